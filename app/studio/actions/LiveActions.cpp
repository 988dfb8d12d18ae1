// Actions of a video or a camera as input of the Network room.

#include "app/studio/actions/ActionEntry.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

std::span<const ActionEntry> liveActions()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::LiveVideo,
         QT_TRANSLATE_NOOP("Actions", "&Video…"),
         QT_TRANSLATE_NOOP("Actions", "Show the network a video; all maps follow it"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_V}},
        {Command::LiveCamera, QT_TRANSLATE_NOOP("Actions", "&Camera as Input…"),
         QT_TRANSLATE_NOOP("Actions", "Show the network what a camera sees; all maps follow it")},
        {Command::LiveFreeze,
         QT_TRANSLATE_NOOP("Actions", "&Freeze the Frame"),
         QT_TRANSLATE_NOOP("Actions", "Keep this frame of the video or camera as the picture; again to go on"),
         {Qt::Key_F},
         true},
        {Command::LiveBack,
         QT_TRANSLATE_NOOP("Actions", "One Frame &Back"),
         QT_TRANSLATE_NOOP("Actions", "Freeze the frame before this one"),
         {Qt::Key_Comma}},
        {Command::LiveForward,
         QT_TRANSLATE_NOOP("Actions", "One Frame F&orward"),
         QT_TRANSLATE_NOOP("Actions", "Freeze the frame after this one"),
         {Qt::Key_Period}},
        {Command::LiveLoop,
         QT_TRANSLATE_NOOP("Actions", "&Loop"),
         QT_TRANSLATE_NOOP("Actions", "At its end the video begins again"),
         {},
         true},
        {Command::LiveMirror,
         QT_TRANSLATE_NOOP("Actions", "&Mirror the Camera"),
         QT_TRANSLATE_NOOP("Actions", "Exchange left and right of what a camera sees, as a mirror does"),
         {},
         true},
        {Command::LiveClose, QT_TRANSLATE_NOOP("Actions", "Clos&e Video or Camera"),
         QT_TRANSLATE_NOOP("Actions", "The last frame stays as the picture")},
    });
    return table;
}

} // namespace vitrine
