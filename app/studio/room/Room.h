#pragma once

#include "app/studio/actions/Actions.h"

#include <QMainWindow>
#include <QStringList>

#include <array>
#include <functional>
#include <memory>
#include <vector>

class QAction;
class QUndoStack;

namespace vitrine {

class Docks;
class ErrorBanner;
class StageFiles;
class StatusArea;
struct FilmReel;
struct FilmShot;
struct Preferences;

/// One of the studio's places: a stage with panels of its own, which are kept apart from those of other rooms. A
/// QMainWindow as a plain widget within the studio's window. It says which commands it answers and how; Rooms brings
/// the window's actions to the room that is shown.
class Room : public QMainWindow {
    Q_OBJECT

public:
    /// `name`: part of the settings' keys. Lowercase English.
    explicit Room(const QString &name, QWidget *parent = nullptr);

    ErrorBanner *banner() const { return m_banner; }
    Docks *docks() const { return m_docks; }
    StatusArea *status() const { return m_status; }

    bool has(Command command) const { return static_cast<bool>(stateOf(command).run); }
    bool isEnabled(Command command) const { return has(command) && stateOf(command).isEnabled; }
    bool isChecked(Command command) const { return stateOf(command).isChecked; }
    void perform(Command command, bool checked);

    /// Of the window while the room is shown.
    virtual QString title() const = 0;
    /// What dropping files here would do; empty where it would do nothing.
    virtual QString promise(const QStringList &files) const = 0;
    virtual QString imagePromise() const = 0;
    virtual void open(const QStringList &files) = 0;
    virtual void openImage(const QImage &image) = 0;
    /// Esc: one level up; false where there is nothing to leave.
    virtual bool climb() { return false; }
    /// What films can be made of: what the room can show step by step, and what of it, besides all of it and its
    /// panels, can be seen in them.
    virtual std::vector<FilmReel> filmReels();
    virtual std::vector<FilmShot> filmShots();
    virtual void setPreferences(const Preferences &preferences) = 0;
    /// What the room comes back with.
    virtual void save();
    /// Another room is shown: what plays here stops.
    virtual void rest() { }

signals:
    void commandChanged(vitrine::Command command); ///< whether it is enabled, or checked
    void titleChanged();
    void opened(const QString &file);
    void said(const QString &text); ///< for the status bar

protected:
    void handle(Command command, std::function<void(bool checked)> run);
    /// What handle() was told; empty where it was not.
    std::function<void(bool checked)> handler(Command command) const { return stateOf(command).run; }
    void enable(Command command, bool enabled);
    void check(Command command, bool checked);
    /// The command does what the action does, and is there when that is.
    void handle(Command command, QAction *action);
    /// What a bar under the stage moves by; `play` is checkable.
    struct Transport {
        QAction *first, *back, *play, *forward, *last;
    };
    void handleTransport(const Transport &bar);
    void handleUndo(QUndoStack *stack);
    /// Copying and saving what is on the stage.
    void handleExports(StageFiles *files);
    /// Banner, stage, and what stands below it.
    void setStage(QWidget *stage, QWidget *below = nullptr);

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct State {
        std::function<void(bool)> run;
        bool isEnabled = true;
        bool isChecked = false;
    };
    const State &stateOf(Command command) const { return m_states[static_cast<std::size_t>(command)]; }
    State &stateOf(Command command) { return m_states[static_cast<std::size_t>(command)]; }

    std::array<State, Actions::count> m_states;
    ErrorBanner *m_banner;
    StatusArea *m_status;
    Docks *m_docks;
    /// Receives what the room's parts say; it ends before them, for they still have something to say when they go.
    std::unique_ptr<QObject> m_links = std::make_unique<QObject>();
};

} // namespace vitrine
