// Actions of films.

#include "app/studio/actions/ActionEntry.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

std::span<const ActionEntry> filmActions()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::ExportFilm,
         QT_TRANSLATE_NOOP("Actions", "Export as &Film…"),
         QT_TRANSLATE_NOOP("Actions", "Make a GIF or a video of the steps of a run, of edits or of a race"),
         {Qt::CTRL | Qt::ALT | Qt::Key_F}},
        {Command::Record,
         QT_TRANSLATE_NOOP("Actions", "&Record What You Do…"),
         QT_TRANSLATE_NOOP("Actions", "Make a GIF or a video of what happens in the window until you stop"),
         {Qt::CTRL | Qt::ALT | Qt::Key_R},
         true},
    });
    return table;
}

} // namespace vitrine
