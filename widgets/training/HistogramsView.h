#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QTimer;

namespace vitrine {

class DistributionPlot;
class SegmentedControl;
class TrainSession;

/// Weights, gradients and activations of a layer over the time of a run.
class HistogramsView : public QWidget {
    Q_OBJECT

public:
    enum Kind { Weights, Gradients, Activations };

    explicit HistogramsView(TrainSession *session, QWidget *parent = nullptr);

    QComboBox *kinds() const { return m_kinds; }
    QComboBox *layers() const { return m_layers; }
    SegmentedControl *forms() const { return m_forms; }
    DistributionPlot *plot() const { return m_plot; }

signals:
    void momentWanted(double epoch);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void showNames();
    void showSeries();
    void remember() const;
    void retranslate();

    TrainSession *m_session;
    QComboBox *m_kinds, *m_layers;
    SegmentedControl *m_forms;
    QCheckBox *m_log;
    DistributionPlot *m_plot;
    QTimer *m_timer;
    QString m_wanted[3]; ///< the layer that was chosen of each kind
};

} // namespace vitrine
