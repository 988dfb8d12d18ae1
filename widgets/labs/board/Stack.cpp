#include "widgets/labs/board/Stack.h"

#include "core/blocks/support/Indexing.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

Shape threeOf(const Shape &sizes, std::size_t rank, std::int64_t fill)
{
    Shape three(3 - rank, fill);
    if (sizes.empty())
        three.insert(three.end(), rank, fill);
    else
        three.insert(three.end(), sizes.begin(), sizes.end());
    return three;
}

} // namespace

bool Stack::isMargin(const Index &place) const
{
    for (std::size_t d = 0; d < size.size(); ++d)
        if (place[d] < 0 || place[d] >= size[d])
            return true;
    return false;
}

std::optional<float> Stack::value(const Index &place) const
{
    if (isMargin(place))
        return isCut ? std::nullopt : std::optional(0.0F);
    const auto at = static_cast<std::size_t>(ravelled(place, size));
    if (at >= values.size() || (!absent.empty() && absent[at]))
        return std::nullopt;
    return values[at];
}

StackGeometry::StackGeometry(const Stack &stack, const QRectF &room)
    : m_rank(stack.size.size()), m_size(threeOf(stack.size, m_rank, 1)), m_before(threeOf(stack.before, m_rank, 0))
{
    if (stack.before.empty())
        m_before.assign(3, 0);
    Shape after = stack.after.empty() ? Shape(3, 0) : threeOf(stack.after, m_rank, 0);
    for (std::size_t d = 0; d < 3; ++d)
        m_full.push_back(m_size[d] + m_before[d] + after[d]);
    // As many slices in a row as make the cells largest.
    m_gap = m_full[0] > 1 ? 8 : 0;
    m_cell = 0;
    for (std::int64_t columns = 1; columns <= m_full[0]; ++columns) {
        const std::int64_t rows = (m_full[0] + columns - 1) / columns;
        const double across =
            (room.width() - static_cast<double>(columns - 1) * m_gap) / static_cast<double>(columns * m_full[2]);
        const double down = m_rank == 1
            ? across
            : (room.height() - static_cast<double>(rows - 1) * m_gap) / static_cast<double>(rows * m_full[1]);
        if (const double cell = std::min({across, down, 48.0}); cell > m_cell) {
            m_cell = cell;
            m_columns = columns;
        }
    }
    m_cell = std::max(m_cell, 1e-6);
    if (m_cell > 3)
        m_cell = std::floor(m_cell);
    m_high = m_rank == 1 ? std::clamp(std::floor(room.height()), m_cell, std::max(m_cell, 48.0)) : m_cell;
    const std::int64_t rows = (m_full[0] + m_columns - 1) / m_columns;
    const QSizeF extent(static_cast<double>(m_columns * m_full[2]) * m_cell
                            + static_cast<double>(m_columns - 1) * m_gap,
                        static_cast<double>(rows * m_full[1]) * m_high + static_cast<double>(rows - 1) * m_gap);
    m_bounds = QRectF(QPointF(std::round(room.center().x() - extent.width() / 2),
                              std::round(room.center().y() - extent.height() / 2)),
                      extent);
}

Index StackGeometry::spread(const Index &place) const
{
    Index three(3 - m_rank, 0);
    three.insert(three.end(), place.begin(), place.end());
    return three;
}

QRectF StackGeometry::rect(const Index &place) const
{
    const Index three = spread(place);
    const std::int64_t slice = three[0] + m_before[0];
    const double left = static_cast<double>(slice % m_columns) * (static_cast<double>(m_full[2]) * m_cell + m_gap);
    const double top = static_cast<double>(slice / m_columns) * (static_cast<double>(m_full[1]) * m_high + m_gap);
    return {m_bounds.left() + left + static_cast<double>(three[2] + m_before[2]) * m_cell,
            m_bounds.top() + top + static_cast<double>(three[1] + m_before[1]) * m_high, m_cell, m_high};
}

QRectF StackGeometry::slice(std::int64_t depth) const
{
    Index place = {depth, 0, 0};
    const QRectF first = rect(Index(place.begin() + static_cast<std::ptrdiff_t>(3 - m_rank), place.end()));
    return {first.left(), first.top(), static_cast<double>(m_size[2]) * m_cell,
            static_cast<double>(m_size[1]) * m_high};
}

std::optional<Index> StackGeometry::at(QPointF point) const
{
    const double width = static_cast<double>(m_full[2]) * m_cell, height = static_cast<double>(m_full[1]) * m_high;
    const double x = point.x() - m_bounds.left(), y = point.y() - m_bounds.top();
    if (x < 0 || y < 0 || m_rank == 0)
        return std::nullopt;
    const auto column = static_cast<std::int64_t>(x / (width + m_gap)),
               row = static_cast<std::int64_t>(y / (height + m_gap));
    const double inX = x - static_cast<double>(column) * (width + m_gap),
                 inY = y - static_cast<double>(row) * (height + m_gap);
    const std::int64_t slice = row * m_columns + column;
    if (column >= m_columns || slice >= m_full[0] || inX >= width || inY >= height)
        return std::nullopt;
    const Index three = {slice - m_before[0], static_cast<std::int64_t>(inY / m_high) - m_before[1],
                         static_cast<std::int64_t>(inX / m_cell) - m_before[2]};
    return Index(three.begin() + static_cast<std::ptrdiff_t>(3 - m_rank), three.end());
}

ColourScale scaleOf(const std::vector<float> &values)
{
    return ColourScale(ValueSpan::of(values));
}

} // namespace vitrine
