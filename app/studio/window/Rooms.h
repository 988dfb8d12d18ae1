#pragma once

#include "app/studio/actions/Actions.h"

#include <QList>
#include <QStackedWidget>

#include <functional>

namespace vitrine {

class Room;

/// The studio's rooms, of which one is shown. A room is made when it is shown first. Actions that the window does not
/// answer itself go to the room that is shown; those that it does not know are grey.
class Rooms : public QStackedWidget {
    Q_OBJECT

public:
    explicit Rooms(const Actions &actions, QWidget *parent = nullptr);
    ~Rooms() override;

    /// `command` shows the room. Several rooms may be added for one command: they are halves of one place, of which the
    /// first is shown until turn() says otherwise.
    void add(Command command, std::function<Room *()> make);
    Room *current() const { return m_current; }
    /// Those that were made so far.
    QList<Room *> made() const;
    Command currentCommand() const { return m_shown; }

public slots:
    void enter(vitrine::Command command);
    /// Of the halves of a place this one is shown, now or when it is entered.
    void turn(vitrine::Command command, int half);

signals:
    void roomChanged(vitrine::Room *room);
    void roomMade(vitrine::Room *room);

private:
    struct Half {
        std::function<Room *()> make;
        Room *room = nullptr;
    };
    struct Entry {
        Command command;
        QList<Half> halves;
        int shown = 0;
    };
    Entry *find(Command command);
    void connectRoom(Room *room);
    void apply(Command command);

    const Actions &m_actions;
    QList<Entry> m_entries;
    Room *m_current = nullptr;
    Command m_shown = Command::NetworkRoom;
};

} // namespace vitrine
