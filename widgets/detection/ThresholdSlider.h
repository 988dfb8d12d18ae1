#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace vitrine {

class DetectionState;
class HistogramSlider;

/// One threshold: its name, its value as a number to edit, and a slider before the histogram of what it cuts: for the
/// confidence the scores of all candidates, for the IoU those of suppressed boxes with the boxes that suppressed them.
/// Every move is applied at once.
class ThresholdSlider : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Confidence, Iou };

    explicit ThresholdSlider(Kind kind, QWidget *parent = nullptr);

    void setState(DetectionState *state); ///< once
    double value() const;
    HistogramSlider *slider() const { return m_slider; }
    QDoubleSpinBox *spinBox() const { return m_spin; }

signals:
    void valueChanged(double value); ///< by the user

private:
    void setTexts();
    void showSettings();
    void showHistogram();
    void choose(double value);

    Kind m_kind;
    DetectionState *m_state = nullptr;
    QLabel *m_name;
    QDoubleSpinBox *m_spin;
    HistogramSlider *m_slider;
};

} // namespace vitrine
