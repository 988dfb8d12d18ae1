#pragma once

#include "core/base/Cancel.h"
#include "core/units/ExpandUnits.h"

namespace vitrine {

/// The way on which a number moves the loss most: from number to number, each time to the one of the next block whose
/// part of the gradient (local derivative × its gradient) is largest. `from`: an output, or a weight, which leads to
/// the output that it moves most. Numbers of outputs, the last is the loss; empty where the trace has no gradients.
Result<std::vector<UnitPlace>> strongestPath(const Trace &trace, const Place &from, const Cancel &cancel = {});

/// Sums of more than `most` terms keep the `most` of them that are largest, those with a unit of `kept` (by name) in
/// them first; the rest becomes one number. Units that nothing is made of any more go. How many terms were left out.
std::int64_t foldSums(UnitGraph &graph, std::size_t most, const std::vector<std::string> &kept);

} // namespace vitrine
