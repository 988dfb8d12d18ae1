#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace vitrine {

class NetLayersModel;
class NetRaceSession;
class NetRaceState;
class SegmentedControl;
class StateHistograms;

/// The selected competitor layer by layer at the present step, or at one that is looked back
/// at: how long weights, gradient and step are, and what the
/// optimizer keeps; of the selected tensor, histograms.
class NetLayersView : public QWidget {
    Q_OBJECT

public:
    NetLayersView(NetRaceSession *session, NetRaceState *state, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }
    NetLayersModel *model() const { return m_model; }
    SegmentedControl *statistic() const { return m_statistic; }
    StateHistograms *histograms() const { return m_histograms; }
    QToolButton *now() const { return m_now; } ///< visible while a past step is shown

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void ask();
    void showLayers();

    NetRaceSession *m_session;
    NetRaceState *m_state;
    QLabel *m_title;
    QToolButton *m_now;
    SegmentedControl *m_statistic;
    NetLayersModel *m_model;
    QTableView *m_table;
    QLabel *m_histogramTitle;
    StateHistograms *m_histograms;
    std::size_t m_tensor = 0;
};

} // namespace vitrine
