#include "widgets/detection/LabelLayout.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

/// Rectangles by the squares of a coarse grid that they touch: each label is held against its neighbours alone.
class Occupied {
public:
    explicit Occupied(const QRectF &bounds)
        : m_bounds(bounds), m_columns(static_cast<int>(bounds.width() / side) + 1),
          m_rows(static_cast<int>(bounds.height() / side) + 1),
          m_squares(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows))
    {
    }

    bool isFree(const QRectF &rect) const
    {
        bool free = true;
        forSquares(*this, rect, [&](const std::vector<QRectF> &square) {
            free = free && std::none_of(square.begin(), square.end(), [&](const QRectF &each) {
                       return each.intersects(rect);
                   });
        });
        return free;
    }

    void add(const QRectF &rect)
    {
        forSquares(*this, rect, [&](std::vector<QRectF> &square) { square.push_back(rect); });
    }

private:
    static constexpr double side = 64;

    template <typename Self, typename Visit>
    static void forSquares(Self &self, const QRectF &rect, Visit visit)
    {
        const auto at = [](double offset, int count) {
            return std::clamp(static_cast<int>(offset / side), 0, count - 1);
        };
        const int left = at(rect.left() - self.m_bounds.left(), self.m_columns);
        const int right = at(rect.right() - self.m_bounds.left(), self.m_columns);
        const int bottom = at(rect.bottom() - self.m_bounds.top(), self.m_rows);
        for (int y = at(rect.top() - self.m_bounds.top(), self.m_rows); y <= bottom; ++y)
            for (int x = left; x <= right; ++x)
                visit(self.m_squares[static_cast<std::size_t>(y * self.m_columns + x)]);
    }

    QRectF m_bounds;
    int m_columns, m_rows;
    std::vector<std::vector<QRectF>> m_squares;
};

/// The places that a label would like, best first.
std::array<QPointF, 12> places(const LabelWish &wish)
{
    const QRectF &box = wish.box;
    const std::array<double, 4> heights{box.top() - wish.size.height(), box.top(), box.bottom(),
                                        box.bottom() - wish.size.height()};
    const std::array<double, 3> starts{box.left(), box.right() - wish.size.width(),
                                       box.center().x() - wish.size.width() / 2};
    std::array<QPointF, 12> result;
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = QPointF(starts[i / heights.size()], heights[i % heights.size()]);
    return result;
}

/// Shifted along its box's edge into the bounds.
QRectF pulledInside(QRectF rect, const QRectF &bounds)
{
    rect.moveLeft(std::max(bounds.left(), std::min(rect.left(), bounds.right() - rect.width())));
    return rect;
}

} // namespace

std::vector<std::optional<QRectF>> placeLabels(const std::vector<LabelWish> &wishes, const QRectF &bounds)
{
    Occupied occupied(bounds);
    std::vector<std::optional<QRectF>> result;
    result.reserve(wishes.size());
    for (const LabelWish &wish : wishes) {
        result.emplace_back();
        if (!bounds.intersects(wish.box))
            continue;
        for (const QPointF &corner : places(wish)) {
            const QRectF rect = pulledInside(QRectF(corner, wish.size), bounds);
            if (!bounds.contains(rect) || !occupied.isFree(rect))
                continue;
            occupied.add(rect);
            result.back() = rect;
            break;
        }
    }
    return result;
}

} // namespace vitrine
