#pragma once

#include "core/base/Result.h"
#include "widgets/session/Question.h"
#include "widgets/training/TrainSession.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace vitrine {

class History;
class Session;
class TrainPanel;
class TrainState;
class TrainUndo;
class TrainViews;

/// Whether two networks are the same but for what training itself writes into one: what its data is like.
bool isSameNetwork(const Network &a, const Network &b);

/// Training in the Network room: starts runs of the network that is open, shows their weights on the canvas while they
/// change, and keeps what comes of them. Puts panel, views, run and undo together.
class TrainDesk : public QObject {
    Q_OBJECT

public:
    TrainDesk(Session *session, History *history, QWidget *window);

    TrainSession *training() const { return m_training; }
    TrainState *state() const { return m_state; }
    TrainPanel *panel() const { return m_panel; }
    TrainViews *views() const { return m_views; }
    /// Whether a network is the one that the run trains, whatever its data is like.
    bool isOfRun(const Network &network) const;
    /// What was shown when the run began.
    const Question &begunWith() const { return m_begunWith; }
    /// Weights of the run's network on the canvas, as a step that can be undone; a run that goes on pauses for it.
    void showWeights(const std::shared_ptr<const TrainedWeights> &weights);
    bool isShowing() const { return m_shows; } ///< the canvas shows the weights of a run that goes on
    void setFolder(const QString &folder) { m_folder = folder; }
    // Written by a thread of its own; answered by said() or failed().
    void writeWeights(const QString &file); ///< those that are shown
    void writeCurves(const QString &file);
    /// Into a folder without another run.
    void writeRun(const QString &folder);
    void resume(const QString &folder);
    void remember() const; ///< the settings
    /// Makes a run of what is shown ready, to go on with `goal`: its data is read, nothing is learnt yet.
    void prepare(TrainGoal goal);
    /// Whether the run there is trains the network that is shown, with the settings as they are, from weights that
    /// have not been exchanged since.
    bool isCurrent() const;
    /// Another network comes to the front: a run that goes on pauses, and what is shown of it stays as a step of undo.
    void leave();
    /// Whether starting over draws other random weights, in place of leaving those that are shown.
    void setDrawsAnew(bool on) { m_drawsAnew = on; }

public slots:
    void play(); ///< train, go on, or pause
    void trainBatch();
    void trainEpoch();
    void reset();
    void goBack(); ///< to the weights before training
    void askWeights();
    void askRun();
    void askResume();
    void askCurves();

signals:
    void begun(); ///< there is something to look at
    void saveWanted(); ///< the network, under a name
    void stageChanged();
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    /// What is smaller than YOLOX-Nano learns by another optimizer than the rest of the family.
    enum class Task { Pictures, Plane, Line, Objects, ObjectsBySmallNetwork };
    static Task taskOf(const Network &network);
    static QString settingsKey(Task task);
    static TrainSettings rememberedSettings(Task task, const Network &network);

    void connectTraining();
    void connectSession();
    void fillMenu();
    /// Another network than the one that is shown is on its way.
    bool isOpening() const;
    void advance(TrainGoal goal);
    void begin(TrainGoal goal, const QString &resumeFrom = {});
    void goOnFrom(const QString &folder);
    TensorMap lockedWeights() const;
    void start(TrainRequest request, TrainGoal goal);
    void takeSettings();
    void applySettings();
    void showLive(const std::shared_ptr<const TrainedWeights> &weights);
    void showResting(std::shared_ptr<const TrainedWeights> weights);
    void showMoment(double epoch);
    void notice(const Question &before, const Question &after);
    void askData(const QString &kind, bool isFolder);
    /// `use`: what the file is good for, said with where it is.
    void write(const QString &file, std::function<Result<void>()> work, const QString &use = {});
    void keepSettings(const QString &folder);

    Session *m_session;
    History *m_history;
    QWidget *m_window;
    TrainSession *m_training;
    TrainState *m_state;
    TrainPanel *m_panel;
    TrainViews *m_views;
    TrainUndo *m_undo;
    Task m_task = Task::Pictures; ///< that the settings are for; each has its own
    QString m_folder; ///< where dialogs begin
    Question m_begunWith; ///< what was shown when the run began
    std::shared_ptr<const TrainedWeights> m_moment; ///< to be shown once the run rests
    bool m_shows = false;
    bool m_drawsAnew = false;
    QString m_runFolder; ///< that the run was saved to, or came from
    QThreadPool m_pool; ///< writes files
    QString m_resumeFrom; ///< once its network is open
    std::optional<TrainGoal> m_held; ///< of whoever did not wait until the network was open
};

} // namespace vitrine
