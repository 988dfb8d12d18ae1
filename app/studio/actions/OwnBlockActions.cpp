// Actions of blocks of the user's own.

#include "app/studio/actions/ActionEntry.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

std::span<const ActionEntry> ownBlockActions()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::MakeBlock,
         QT_TRANSLATE_NOOP("Actions", "&Make a Block of Your Own…"),
         QT_TRANSLATE_NOOP("Actions", "One block in place of the selected ones, which is kept in My blocks"),
         {Qt::CTRL | Qt::Key_M}},
        {Command::EditOwnBlock, QT_TRANSLATE_NOOP("Actions", "Edit &Your Block…"),
         QT_TRANSLATE_NOOP("Actions", "Name, colour, help and offered parameters of the selected block of your own")},
        {Command::KeepOwnBlock, QT_TRANSLATE_NOOP("Actions", "Save to My &Blocks"),
         QT_TRANSLATE_NOOP("Actions", "Keep the selected block of your own for other networks")},
        {Command::ImportBlock, QT_TRANSLATE_NOOP("Actions", "&Import a Block…"),
         QT_TRANSLATE_NOOP("Actions", "Take a block from a file into My blocks")},
    });
    return table;
}

} // namespace vitrine
