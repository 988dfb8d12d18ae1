#pragma once

#include <QLayout>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace vitrine {

class DetectionState;
class SegmentedControl;

/// What lies over the picture besides the boxes: suppressed boxes, candidates, the network's input, maps of the heads.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(DetectionState *state, QWidget *parent = nullptr);

    /// Another layer's switches, below the others.
    void add(QWidget *switches) { layout()->addWidget(switches); }

private:
    void showLayers();
    void apply();
    void retranslate();

    DetectionState *m_state;
    QLabel *m_caption;
    QCheckBox *m_ghosts, *m_candidates, *m_border;
    QComboBox *m_map;
    SegmentedControl *m_level;
};

} // namespace vitrine
