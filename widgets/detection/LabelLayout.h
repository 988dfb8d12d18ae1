#pragma once

#include <QRectF>

#include <optional>
#include <vector>

namespace vitrine {

/// A label that wants a place at its box.
struct LabelWish {
    QRectF box;
    QSizeF size;
};

/// Places labels greedily, the first wish first: above its box, inside at the top, below, inside at the bottom, then
/// the same shifted to the right end and to the middle. Labels neither overlap each other nor leave `bounds`; one that
/// finds no place, or whose box lies outside, gets none.
std::vector<std::optional<QRectF>> placeLabels(const std::vector<LabelWish> &wishes, const QRectF &bounds);

} // namespace vitrine
