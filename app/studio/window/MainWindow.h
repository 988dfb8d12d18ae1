#pragma once

#include "app/studio/journal/StudioState.h"
#include "app/studio/settings/Preferences.h"

#include <QMainWindow>

#include <functional>
#include <optional>

class QUndoStack;

namespace vitrine {

class Actions;
class CanvasView;
class ErrorBanner;
class ExplanationPanel;
class FileDrop;
class FilmDesk;
class InputPanel;
class Journal;
class InspectorPanel;
class Menus;
class NetworkRoom;
class NotesDialog;
class OptimizersPlace;
class Presentation;
class RecentFiles;
class Room;
class Rooms;
class Selection;
class Session;
class StepCursor;

/// The studio's window: its rooms, the menus that lead to them, and what is the same in all of them. Puts the parts
/// together and connects them, no more.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Preferences &preferences, QWidget *parent = nullptr);

    /// Starts with what was open last, in the room that was shown, or with LeNet-5 on a digit; then opens `files`.
    void start(const std::optional<StudioState> &last, const QStringList &files = {});
    /// The same with what `journal` finds, which keeps what is open from now on.
    void start(Journal *journal, const QStringList &files = {});

    Rooms *rooms() const { return m_rooms; }
    NetworkRoom *networkRoom() const { return m_network; }
    const Actions &actions() const { return *m_actions; }
    NotesDialog *notes() const { return m_notes; } ///< null until it was asked for
    FilmDesk *films() const { return m_films; }
    FileDrop *drop() const { return m_drop; }
    ErrorBanner *banner() const; ///< of the room that is shown
    // The Network room's:
    Session *session() const;
    Selection *selection() const;
    StepCursor *cursor() const;
    CanvasView *canvas() const;
    InputPanel *input() const;
    InspectorPanel *inspector() const;
    ExplanationPanel *explanation() const;
    QUndoStack *undoStack() const;

public slots:
    void applyPreferences(const vitrine::Preferences &preferences);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void enterFirstRoom(bool comesBack, const QStringList &files);
    QStringList filesForNetwork(const QStringList &files) const;
    void openElsewhere(const QStringList &files);
    void keep(Journal *journal);
    void keepAndClose();
    void askWithoutKeeping(const Error &error);
    void addRooms();
    void connectRooms();
    void connectView();
    void connectHelp();
    void connectFilms();
    void adopt(Room *room); ///< that was made
    void showRoom(Room *room);
    /// Files that the Network room can't open, and the Detect room can.
    bool wantsDetectRoom(const QStringList &files) const;
    QString promise(const QStringList &files) const;
    void openFiles(const QStringList &files);
    void showChoices();
    void showTitle();
    void climb();
    void present(bool on);
    void change(const std::function<void(Preferences &)> &change);
    /// A detector as a network of blocks, on the picture as it gets it.
    void seeInside(const QString &detector, const QImage &input);
    void checkNotes();
    void retranslate();

    Preferences m_preferences;
    Actions *m_actions;
    Menus *m_menus = nullptr;
    Rooms *m_rooms = nullptr;
    NetworkRoom *m_network = nullptr;
    OptimizersPlace *m_optimizers = nullptr; ///< its two halves
    NotesDialog *m_notes = nullptr; ///< made when it is asked for first
    RecentFiles *m_recent;
    Journal *m_journal = nullptr;
    bool m_isKept = false; ///< what is open lies on the disk, or the user gives it up
    FilmDesk *m_films;
    FileDrop *m_drop = nullptr;
    Presentation *m_presentation;
};

} // namespace vitrine
