#include "widgets/maps/GridGeometry.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double smallestPlane = 28; ///< the longer side of a plane on screen, pixels
constexpr double largestPlane = 420;
constexpr double largestValue = 40; ///< side of one value

/// Whole pixels per value give crisp edges. Small maps rather use the room there is, by half pixels; below one there is
/// nothing to keep crisp.
double crisp(double scale)
{
    return scale >= 4 ? std::floor(scale) : scale >= 1 ? std::floor(2 * scale) / 2 : scale;
}

} // namespace

GridGeometry::GridGeometry(const PlaneLayout &layout, QSize room, double zoom)
    : m_planes(layout.planes()), m_height(layout.height()), m_width(layout.width()), m_fixedColumns(layout.columns())
{
    if (layout.isEmpty()) {
        m_planes = 0;
        return;
    }
    switch (layout.style()) {
    case PlaneLayout::Style::Planes:
        placePlanes(room, zoom);
        break;
    case PlaneLayout::Style::Strips:
        placeStrips(room, zoom);
        break;
    case PlaneLayout::Style::Bars:
        placeBars(room, zoom);
        break;
    }
    const std::int64_t rows = (m_planes + m_columns - 1) / m_columns;
    const double width = m_left + m_columns * (static_cast<double>(m_width) * m_scaleX + m_gapX);
    const double height = m_top + static_cast<double>(rows) * (static_cast<double>(m_height) * m_scaleY + m_gapY);
    m_size = QSize(static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height)));
}

void GridGeometry::placePlanes(QSize room, double zoom)
{
    const auto w = static_cast<double>(m_width), h = static_cast<double>(m_height);
    const auto fit = [&](std::int64_t columns) {
        const auto across = static_cast<double>(columns);
        const auto down = static_cast<double>((m_planes + columns - 1) / columns);
        return std::min((room.width() - m_left - across * m_gapX) / (across * w),
                        (room.height() - m_top - down * m_gapY) / (down * h));
    };
    double best = 0;
    if (m_fixedColumns > 0) {
        best = fit(m_fixedColumns);
    } else {
        for (std::int64_t columns = 1; columns <= m_planes; ++columns)
            best = std::max(best, fit(columns));
    }
    const double longer = std::max(w, h);
    double scale = std::clamp(best, smallestPlane / longer, std::max(smallestPlane, largestPlane) / longer);
    scale = crisp(std::min(scale, largestValue));
    scale = zoom == 1 ? scale : std::max(0.05, crisp(scale * zoom));
    m_scaleX = m_scaleY = scale;
    const double step = w * scale + m_gapX;
    const auto fitting = static_cast<std::int64_t>(std::floor((room.width() - m_left) / step));
    m_columns = static_cast<int>(m_fixedColumns > 0 ? m_fixedColumns : std::clamp<std::int64_t>(fitting, 1, m_planes));
}

void GridGeometry::placeStrips(QSize room, double zoom)
{
    m_left = 36; // room for the channel's number
    m_gapY = m_planes > 64 ? 1 : 3;
    m_columns = 1;
    m_scaleX =
        std::clamp(crisp((room.width() - m_left - m_gapX) / static_cast<double>(m_width)), 0.25, largestValue) * zoom;
    m_scaleY = std::clamp(std::floor(room.height() / static_cast<double>(m_planes) - m_gapY), 6.0, 32.0) * zoom;
}

void GridGeometry::placeBars(QSize room, double zoom)
{
    m_gapX = 0;
    m_gapY = 24; // room for the names below
    m_top = 12;
    const double width = room.width() - m_left;
    m_scaleX = std::clamp(std::floor(width / static_cast<double>(m_planes)), 6.0, 56.0) * zoom;
    m_columns = static_cast<int>(std::clamp<std::int64_t>(static_cast<std::int64_t>(width / m_scaleX), 1, m_planes));
    const std::int64_t rows = (m_planes + m_columns - 1) / m_columns;
    m_scaleY = std::clamp(std::floor((room.height() - m_top) / static_cast<double>(rows) - m_gapY), 28.0, 220.0) * zoom;
}

QRectF GridGeometry::plane(std::int64_t index) const
{
    const double w = static_cast<double>(m_width) * m_scaleX, h = static_cast<double>(m_height) * m_scaleY;
    return QRectF(m_left + static_cast<double>(index % m_columns) * (w + m_gapX),
                  m_top + static_cast<double>(index / m_columns) * (h + m_gapY), w, h);
}

QRectF GridGeometry::cell(const PlaneCell &cell) const
{
    return box(cell.plane, {cell.y, cell.x, cell.y, cell.x});
}

QRectF GridGeometry::box(std::int64_t plane, const PlaneBox &box) const
{
    const QRectF rect = this->plane(plane);
    return QRectF(rect.left() + static_cast<double>(box.left) * m_scaleX,
                  rect.top() + static_cast<double>(box.top) * m_scaleY,
                  static_cast<double>(box.right - box.left + 1) * m_scaleX,
                  static_cast<double>(box.bottom - box.top + 1) * m_scaleY);
}

std::optional<PlaneCell> GridGeometry::at(QPointF point) const
{
    if (m_planes == 0)
        return {};
    const double w = static_cast<double>(m_width) * m_scaleX, h = static_cast<double>(m_height) * m_scaleY;
    const double x = point.x() - m_left, y = point.y() - m_top;
    const auto column = static_cast<std::int64_t>(std::floor(x / (w + m_gapX)));
    const auto row = static_cast<std::int64_t>(std::floor(y / (h + m_gapY)));
    const double inX = x - static_cast<double>(column) * (w + m_gapX),
                 inY = y - static_cast<double>(row) * (h + m_gapY);
    if (column < 0 || column >= m_columns || row < 0 || inX >= w || inY >= h)
        return {};
    const std::int64_t plane = row * m_columns + column;
    if (plane >= m_planes)
        return {};
    return PlaneCell{plane, static_cast<std::int64_t>(inY / m_scaleY), static_cast<std::int64_t>(inX / m_scaleX)};
}

std::pair<std::int64_t, std::int64_t> GridGeometry::touched(const QRectF &rect) const
{
    const double step = static_cast<double>(m_height) * m_scaleY + m_gapY;
    const auto first = static_cast<std::int64_t>(std::floor((rect.top() - m_top) / step));
    const auto last = static_cast<std::int64_t>(std::floor((rect.bottom() - m_top) / step));
    return {std::clamp<std::int64_t>(first * m_columns, 0, m_planes),
            std::min(m_planes - 1, (std::max<std::int64_t>(last, 0) + 1) * m_columns - 1)};
}

} // namespace vitrine
