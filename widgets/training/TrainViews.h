#pragma once

#include <QWidget>

class QSplitter;
class QTabWidget;
class QThread;

namespace vitrine {

class ClassMatrix;
class CurvesView;
class FindingsView;
class HistogramsView;
class LayersView;
class MapsView;
class ObjectsView;
class RunCorner;
class SamplesView;
class TrainSession;

/// What a run looks like while it goes on: curves, layers, histograms, confusion matrix, samples, objects, maps, and
/// what shows in its numbers.
class TrainViews : public QWidget {
    Q_OBJECT

public:
    /// `compute`: that the session trains on.
    TrainViews(TrainSession *session, QThread *compute, QWidget *parent = nullptr);

    FindingsView *findings() const { return m_findings; }
    RunCorner *corner() const { return m_corner; }
    CurvesView *curves() const { return m_curves; }
    LayersView *layers() const { return m_layers; }
    HistogramsView *histograms() const { return m_histograms; }
    ClassMatrix *confusion() const { return m_confusion; }
    SamplesView *cellSamples() const { return m_cellSamples; }
    SamplesView *samples() const { return m_samples; }
    ObjectsView *objects() const { return m_objects; }
    MapsView *maps() const { return m_maps; }
    QTabWidget *tabs() const { return m_tabs; }

signals:
    void sampleChosen(const QImage &picture);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitCorner();
    void showPages();
    void showReadings();
    void showCell();
    void retranslate();

    TrainSession *m_session;
    FindingsView *m_findings; ///< above the tabs: seen whichever is open
    QTabWidget *m_tabs;
    RunCorner *m_corner;
    CurvesView *m_curves;
    LayersView *m_layers;
    HistogramsView *m_histograms;
    QSplitter *m_matrix;
    ClassMatrix *m_confusion;
    SamplesView *m_cellSamples, *m_samples;
    ObjectsView *m_objects; ///< of detectors
    MapsView *m_maps; ///< of networks that see pictures
    int m_label = -1, m_read = -1; ///< the cell that is looked at
};

} // namespace vitrine
