#include "widgets/detection/ClassColours.h"

#include "widgets/common/Theme.h"

#include <array>

namespace vitrine {

namespace {

/// In an order that keeps neighbours apart: COCO's frequent classes are neighbours.
constexpr std::array<QRgb, 12> hues{0xFFE69F00, 0xFF56B4E9, 0xFFF0E442, 0xFFCC79A7, 0xFF009E73, 0xFFD55E00,
                                    0xFF3D8BFF, 0xFF44AA99, 0xFFFF8FB8, 0xFFB8B83D, 0xFFA678DE, 0xFFDDCC77};
constexpr std::array<int, 4> lightness{100, 135, 72, 165}; ///< percent, as QColor::lighter() takes it

} // namespace

QColor classColour(int classId)
{
    const auto id = static_cast<std::size_t>(std::max(0, classId));
    return QColor(hues[id % hues.size()]).lighter(lightness[id / hues.size() % lightness.size()]);
}

QColor outlineOf(const QColor &colour)
{
    return Theme::textOn(colour);
}

} // namespace vitrine
