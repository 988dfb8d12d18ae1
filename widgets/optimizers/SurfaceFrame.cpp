#include "widgets/optimizers/SurfaceFrame.h"

#include <algorithm>

namespace vitrine {

SurfaceFrame SurfaceFrame::fit(Point2 low, Point2 high, const QSizeF &size)
{
    const double width = high.x - low.x, height = high.y - low.y;
    const double unit = std::max(width / size.width(), height / size.height());
    const QSizeF shown = size * unit;
    return {QRectF(QPointF((low.x + high.x - shown.width()) / 2, (low.y + high.y - shown.height()) / 2), shown), size};
}

QPointF SurfaceFrame::toPixel(const QPointF &place) const
{
    // Far outside, QPainter's numbers would run over.
    constexpr double far = 1e5;
    const double x = (place.x() - m_region.left()) / m_region.width() * m_size.width();
    const double y = (1 - (place.y() - m_region.top()) / m_region.height()) * m_size.height();
    return {std::clamp(x, -far, far), std::clamp(y, -far, far)};
}

Point2 SurfaceFrame::toPlace(const QPointF &pixel) const
{
    return {m_region.left() + pixel.x() / m_size.width() * m_region.width(),
            m_region.top() + (1 - pixel.y() / m_size.height()) * m_region.height()};
}

SurfaceFrame SurfaceFrame::zoomed(double factor, const QPointF &pixel) const
{
    const Point2 fixed = toPlace(pixel);
    const QSizeF shown = m_region.size() / factor;
    const QPointF corner(fixed.x - pixel.x() / m_size.width() * shown.width(),
                         fixed.y - (1 - pixel.y() / m_size.height()) * shown.height());
    return {QRectF(corner, shown), m_size};
}

SurfaceFrame SurfaceFrame::moved(const QPointF &pixels) const
{
    const QPointF by(-pixels.x() / m_size.width() * m_region.width(), pixels.y() / m_size.height() * m_region.height());
    return {m_region.translated(by), m_size};
}

SurfaceFrame SurfaceFrame::resized(const QSizeF &size) const
{
    const QSizeF shown(m_region.width() * size.width() / m_size.width(),
                       m_region.height() * size.height() / m_size.height());
    QRectF region(QPointF(), shown);
    region.moveCenter(m_region.center());
    return {region, size};
}

} // namespace vitrine
