#pragma once

// Private to core's LibTorch side: between Snapshot and at::Tensor.

#include "core/tensor/Snapshot.h"

#include <ATen/core/Tensor.h>

namespace vitrine {

/// A tensor over the snapshot's own memory, kept alive by it: no copy on the CPU with its own dtype. Must not be
/// written.
at::Tensor toTorch(const Snapshot &snapshot);

/// The tensor as a snapshot that shares its memory; one on a GPU is fetched when first asked for. Dtypes that a
/// Snapshot does not have are converted.
Snapshot toSnapshot(const at::Tensor &tensor);

} // namespace vitrine
