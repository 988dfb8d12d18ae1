#pragma once

#include "widgets/yolox/Station.h"

class QLabel;
class QPushButton;

namespace vitrine {

class DetectionState;
class FilterSteps;
class FunnelStrip;
class PictureView;
class SceneTruth;
class SegmentedControl;
class ThresholdSlider;

/// From the head's rows to boxes: decoding, the confidence threshold and suppression on the present picture, held
/// against its ground truth.
class FiltersStation : public Station {
    Q_OBJECT

public:
    explicit FiltersStation(const StationTools &tools, QWidget *parent = nullptr);

    ExportSource exportSource() const override;
    bool climb() override;
    StationSteps *steps() override;

    DetectionState *detections() const { return m_state; }
    SceneTruth *truth() const { return m_truth; }
    FunnelStrip *funnel() const { return m_funnel; }
    PictureView *view() const { return m_view; }
    ThresholdSlider *confidence() const { return m_confidence; }
    ThresholdSlider *iou() const { return m_iou; }
    QPushButton *lowerButton() const { return m_lower; }
    QLabel *scoresLabel() const { return m_scores; }

protected:
    void setWatched(bool watched) override;

private:
    QWidget *makeSide();
    void connectRoom();
    void connectViews();
    void setTexts();
    /// The present run, once the station is seen.
    void refresh();
    void showScores();
    void showHint();
    void followCell(int cell);
    void followBox(int box);
    void tellSelection();
    void tellProbe();

    YoloxState *m_yolox;
    DetectionState *m_state;
    SceneTruth *m_truth;
    FilterSteps *m_steps;
    PictureView *m_view;
    FunnelStrip *m_funnel;
    ThresholdSlider *m_confidence, *m_iou;
    SegmentedControl *m_level;
    QLabel *m_hint, *m_scores;
    QPushButton *m_lower;
    bool m_isLinking = false; ///< a selection is being handed on
};

} // namespace vitrine
