#pragma once

#include "widgets/detection/compare/ComparisonState.h"

#include <QWidget>

class QLabel;

namespace vitrine {

/// Over one of two views side by side: its letter, what it was made with, its thresholds, and where its time went.
class SideHeader : public QWidget {
    Q_OBJECT

public:
    SideHeader(CompareSide side, DetectionState *state, QWidget *parent = nullptr);

    /// "A · YOLOX-Nano · 416 × 416 · FP32 · confidence ≥ 0.3 · …", for a picture of both.
    QString text() const;
    /// Underlined: panels speak of this side.
    void setActive(bool active);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString thresholds() const;
    void showState();

    CompareSide m_side;
    DetectionState *m_state;
    bool m_isActive = false;
    QLabel *m_letter, *m_thresholds;
};

/// "A" or "B".
QString letterOf(CompareSide side);

} // namespace vitrine
