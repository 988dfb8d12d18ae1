#pragma once

#include "widgets/detection/truth/PictureTruth.h"

#include <QAbstractButton>

#include <array>

class QCheckBox;

namespace vitrine {

class DetectionState;
class TruthSource;

/// A word of the legend that switches its part: filled with the part's colour while that is shown, with a sample of its
/// line and how many there are.
class TruthChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit TruthChip(TruthKind kind, QWidget *parent = nullptr);

    TruthKind kind() const { return m_kind; }
    void setCount(int count); ///< −1: none to tell
    int count() const { return m_count; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString number() const;

    TruthKind m_kind;
    int m_count = -1;
};

/// The layer of ground truth: on or off, and its three parts. Hidden while no annotations are open.
class TruthLegend : public QWidget {
    Q_OBJECT

public:
    TruthLegend(DetectionState *state, TruthSource *truth, QWidget *parent = nullptr);

    TruthChip *chip(TruthKind kind) const { return m_chips[static_cast<std::size_t>(kind)]; }
    QCheckBox *layerBox() const { return m_layer; }

private:
    void apply();
    void showLayers();
    void showCounts();
    void setTexts();

    DetectionState *m_state;
    TruthSource *m_truth;
    QCheckBox *m_layer;
    std::array<TruthChip *, 3> m_chips{};
};

} // namespace vitrine
