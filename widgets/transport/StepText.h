#pragma once

#include "widgets/session/StepCursor.h"

#include <QColor>
#include <QString>

namespace vitrine {

/// What steps are spoken of with.
struct StepSubject {
    const Trace &trace;
    const Iteration *iteration = nullptr; ///< where it is known
    bool isSummarised = false; ///< what the tensors are like is at hand
};

/// What a step does, in words, with the numbers that are at hand: "forward, gives 1 × 6 × 28 × 28; 6 kernels of 5 × 5
/// slide over 1 × 32 × 32; from −1.2 to 3.4".
QString stepWords(const StepSubject &subject, const Stop &stop);

/// A step as a numbered sentence: "3 · conv1: forward, gives …", "14 · conv1: backward, …".
QString stepSentence(const StepCursor &cursor, int step);
/// Of a run by itself, block by block.
QString stepSentence(const Trace &trace, int step);

/// What a step is drawn in.
QColor stepColour(Stage stage);
/// The block, layer or tensor that a step is about.
QString stepName(const Trace &trace, const Stop &stop, const Iteration *iteration);

} // namespace vitrine
