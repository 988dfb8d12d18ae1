#include "app/studio/window/Rooms.h"

#include "app/studio/room/Room.h"
#include "app/studio/room/WhyNot.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// Commands that mean the same in every room.
bool isOfWindow(Command command)
{
    switch (command) {
    case Command::Quit:
    case Command::Preferences:
    case Command::Climb:
    case Command::CheckNotes:
    case Command::ExportFilm:
    case Command::Record:
    case Command::NetworkRoom:
    case Command::DetectRoom:
    case Command::OptimizersRoom:
    case Command::YoloxRoom:
    case Command::SystemTheme:
    case Command::LightTheme:
    case Command::DarkTheme:
    case Command::English:
    case Command::Chinese:
    case Command::Larger:
    case Command::Smaller:
    case Command::NormalSize:
    case Command::Present:
    case Command::ResetLayout:
    case Command::Palette:
    case Command::Shortcuts:
    case Command::About:
        return true;
    default:
        return false;
    }
}

} // namespace

Rooms::Rooms(const Actions &actions, QWidget *parent) : QStackedWidget(parent), m_actions(actions)
{
    for (std::size_t i = 0; i < Actions::count; ++i) {
        const auto command = static_cast<Command>(i);
        if (isOfWindow(command))
            continue;
        connect(actions[command], &QAction::triggered, this, [this, command](bool checked) {
            if (m_current)
                m_current->perform(command, checked);
        });
    }
}

Rooms::~Rooms()
{
    // What goes on while the rooms are taken down concerns nobody: the window and its actions are gone by then.
    // Not all that hears of a room: Qt's style sheets must learn that it is destroyed.
    for (Room *room : made()) {
        room->disconnect(this);
        room->disconnect(window());
    }
}

Rooms::Entry *Rooms::find(Command command)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [command](const Entry &candidate) { return candidate.command == command; });
    return entry == m_entries.end() ? nullptr : &*entry;
}

void Rooms::add(Command command, std::function<Room *()> make)
{
    if (Entry *entry = find(command)) {
        entry->halves += Half{std::move(make)};
        return;
    }
    m_entries += Entry{command, {Half{std::move(make)}}};
    connect(m_actions[command], &QAction::triggered, this, [this, command] { enter(command); });
}

QList<Room *> Rooms::made() const
{
    QList<Room *> rooms;
    for (const Entry &entry : m_entries)
        for (const Half &half : entry.halves)
            if (half.room)
                rooms += half.room;
    return rooms;
}

void Rooms::turn(Command command, int half)
{
    Entry *entry = find(command);
    if (!entry || half < 0 || half >= entry->halves.size())
        return;
    entry->shown = half;
    if (m_current && m_shown == command)
        enter(command);
}

void Rooms::enter(Command command)
{
    Entry *entry = find(command);
    if (!entry)
        return;
    m_actions[command]->setChecked(true);
    Half &half = entry->halves[entry->shown];
    if (!half.room) {
        half.room = half.make();
        connectRoom(half.room);
    }
    if (half.room == m_current)
        return;
    m_current = half.room;
    m_shown = command;
    setCurrentWidget(m_current);
    m_current->setFocus();
    for (std::size_t i = 0; i < Actions::count; ++i)
        apply(static_cast<Command>(i));
    emit roomChanged(m_current);
}

void Rooms::connectRoom(Room *room)
{
    // Before it is shown: panels are arranged by the size.
    room->resize(size());
    addWidget(room);
    connect(room, &Room::commandChanged, this, [this, room](Command command) {
        if (room == m_current)
            apply(command);
    });
    emit roomMade(room);
}

void Rooms::apply(Command command)
{
    if (isOfWindow(command))
        return;
    QAction *action = m_actions[command];
    action->setEnabled(m_current->isEnabled(command));
    explain(action, whyNot(m_current, command));
    // Of a group one is always checked.
    if (action->isCheckable() && (m_current->isChecked(command) || !action->actionGroup()))
        action->setChecked(m_current->isChecked(command));
}

} // namespace vitrine
