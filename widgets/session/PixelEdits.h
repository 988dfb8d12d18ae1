#pragma once

#include "core/tensor/Snapshot.h"

#include <QMap>

#include <cstdint>
#include <map>
#include <string>

namespace vitrine {

/// Numbers of a tensor that were changed by hand, by position, row by row. Copies share them: every step of undo has
/// one.
using NumberEdits = QMap<std::int64_t, float>;

/// Numbers of one of a network's inputs that were changed by hand, as the network gets them: scaled and standardised.
struct InputEdits {
    Shape shape; ///< of one sample; for an input of another shape the changes mean nothing
    NumberEdits values; ///< by position in the batch; sample 0 comes first

    bool operator==(const InputEdits &) const = default;
};

/// By the id of the Input.
using PixelEdits = std::map<std::string, InputEdits>;

/// A copy of the tensor with these numbers changed; the tensor itself where there are none. Positions that it doesn't
/// have are left out.
Snapshot withNumbers(const Snapshot &tensor, const NumberEdits &edits);

/// The batch [N, shape…] with the changes of this input; the batch itself where there are none.
Snapshot withEdits(const Snapshot &batch, const std::string &input, const PixelEdits &edits);

/// How many numbers are changed in all.
std::size_t editCount(const PixelEdits &edits);

} // namespace vitrine
