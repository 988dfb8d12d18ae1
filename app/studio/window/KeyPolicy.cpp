#include "app/studio/window/KeyPolicy.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace vitrine {

namespace {

bool isPressKey(int key)
{
    return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isMoveKey(int key)
{
    return (key >= Qt::Key_Home && key <= Qt::Key_PageDown) || isPressKey(key);
}

bool isTextKey(const QKeyEvent &event)
{
    return !event.text().isEmpty() && !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        && event.key() != Qt::Key_Escape;
}

bool keeps(const QObject *object, const QKeyEvent &event)
{
    if (qobject_cast<const QLineEdit *>(object) || qobject_cast<const QAbstractSpinBox *>(object))
        return isMoveKey(event.key()) || isTextKey(event);
    if (qobject_cast<const QAbstractButton *>(object))
        return isPressKey(event.key());
    if (qobject_cast<const QScrollBar *>(object))
        return false;
    if (qobject_cast<const QComboBox *>(object) || qobject_cast<const QAbstractSlider *>(object))
        return isMoveKey(event.key());
    // Lists that move the step or the selection follow arrows up and down; left and right step through the network.
    if (qobject_cast<const QAbstractItemView *>(object))
        return event.key() == Qt::Key_Up || event.key() == Qt::Key_Down || event.key() == Qt::Key_PageUp
            || event.key() == Qt::Key_PageDown;
    return false;
}

} // namespace

KeyPolicy::KeyPolicy(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool KeyPolicy::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && keeps(object, *static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(object, event);
}

} // namespace vitrine
