#pragma once

#include "core/graph/Graph.h"

#include <QWidget>

#include <memory>

class QLabel;
class QMenu;
class QSpinBox;
class QToolButton;

namespace vitrine {

class DataForm;
class MoreForm;
class OptimizerForm;
class RunBar;
class SegmentedControl;
class TrainSession;
class TrainState;

/// All that training is set by, and the buttons that run it.
class TrainPanel : public QWidget {
    Q_OBJECT

public:
    TrainPanel(TrainSession *session, TrainState *state, QWidget *parent = nullptr);

    /// The network that would be trained.
    void setNetwork(const Network &network, const Graph &graph);
    RunBar *runBar() const { return m_run; }
    DataForm *data() const { return m_data; }
    OptimizerForm *optimizer() const { return m_optimizer; }
    MoreForm *more() const { return m_more; }
    QSpinBox *batchSize() const { return m_batch; }
    /// What the Keep button offers; whoever makes it fills it.
    QMenu *keepMenu() const { return m_keepMenu; }

signals:
    void compareWanted(); ///< with a twin

private:
    void build();
    void connectAll();
    void showSettings();
    void showLater();
    void retranslate();

    TrainSession *m_session;
    TrainState *m_state;
    RunBar *m_run;
    DataForm *m_data;
    QLabel *m_lossCaption, *m_loss;
    QLabel *m_startCaption;
    SegmentedControl *m_start;
    OptimizerForm *m_optimizer;
    QLabel *m_epochsCaption, *m_batchCaption;
    QSpinBox *m_epochs, *m_batch;
    MoreForm *m_more;
    QToolButton *m_moreButton;
    QLabel *m_later; ///< which settings wait for the next start
    QToolButton *m_compare, *m_keep;
    QMenu *m_keepMenu;
    QString m_lossText, m_lossBlock; ///< type and id; empty: the network has none
    bool m_isDetector = false;
};

} // namespace vitrine
