#pragma once

#include "core/base/Result.h"
#include "widgets/twins/TwinSession.h"

#include <QObject>
#include <QThreadPool>

#include <utility>
#include <vector>

namespace vitrine {

class History;
class Session;
class TrainDesk;
class TwinCorner;
class TwinPanel;
class TwinState;
class TwinView;

/// Comparisons in the Network room: twins of the network that is open, the folds of a cross-validation, the networks of
/// an ensemble. Stands beside TrainDesk, whose settings are the original's; one of the two trains at a time.
class TwinDesk : public QObject {
    Q_OBJECT

public:
    TwinDesk(Session *session, History *history, TrainDesk *training, QWidget *window);

    TwinSession *twins() const { return m_twins; }
    TwinState *state() const { return m_state; }
    TwinPanel *panel() const { return m_panel; }
    TwinView *view() const { return m_view; }
    TwinCorner *corner() const { return m_corner; }
    bool isShowing() const { return m_shows; } ///< the canvas shows the weights of a run that goes on
    void setFolder(const QString &folder) { m_folder = folder; }
    /// The numbers of all curves, and how they differ; written by a thread of its own, answered by said() or failed().
    void writeCurves(const QString &file);
    void writeTable(const QString &file); ///< the figures of each run, likewise
    void remember() const; ///< the settings
    /// Another network comes to the front: runs that go on pause, and what is shown of them stays as a step of undo.
    void leave();

public slots:
    void play(); ///< compare, go on, or pause
    void trainBatch();
    void trainEpoch();
    void reset();
    void askCurves();
    void askPicture();
    void askTable();

signals:
    void begun(); ///< there is something to look at
    void stageChanged();
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void connectAll();
    void fillMenu();
    void placeView();
    void nameTab();
    void showOriginal();
    TrainRequest original() const;
    void advance(TrainGoal goal);
    void begin(TrainGoal goal);
    const Network *originOf(const Network &network) const;
    void noteOrigin(const std::shared_ptr<const Network> &network);
    void showLive(const std::shared_ptr<const TrainedWeights> &weights);
    void showResting(const std::shared_ptr<const TrainedWeights> &weights);
    void write(const QString &file, const QString &csv);
    void releaseWeights();
    void recordUndo(const TwinSettings &before);

    Session *m_session;
    History *m_history;
    TrainDesk *m_training;
    QWidget *m_window;
    TwinSession *m_twins;
    TwinState *m_state;
    TwinPanel *m_panel;
    TwinView *m_view;
    TwinCorner *m_corner;
    TwinSettings m_present; ///< where undo stands
    bool m_isTravelling = false; ///< undo or redo is at work
    QString m_folder; ///< where dialogs begin
    std::shared_ptr<const Network> m_looked; ///< the network that the panel offers variants of
    /// Networks of runs that the canvas has shown, with the original of each.
    std::vector<std::pair<std::shared_ptr<const Network>, std::shared_ptr<const Network>>> m_origins;
    bool m_shows = false;
    bool m_holds = false; ///< undo keeps the weights of before, while the canvas shows live ones
    QThreadPool m_pool; ///< writes files
};

} // namespace vitrine
