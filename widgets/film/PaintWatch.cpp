#include "widgets/film/PaintWatch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace vitrine {

// A window's own requests to be painted come in another way on each platform; its widgets are painted on all of them.
PaintWatch::PaintWatch(QWidget *window, QObject *parent) : QObject(parent), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched->isWidgetType()
        && static_cast<const QWidget *>(watched)->window() == m_window)
        emit painted();
    return QObject::eventFilter(watched, event);
}

} // namespace vitrine
