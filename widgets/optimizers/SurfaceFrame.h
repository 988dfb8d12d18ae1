#pragma once

#include "core/training/SurfaceKind.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace vitrine {

/// How x and y lie on the screen: y grows upwards.
class SurfaceFrame {
public:
    SurfaceFrame() = default;
    /// `region`: of x and y; its top is the lowest y.
    SurfaceFrame(const QRectF &region, const QSizeF &size) : m_region(region), m_size(size) { }
    /// The part from `low` to `high` in the middle, both axes to the same scale, so that gradients stand on the lines.
    static SurfaceFrame fit(Point2 low, Point2 high, const QSizeF &size);

    const QRectF &region() const { return m_region; }
    const QSizeF &size() const { return m_size; }
    QPointF toPixel(const QPointF &place) const;
    QPointF toPixel(Point2 place) const { return toPixel(QPointF(place.x, place.y)); }
    Point2 toPlace(const QPointF &pixel) const;
    /// Larger by `factor` with what is at `pixel` staying there.
    SurfaceFrame zoomed(double factor, const QPointF &pixel) const;
    SurfaceFrame moved(const QPointF &pixels) const;
    /// The same middle and scale on another size.
    SurfaceFrame resized(const QSizeF &size) const;

private:
    QRectF m_region{0, 0, 1, 1};
    QSizeF m_size{1, 1};
};

} // namespace vitrine
