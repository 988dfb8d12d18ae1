#pragma once

#include "widgets/session/Question.h"

#include <QString>

#include <memory>
#include <vector>

namespace vitrine {

/// A step of undo: the question before and after it.
struct HistoryStep {
    Question before, after;
    QString text;
};

/// One open network: what is asked of it, what led there, and where the user stands in it.
struct DocumentState {
    Question question;
    std::vector<HistoryStep> steps; ///< the oldest first
    int position = 0; ///< how many of them are done; the others can be redone
    int step = -1; ///< of the run; −1: where a new run starts
    QString selection; ///< path of what was selected
    QString inside; ///< path of the composite whose inside the canvas shows; empty: it shows the network
    QString file; ///< where Save writes to; empty: nowhere yet
    std::shared_ptr<const Network> saved; ///< what is there, or what it came as; null: it has never been anywhere
    WeightsSource savedWeights;
};

/// All that is open.
struct StudioState {
    std::vector<DocumentState> documents;
    int current = 0;
};

} // namespace vitrine
