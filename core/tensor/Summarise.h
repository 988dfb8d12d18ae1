#pragma once

#include "core/tensor/Snapshot.h"

namespace vitrine {

/// Computes what Snapshot::summary() keeps. Two passes in double precision: the deviations are taken from the mean
/// itself, so that values far from zero lose nothing.
Snapshot::Summary summarise(const Snapshot &tensor);

} // namespace vitrine
