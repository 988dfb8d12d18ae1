#include "app/studio/actions/ActionEntry.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

std::span<const ActionEntry> buildActions()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::Cut,
         QT_TRANSLATE_NOOP("Actions", "Cu&t"),
         QT_TRANSLATE_NOOP("Actions", "Take the selected blocks off the canvas and keep them on the clipboard"),
         {QKeySequence::Cut}},
        {Command::Copy,
         QT_TRANSLATE_NOOP("Actions", "C&opy"),
         QT_TRANSLATE_NOOP("Actions", "Copy the selected blocks as text, for this or another window"),
         {QKeySequence::Copy}},
        {Command::Duplicate,
         QT_TRANSLATE_NOOP("Actions", "D&uplicate"),
         QT_TRANSLATE_NOOP("Actions", "The selected blocks once more, with the connections among them"),
         {Qt::CTRL | Qt::Key_D}},
        {Command::SelectAll,
         QT_TRANSLATE_NOOP("Actions", "&Select All"),
         QT_TRANSLATE_NOOP("Actions", "Select all blocks"),
         {QKeySequence::SelectAll}},
        {Command::AddBlock,
         QT_TRANSLATE_NOOP("Actions", "&Add a Block…"),
         QT_TRANSLATE_NOOP("Actions", "Type the name of a block; it comes behind the selected one"),
         {Qt::SHIFT | Qt::Key_A, Qt::Key_Insert}},
        {Command::RenameBlock,
         QT_TRANSLATE_NOOP("Actions", "Re&name…"),
         QT_TRANSLATE_NOOP("Actions", "Give the selected block or group another name"),
         {Qt::Key_F2}},
        {Command::DeleteBlocks,
         QT_TRANSLATE_NOOP("Actions", "De&lete"),
         QT_TRANSLATE_NOOP("Actions", "Take the selected blocks and connections off the canvas"),
         {QKeySequence::Delete}},
        {Command::DeleteAndJoin,
         QT_TRANSLATE_NOOP("Actions", "Delete and &Join"),
         QT_TRANSLATE_NOOP("Actions", "Take the selected blocks off; what fed them feeds what they fed"),
         {Qt::CTRL | Qt::Key_Delete}},
        {Command::GroupBlocks,
         QT_TRANSLATE_NOOP("Actions", "&Group"),
         QT_TRANSLATE_NOOP("Actions", "A frame with a name around the selected blocks"),
         {Qt::CTRL | Qt::Key_G}},
        {Command::UngroupBlocks,
         QT_TRANSLATE_NOOP("Actions", "Ungroup"),
         QT_TRANSLATE_NOOP("Actions", "Take the frame off; its blocks stay"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_G}},
        {Command::FreezeBlocks,
         QT_TRANSLATE_NOOP("Actions", "Loc&k for Training"),
         QT_TRANSLATE_NOOP("Actions", "Training leaves the weights and statistics of the selected blocks as they are"),
         {Qt::CTRL | Qt::ALT | Qt::Key_L}},
        {Command::ArrangeBlocks,
         QT_TRANSLATE_NOOP("Actions", "A&rrange Automatically"),
         QT_TRANSLATE_NOOP("Actions", "Put all blocks in order, with as few crossings as can be"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_A}},
        {Command::FindBlock,
         QT_TRANSLATE_NOOP("Actions", "&Find a Block…"),
         QT_TRANSLATE_NOOP("Actions", "Find blocks by name, type or parameter"),
         {QKeySequence::Find}},
    });
    return table;
}

} // namespace vitrine
