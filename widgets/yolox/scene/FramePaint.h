#pragma once

class QColor;
class QPainter;
class QRectF;

namespace vitrine {

/// The outline of a rectangle, as a pen of that width would draw it, to whole pixels. Pictures have hundreds of boxes,
/// and a pen is many times slower.
void paintFrame(QPainter &painter, const QRectF &rect, double width, const QColor &colour);

} // namespace vitrine
