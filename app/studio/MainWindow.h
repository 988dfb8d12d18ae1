#pragma once

#include "app/studio/LastSession.h"
#include "app/studio/Preferences.h"

#include <QMainWindow>

#include <functional>
#include <optional>

class QUndoStack;

namespace vitrine {

class Actions;
class CanvasView;
class Docks;
class ErrorBanner;
class ExplanationPanel;
class FileDrop;
class FileOpener;
class History;
class InputPanel;
class InspectorPanel;
class Menus;
class Presentation;
class RecentFiles;
class Selection;
class Session;
class StepCursor;
class StepList;
class TransportBar;

/// The studio's window: puts the parts together and connects them, no more.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Preferences &preferences, QWidget *parent = nullptr);

    /// Starts with what was open last, or with LeNet-5 on a digit; then opens `files`.
    void start(const std::optional<LastSession> &last, const QStringList &files = {});

    Session *session() const { return m_session; }
    Selection *selection() const { return m_selection; }
    StepCursor *cursor() const { return m_cursor; }
    CanvasView *canvas() const { return m_canvas; }
    ErrorBanner *banner() const { return m_banner; }
    const Actions &actions() const { return *m_actions; }
    FileDrop *drop() const { return m_drop; }
    InputPanel *input() const { return m_input; }
    InspectorPanel *inspector() const { return m_inspector; }
    ExplanationPanel *explanation() const { return m_explanation; }
    QUndoStack *undoStack() const;

public slots:
    void applyPreferences(const vitrine::Preferences &preferences);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void connectSession();
    void connectFiles();
    void connectViewActions();
    void connectRunActions();
    void connectInputActions();
    void connectHelpActions();
    void showTrace();
    void showChoices();
    void showTitle();
    /// At the first start, and when a network opens that lacks what was selected, no panel is empty: one number of the
    /// first convolution is explained.
    void selectExample();
    void showExplanation();
    void refuse(const Error &error);
    void change(const std::function<void(Preferences &)> &change);
    void retranslate();

    Preferences m_preferences;
    std::optional<LastSession> m_toRestore; ///< until the first outcome is there
    QStringList m_toOpen; ///< likewise
    bool m_keepsBanner = false; ///< what it says is about more than the run that comes next
    bool m_isFirstTry = true; ///< what start() asked has not been answered

    Session *m_session;
    Selection *m_selection;
    StepCursor *m_cursor;
    History *m_history;
    Actions *m_actions;
    Menus *m_menus = nullptr;
    Docks *m_docks = nullptr;
    RecentFiles *m_recent;
    FileOpener *m_opener;
    FileDrop *m_drop;
    Presentation *m_presentation;

    ErrorBanner *m_banner;
    CanvasView *m_canvas;
    TransportBar *m_transport;
    InputPanel *m_input;
    StepList *m_steps;
    InspectorPanel *m_inspector;
    ExplanationPanel *m_explanation;
};

} // namespace vitrine
