#pragma once

#include <QWidget>

class QSplitter;
class QTabWidget;

namespace vitrine {

class ClassMatrix;
class CurvesView;
class LayersView;
class SamplesView;
class TrainSession;

/// What a run looks like while it goes on: curves, layers, confusion matrix, samples.
class TrainViews : public QWidget {
    Q_OBJECT

public:
    explicit TrainViews(TrainSession *session, QWidget *parent = nullptr);

    CurvesView *curves() const { return m_curves; }
    LayersView *layers() const { return m_layers; }
    ClassMatrix *confusion() const { return m_confusion; }
    SamplesView *cellSamples() const { return m_cellSamples; }
    SamplesView *samples() const { return m_samples; }
    QTabWidget *tabs() const { return m_tabs; }

signals:
    void sampleChosen(const QImage &picture);

private:
    void showReadings();
    void showCell();
    void retranslate();

    TrainSession *m_session;
    QTabWidget *m_tabs;
    CurvesView *m_curves;
    LayersView *m_layers;
    QSplitter *m_matrix;
    ClassMatrix *m_confusion;
    SamplesView *m_cellSamples, *m_samples;
    int m_label = -1, m_read = -1; ///< the cell that is looked at
};

} // namespace vitrine
