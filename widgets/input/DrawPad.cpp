#include "widgets/input/DrawPad.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int inkGrey = 16;
constexpr int paperGrey = 255;

QImage emptySheet()
{
    QImage sheet(DrawPad::paperSide, DrawPad::paperSide, QImage::Format_Grayscale8);
    sheet.fill(paperGrey);
    return sheet;
}

} // namespace

DrawPad::DrawPad(QWidget *parent) : QWidget(parent), m_drawing(emptySheet())
{
    setCursor(Qt::CrossCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Drawing pad"));
        setToolTip(tr("Left button draws, right button erases"));
        update();
    });
}

void DrawPad::setDrawing(const QImage &drawing)
{
    m_drawing = drawing.isNull() ? emptySheet() : drawing.convertToFormat(QImage::Format_Grayscale8);
    update();
}

bool DrawPad::isBlank() const
{
    return m_drawing == emptySheet();
}

void DrawPad::setBrush(int pixels)
{
    m_brush = std::clamp(pixels, 4, 80);
}

void DrawPad::clear()
{
    if (isBlank())
        return;
    m_drawing = emptySheet();
    update();
    emit strokeFinished(m_drawing);
}

QRect DrawPad::paper() const
{
    const int side = std::min(width(), height());
    return {(width() - side) / 2, (height() - side) / 2, side, side};
}

QPointF DrawPad::toPaper(QPointF position) const
{
    const QRect sheet = paper();
    return (position - QPointF(sheet.topLeft())) * paperSide / std::max(1, sheet.width());
}

void DrawPad::drawLine(QPointF from, QPointF to)
{
    QPainter painter(&m_drawing);
    painter.setRenderHint(QPainter::Antialiasing);
    const int grey = m_erasing ? paperGrey : inkGrey;
    painter.setPen(QPen(QColor(grey, grey, grey), m_brush, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    // A line without length would draw nothing, a click shall make a dot.
    painter.drawLine(from, from == to ? to + QPointF(0.01, 0) : to);
    painter.end();
    update();
    emit drawn(m_drawing);
}

void DrawPad::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect sheet = paper();
    painter.drawImage(sheet, m_drawing);
    painter.setPen(Theme::instance().color(Theme::Role::Border));
    painter.drawRect(sheet.adjusted(0, 0, -1, -1));
    if (isBlank() && !m_last) {
        painter.setPen(QColor(0x60, 0x60, 0x60));
        painter.drawText(sheet.adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, tr("Draw a digit here"));
    }
}

void DrawPad::mousePressEvent(QMouseEvent *event)
{
    if (m_last || (event->button() != Qt::LeftButton && event->button() != Qt::RightButton))
        return; // a stroke goes on with the button that it began with
    m_erasing = event->button() == Qt::RightButton;
    m_last = toPaper(event->position());
    drawLine(*m_last, *m_last);
}

void DrawPad::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_last)
        return;
    const QPointF next = toPaper(event->position());
    drawLine(*m_last, next);
    m_last = next;
}

void DrawPad::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_last || event->button() != (m_erasing ? Qt::RightButton : Qt::LeftButton))
        return;
    m_last.reset();
    emit strokeFinished(m_drawing);
}

} // namespace vitrine
