#pragma once

// Private to the trainer.

#include "core/training/Checkpoint.h"
#include "core/training/models/TrainingModel.h"

namespace vitrine {

inline void add(EpochSums &sums, const BatchResult &result)
{
    sums.loss += result.loss * static_cast<double>(result.count);
    sums.right += result.right;
    sums.count += result.count;
}

inline double meanLoss(const EpochSums &sums)
{
    return sums.count > 0 ? sums.loss / static_cast<double>(sums.count) : none;
}

/// Share of right answers; nothing for networks that don't answer with classes (their `right` is negative).
inline double accuracyOf(std::int64_t right, std::int64_t count)
{
    return count > 0 && right >= 0 ? static_cast<double>(right) / static_cast<double>(count) : none;
}

} // namespace vitrine
