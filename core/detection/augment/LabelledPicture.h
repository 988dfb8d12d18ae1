#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/detection/Box.h"
#include "core/tensor/RgbImage.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace vitrine {

struct LabelledBox {
    Box box; ///< in pixels of the picture
    int classId = 0;

    bool operator==(const LabelledBox &) const = default;
};

/// A picture with its objects.
struct LabelledPicture {
    RgbImage image;
    std::vector<LabelledBox> boxes;
};

/// Gives picture `index` of a set.
using PictureSource = std::function<Result<std::shared_ptr<const LabelledPicture>>(std::int64_t index)>;

/// What became of a box.
enum class BoxFate : std::uint8_t {
    Kept,
    Outside, ///< nothing of it lies in the picture any more
    TooSmall ///< what is left of it is too narrow or too low
};

/// A box on its way through an augmentation.
struct TracedBox {
    std::int64_t picture = 0; ///< of the set, and which of its objects
    int object = 0;
    int part = 0; ///< 0 to 3: of the mosaic; 4: laid over it by MixUp; 0 where there is no mosaic
    int classId = 0;
    Box whole; ///< where it lies in the result, before it was cut
    Box box; ///< cut at the borders
    BoxFate fate = BoxFate::Kept;

    static constexpr int mixUpPart = 4;
};

/// Why a box was dropped, for people; empty for one that was kept.
Message reasonOf(const TracedBox &box, double smallestSide);

struct AugmentedPicture {
    RgbImage image;
    std::vector<TracedBox> boxes; ///< all, the dropped ones too, in the order in which they came
    bool isMixed = false; ///< whether MixUp was done; it is left out where the mosaic shows no object

    std::vector<LabelledBox> kept() const;
};

} // namespace vitrine
