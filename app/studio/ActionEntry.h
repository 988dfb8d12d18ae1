#pragma once

#include "app/studio/Actions.h"

#include <QKeySequence>
#include <QList>

#include <span>

namespace vitrine {

/// What an action is made of. Texts are marked with QT_TRANSLATE_NOOP("Actions", …).
struct ActionEntry {
    Command command;
    const char *text;
    const char *help;
    QList<QKeySequence> keys = {};
    bool checkable = false;
};

/// Those of building a network; the others stand in Actions.cpp.
std::span<const ActionEntry> buildActions();

} // namespace vitrine
