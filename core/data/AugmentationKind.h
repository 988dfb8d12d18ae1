#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/base/Rng.h"
#include "core/data/NumberOptions.h"
#include "core/tensor/Snapshot.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A picture in memory that lies elsewhere: planes [channels, height, width], 0 (black) … 1.
struct PlanesView {
    int channels = 0;
    int height = 0;
    int width = 0;
    std::span<float> values;

    std::size_t planeSize() const { return static_cast<std::size_t>(height) * static_cast<std::size_t>(width); }
    std::span<float> plane(int channel) const
    {
        return values.subspan(static_cast<std::size_t>(channel) * planeSize(), planeSize());
    }
};

/// A change of pictures that leaves what they show as it is, so that a network sees more than there is. A new one is
/// one new file in core/data/augmentations with its makeX().
class AugmentationKind {
public:
    virtual ~AugmentationKind() = default;

    virtual std::string name() const = 0; ///< as `--augment` calls it: "rotation"
    virtual Message title() const = 0;
    virtual Message summary() const = 0; ///< one sentence
    /// What it is set by; the first is the one that "rotation=15" sets.
    virtual const std::vector<NumberSpec> &parameters() const = 0;
    /// Changes the picture at random. `values` holds a legal value for each parameter. The same state of `rng` gives
    /// the same picture.
    virtual void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const = 0;
};

/// Every kind there is, by file name.
const std::vector<std::unique_ptr<AugmentationKind>> &augmentationKinds();
/// Null where there is none.
const AugmentationKind *findAugmentationKind(std::string_view name);

/// One that was chosen, with what it is set to.
struct Augmentation {
    std::string name;
    NumberOptions values; ///< those that are missing have their defaults

    bool operator==(const Augmentation &) const = default;
};

/// Reads "flip", "rotation=15", "colour:brightness=0.3,contrast=0.1". An unknown name or a value out of range is an
/// error that names the legal ones.
Result<Augmentation> parseAugmentation(const std::string &text);

/// With all values, for items of the shape given. Fails for an unknown name, a value out of range, or items that are no
/// pictures.
Result<std::vector<Augmentation>> completeAugmentations(std::vector<Augmentation> chosen, const Shape &itemShape);

/// Applies each in turn. They must be complete.
void augment(std::span<const Augmentation> chosen, PlanesView picture, const Rng &rng);

} // namespace vitrine
