#pragma once

#include "app/studio/actions/Actions.h"

#include <QString>

namespace vitrine {

class Room;

// Why a command of a room is not enabled, where that doesn't go without saying; in the language of the moment.

/// Empty: nothing is said. Whether that is another reason than before.
bool setWhyNot(Room *room, Command command, const QString &reason);
/// Empty while the command is enabled.
QString whyNot(const Room *room, Command command);
/// The reason behind an action's help; without one its help alone.
void explain(QAction *action, const QString &reason);

} // namespace vitrine
