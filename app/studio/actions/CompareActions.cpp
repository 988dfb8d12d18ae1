// Actions of comparing two runs.

#include "app/studio/actions/ActionEntry.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

std::span<const ActionEntry> compareActions()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::CompareRuns,
         QT_TRANSLATE_NOOP("Actions", "&Compare…"),
         QT_TRANSLATE_NOOP("Actions",
                           "Two inputs, two sets of weights or two networks side by side at the same step, with a map "
                           "of what differs"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_M},
         true},
    });
    return table;
}

} // namespace vitrine
