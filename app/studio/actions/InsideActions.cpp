// Actions of going into composite blocks and out of them.

#include "app/studio/actions/ActionEntry.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

std::span<const ActionEntry> insideActions()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::GoInside,
         QT_TRANSLATE_NOOP("Actions", "Go &Inside"),
         QT_TRANSLATE_NOOP("Actions", "Open the selected block: its parts on the canvas, at last its laboratory"),
         {Qt::CTRL | Qt::Key_Down}},
        {Command::GoOutside,
         QT_TRANSLATE_NOOP("Actions", "Go &Outside"),
         QT_TRANSLATE_NOOP("Actions", "Back to what the block that is open is a part of"),
         {Qt::CTRL | Qt::Key_Up}},
        {Command::ReplaceByParts, QT_TRANSLATE_NOOP("Actions", "Replace by Its &Parts"),
         QT_TRANSLATE_NOOP("Actions",
                           "The parts of the selected or open block as ordinary blocks, with the same weights")},
    });
    return table;
}

} // namespace vitrine
