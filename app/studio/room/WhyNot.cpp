#include "app/studio/room/WhyNot.h"

#include "app/studio/room/Room.h"

#include <QAction>
#include <QCoreApplication>

namespace vitrine {

namespace {

QByteArray nameOf(Command command)
{
    return "whyNot" + QByteArray::number(static_cast<int>(command));
}

} // namespace

bool setWhyNot(Room *room, Command command, const QString &reason)
{
    if (room->property(nameOf(command)).toString() == reason)
        return false;
    room->setProperty(nameOf(command), reason);
    return true;
}

QString whyNot(const Room *room, Command command)
{
    return room->isEnabled(command) ? QString() : room->property(nameOf(command)).toString();
}

void explain(QAction *action, const QString &reason)
{
    if (reason.isEmpty() && action->property("vitrineWhyNot").toString().isEmpty())
        return;
    action->setProperty("vitrineWhyNot", reason);
    QString tip = QCoreApplication::translate("Actions", action->property("vitrineHelp").toByteArray());
    action->setStatusTip(reason.isEmpty() ? tip : reason);
    if (!reason.isEmpty())
        tip += QLatin1Char('\n') + reason;
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
}

} // namespace vitrine
