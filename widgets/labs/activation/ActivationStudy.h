#pragma once

#include "core/labs/Activations.h"

#include <memory>
#include <vector>

namespace vitrine {

/// What is asked about the pre-activations of one block.
struct StudyRequest {
    std::shared_ptr<const Trace> trace;
    int node = -1; ///< the activation whose input is looked at
    double slope = 0.01; ///< below 0, of the others that take one
    double threshold = 0.05; ///< of |f′|, below which it saturates
};

/// One activation on those numbers.
struct StudyRow {
    const BlockKind *kind = nullptr;
    int place = 0; ///< among all kinds: its colour
    bool isOwn = false; ///< the one of the run, set as it is there
    ActivationCurve curve;
    ActivationFigures figures;
};

struct ActivationStudy {
    std::vector<StudyRow> rows; ///< every activation there is, the own one first
    Snapshot::Summary before; ///< of the pre-activations
    Shape shape;
    double low = -4, high = 4; ///< what the curves span
    std::optional<SignAgreement> signs; ///< of the layer that reads this block's answers

    const StudyRow *own() const;
};

/// Takes time with large maps: not on the GUI thread. Null where it was cancelled.
std::shared_ptr<const ActivationStudy> studyActivations(const StudyRequest &request, const Cancel &cancel);

} // namespace vitrine
