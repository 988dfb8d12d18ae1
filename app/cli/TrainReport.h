#pragma once

#include "app/cli/Verb.h"
#include "core/training/Trainer.h"

#include <string>
#include <vector>

namespace vitrine {

/// A figure of an epoch that says how well a network does, and its name for people and in metrics.jsonl.
struct ReportFigure {
    std::string title; ///< "validation loss"
    std::string name; ///< "val_loss"
    double (*value)(const EpochRecord &epoch);
};
/// Losses with accuracies, or for a detector with average precisions.
const std::vector<ReportFigure> &epochFigures(bool isDetector);

/// One line on standard error: how an epoch went.
void tellEpoch(const EpochRecord &epoch);

/// All epochs of a run as a table and its last one as JSON, then its test; what could not be read goes to standard
/// error.
Report reportOf(const Trainer &trainer);

} // namespace vitrine
