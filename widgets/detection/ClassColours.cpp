#include "widgets/detection/ClassColours.h"

#include "widgets/common/Theme.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

/// In an order that keeps neighbours apart: COCO's frequent classes are neighbours.
constexpr std::array<QRgb, 12> hues{0xFFE69F00, 0xFF56B4E9, 0xFFF0E442, 0xFFCC79A7, 0xFF009E73, 0xFFD55E00,
                                    0xFF3D8BFF, 0xFF44AA99, 0xFFFF8FB8, 0xFFB8B83D, 0xFFA678DE, 0xFFDDCC77};
constexpr std::array<int, 4> lightness{100, 118, 76, 60}; ///< percent, as QColor::lighter() takes it

struct Pair {
    QColor colour, outline;
};

/// Made once: hundreds of boxes ask for them in every frame.
const std::array<Pair, hues.size() * lightness.size()> &palette()
{
    static const auto made = [] {
        std::array<Pair, hues.size() * lightness.size()> pairs;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const QColor colour = QColor(hues[i % hues.size()]).lighter(lightness[i / hues.size()]);
            pairs[i] = {colour, Theme::textOn(colour)};
        }
        return pairs;
    }();
    return made;
}

const Pair &pairOf(int classId)
{
    return palette()[static_cast<std::size_t>(std::max(0, classId)) % palette().size()];
}

} // namespace

QColor classColour(int classId)
{
    return pairOf(classId).colour;
}

QColor classOutline(int classId)
{
    return pairOf(classId).outline;
}

} // namespace vitrine
