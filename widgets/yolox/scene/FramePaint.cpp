#include "widgets/yolox/scene/FramePaint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

void paintFrame(QPainter &painter, const QRectF &rect, double width, const QColor &colour)
{
    const double line = std::max(1.0, std::round(width));
    const double left = std::round(rect.left() - line / 2), top = std::round(rect.top() - line / 2);
    const double right = std::round(rect.right() - line / 2) + line,
                 bottom = std::round(rect.bottom() - line / 2) + line;
    if (right - left <= 2 * line || bottom - top <= 2 * line) // nothing but line
        return painter.fillRect(QRectF(left, top, right - left, bottom - top), colour);
    // No place twice: the colour may be transparent.
    painter.fillRect(QRectF(left, top, right - left, line), colour);
    painter.fillRect(QRectF(left, bottom - line, right - left, line), colour);
    painter.fillRect(QRectF(left, top + line, line, bottom - top - 2 * line), colour);
    painter.fillRect(QRectF(right - line, top + line, line, bottom - top - 2 * line), colour);
}

} // namespace vitrine
