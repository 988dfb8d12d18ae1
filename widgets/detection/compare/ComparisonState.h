#pragma once

#include "core/detection/Compare.h"

#include <QObject>
#include <QRectF>

#include <array>
#include <map>
#include <vector>

namespace vitrine {

class DetectionState;

enum class CompareSide { A, B };

/// What differs between what two detectors found in the same picture, kept up to date while thresholds move. Couples
/// the two sides: what is selected, pointed at or asked about on one is so on the other.
class ComparisonState : public QObject {
    Q_OBJECT

public:
    ComparisonState(DetectionState *a, DetectionState *b, QObject *parent = nullptr);

    void setOn(bool on);
    bool isOn() const { return m_isOn; }
    /// Both have looked at the same picture.
    bool isReady() const { return m_isReady; }
    DetectionState *state(CompareSide side) const { return m_states[static_cast<std::size_t>(side)]; }

    const DetectionComparison &comparison() const { return m_comparison; }
    const std::vector<SettingDifference> &settings() const { return m_settings; }
    const std::vector<BoxPair> &pairs() const { return m_comparison.pairs; }
    /// How many pairs differ; they come first.
    int differenceCount() const { return m_differences; }
    /// The cell of a pair's box; −1: that side has none.
    int cellOf(const BoxPair &pair, CompareSide side) const;
    /// For a box that one side alone has: the other's best candidate for it, which was dropped. −1: there is none.
    int droppedFor(const BoxPair &pair) const;
    /// What a cell's box is, by cell, for painting.
    std::map<int, BoxChange> marks(CompareSide side) const;

    int selectedPair() const { return m_selected; } ///< −1: none
    void selectPair(int pair);
    QRectF boxOf(const BoxPair &pair) const; ///< in pixels of the picture; of both sides together
    QString csv() const;

signals:
    void changed();
    void selectionChanged();

private:
    void compareAgain();
    void forget();
    void coupleSelection(CompareSide from);
    void coupleProbe(CompareSide from);
    void coupleHover(CompareSide from);
    int pairOf(CompareSide side, int cell) const;
    void select(CompareSide side, const BoxPair &pair);
    void setSelected(int pair);

    std::array<DetectionState *, 2> m_states;
    std::array<ComparedBoxes, 2> m_boxes;
    DetectionComparison m_comparison;
    std::vector<SettingDifference> m_settings;
    int m_differences = 0;
    int m_selected = -1;
    bool m_isOn = false, m_isReady = false, m_isCoupling = false;
};

} // namespace vitrine
