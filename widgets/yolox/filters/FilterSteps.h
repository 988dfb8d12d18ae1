#pragma once

#include "widgets/yolox/StationSteps.h"

namespace vitrine {

class DetectionState;
class TruthSource;

/// The way from the head's rows to the kept boxes as sentences: decoding, the threshold, sorting, then a candidate a
/// step, best first, and the result.
class FilterSteps : public StationSteps {
    Q_OBJECT

public:
    /// Moves that have a sentence of their own; the rest is one step.
    static constexpr int mostMoves = 500;
    enum Stage { Decode, Confidence, Sort, FirstMove };

    FilterSteps(DetectionState *state, TruthSource *truth, QObject *parent = nullptr);

    /// To the last sentence, leaving what lies over the picture as it is.
    void endQuietly();
    void retranslate() { rebuild(); }

private:
    void rebuild();
    QStringList makeSentences() const;
    QString resultSentence() const;
    void show(int step);

    DetectionState *m_state;
    TruthSource *m_truth;
    bool m_isQuiet = false; ///< the place changes, what is shown does not
};

} // namespace vitrine
