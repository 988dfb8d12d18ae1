#include "app/studio/film/RecordMark.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace vitrine {

namespace {

constexpr int dot = 10, edge = 4;

} // namespace

RecordMark::RecordMark(QWidget *window) : QToolButton(window)
{
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Recording. Click to stop"));
    setAccessibleName(tr("Stop Recording"));
    setSeconds(0);
    window->installEventFilter(this);
    show();
    place();
}

void RecordMark::setSeconds(double seconds)
{
    const QString now = formatDuration(seconds);
    if (text() != now)
        setText(now);
}

bool RecordMark::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QToolButton::eventFilter(watched, event);
}

void RecordMark::place()
{
    resize(sizeHint());
    move(parentWidget()->width() - width() - edge, edge);
    raise();
}

QSize RecordMark::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")) + dot + 5 * edge,
            fontMetrics().height() + edge};
}

void RecordMark::paintEvent(QPaintEvent *)
{
    const QColor red = Theme::instance().color(Theme::Role::Error);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(red, hasFocus() || underMouse() ? 2 : 1));
    painter.setBrush(Theme::instance().color(Theme::Role::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), edge, edge);
    painter.setBrush(red);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QRectF(2 * edge, (height() - dot) / 2.0, dot, dot));
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    painter.drawText(rect().adjusted(3 * edge + dot, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace vitrine
