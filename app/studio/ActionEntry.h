#pragma once

// Private to Actions.

#include "app/studio/Actions.h"

#include <QKeySequence>
#include <QList>

#include <array>

namespace vitrine {

/// What an action is called, what it does, and its keys.
struct ActionEntry {
    Command command;
    const char *text; ///< marked with QT_TRANSLATE_NOOP("Actions", …)
    const char *help; ///< likewise
    QList<QKeySequence> keys = {};
    bool checkable = false;
};

/// In the order of Command.
const std::array<ActionEntry, Actions::count> &actionEntries();

} // namespace vitrine
