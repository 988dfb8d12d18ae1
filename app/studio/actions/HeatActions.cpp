// Actions of the heat map over the canvas.

#include "app/studio/actions/ActionEntry.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

std::span<const ActionEntry> heatActions()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::HeatNone,
         QT_TRANSLATE_NOOP("Actions", "&None"),
         QT_TRANSLATE_NOOP("Actions", "No heat map over the canvas"),
         {},
         true},
        {Command::HeatParameters,
         QT_TRANSLATE_NOOP("Actions", "&Parameters"),
         QT_TRANSLATE_NOOP("Actions", "How many learnable parameters each block has"),
         {},
         true},
        {Command::HeatMacs,
         QT_TRANSLATE_NOOP("Actions", "Multiply-&Accumulates"),
         QT_TRANSLATE_NOOP("Actions", "How much each block computes for this batch"),
         {},
         true},
        {Command::HeatMemory,
         QT_TRANSLATE_NOOP("Actions", "&Memory of Outputs"),
         QT_TRANSLATE_NOOP("Actions", "How many bytes the outputs of each block take"),
         {},
         true},
        {Command::HeatField,
         QT_TRANSLATE_NOOP("Actions", "Receptive &Field"),
         QT_TRANSLATE_NOOP("Actions", "How much of the input one number of each block sees"),
         {},
         true},
        {Command::HeatTime,
         QT_TRANSLATE_NOOP("Actions", "&Time of This Run"),
         QT_TRANSLATE_NOOP("Actions", "How long each block took forward and backward"),
         {},
         true},
    });
    return table;
}

} // namespace vitrine
