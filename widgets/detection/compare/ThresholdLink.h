#pragma once

#include "core/detection/Nms.h"

#include <QObject>

namespace vitrine {

class DetectionState;

/// The thresholds of two detectors, as undo takes and gives them.
struct ThresholdPair {
    NmsSettings first;
    NmsSettings second; ///< without classes: they follow the first's
    bool linked = false; ///< both have the same thresholds

    bool operator==(const ThresholdPair &) const = default;
};

/// Holds the thresholds of two detectors together: while they are linked, what is set on one side is set on the other.
/// Classes that are switched off in the first are always off in the second, by their names.
class ThresholdLink : public QObject {
    Q_OBJECT

public:
    ThresholdLink(DetectionState *first, DetectionState *second, QObject *parent = nullptr);

    ThresholdPair thresholds() const;
    void setThresholds(const ThresholdPair &thresholds);
    bool isLinked() const { return m_linked; }
    /// On: the second takes the first's.
    void setLinked(bool linked);

signals:
    void changed(); ///< once for both sides

private:
    void follow(const DetectionState *leader);
    void followClasses();
    NmsSettings forSecond(NmsSettings settings) const;

    DetectionState *m_first, *m_second;
    bool m_linked = false;
    bool m_isApplying = false;
};

} // namespace vitrine
