#pragma once

#include "core/graph/Neurons.h"
#include "widgets/playground/Playground.h"
#include "widgets/training/TrainSettings.h"

#include <QObject>
#include <QTimer>

namespace vitrine {

class History;
class PlaygroundView;
class Session;
class TrainDesk;

/// The playground in the Network room: the network that is open as neurons over the plane. Its edits are edits of the
/// network that the canvas shows, and undone as such; it trains by the room's own run, which is made ready as soon as
/// there is something to train.
class PlaygroundDesk : public QObject {
    Q_OBJECT

public:
    PlaygroundDesk(Session *session, History *history, TrainDesk *training, QWidget *window);

    Playground *playground() const { return m_playground; }
    PlaygroundView *view() const { return m_view; }
    /// Whether the network that is open can be shown so.
    bool isPossible() const { return !m_playground->isEmpty(); }
    /// On the stage: a run is kept ready, and the pace counts.
    void setShown(bool shown);
    /// The points of a table (CSV) as data.
    void openPoints(const QString &file);

    void editWeight(const WeightRef &weight, float value);
    void setCount(int layer, int count);
    void removeLayer(int layer);
    void addLayer();
    void setActivation(int layer, const QString &type);
    void setFeatures(const FeatureList &features);
    void setLoss(const QString &type);
    void chooseSet(const QString &spec);
    void paint(const PaintedPoints &points);
    void savePoints(const QString &file);

signals:
    void possibleChanged(bool possible);
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void connectTraining();
    void connectView();
    void followSession();
    void followRun();
    void sync();
    void edit(const Network &network);
    void edit(const Network &network, TensorMap weights);
    void applyWeight(const QString &tensor, std::size_t place, float from, float to);
    void askSave();

    Session *m_session;
    History *m_history;
    TrainDesk *m_training;
    Playground *m_playground;
    PlaygroundView *m_view;
    QTimer m_later; ///< a run is made ready once nothing has changed for a moment
    bool m_isShown = false;
    bool m_goesOn = false; ///< the run to be made ready takes the place of one that was running
    bool m_isRefused = false; ///< it could not be made ready; not tried again before something changes
};

} // namespace vitrine
