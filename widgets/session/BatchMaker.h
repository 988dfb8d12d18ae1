#pragma once

#include "core/base/Result.h"
#include "core/data/Dataset.h"
#include "core/data/Fit.h"
#include "core/data/InputFormat.h"
#include "core/data/ObjectSet.h"
#include "core/tensor/Snapshot.h"
#include "widgets/session/Question.h"

#include <QImage>

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine {

/// What goes into a network's Input for one Question.
struct InputBatch {
    Snapshot input; ///< [N, C, H, W]; sample 0 is the picture
    QImage picture; ///< sample 0 before it was fitted
    FitGeometry geometry;
    std::vector<std::optional<std::int64_t>> labels; ///< of each sample, where known
    /// Likewise what is marked in it, in pixels of the input; empty lists where the set marks nothing.
    std::vector<std::vector<MarkedObject>> objects;
};

/// Whether an Input of this shape (no batch) takes pictures: [1, H, W] or [3, H, W].
bool takesPictures(const Shape &inputShape);

/// The picture of the question, then items of `set` (in order, from the one after the picture's own), fitted.
Result<InputBatch> makeBatch(const Question &question, const Shape &inputShape, const InputFormat &format,
                             const Dataset &set);

/// Seeded standard normal numbers for an Input that takes no pictures.
Snapshot randomInput(const Shape &batchShape, std::uint64_t seed);

} // namespace vitrine
