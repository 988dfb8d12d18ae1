#pragma once

// Private to Actions.

#include "app/studio/actions/Actions.h"

#include <QKeySequence>
#include <QList>

#include <span>

namespace vitrine {

/// What an action is called, what it does, and its keys.
struct ActionEntry {
    Command command;
    const char *text; ///< marked with QT_TRANSLATE_NOOP("Actions", …)
    const char *help; ///< likewise
    QList<QKeySequence> keys = {};
    bool checkable = false;
};

std::span<const ActionEntry> actionEntries();
/// Those of building a network.
std::span<const ActionEntry> buildActions();
/// Those of blocks of the user's own.
std::span<const ActionEntry> ownBlockActions();
/// Those of the heat map.
std::span<const ActionEntry> heatActions();
/// Those of moving pictures as input.
std::span<const ActionEntry> liveActions();
/// Those of going into composite blocks.
std::span<const ActionEntry> insideActions();
/// Those of comparing two runs.
std::span<const ActionEntry> compareActions();
/// Those of films.
std::span<const ActionEntry> filmActions();

} // namespace vitrine
