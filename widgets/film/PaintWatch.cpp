#include "widgets/film/PaintWatch.h"

#include <QCoreApplication>
#include <QPaintEvent>
#include <QWidget>

namespace vitrine {

// Its widgets are painted on every platform, whatever the window itself is asked to do.
PaintWatch::PaintWatch(QWidget *window, QObject *parent) : QObject(parent), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched->isWidgetType()) {
        const auto *widget = static_cast<const QWidget *>(watched);
        if (widget->window() == m_window)
            emit painted(
                static_cast<const QPaintEvent *>(event)->region().translated(widget->mapTo(m_window, QPoint())));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vitrine
