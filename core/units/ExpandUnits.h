#pragma once

#include "core/base/Result.h"
#include "core/trace/Trace.h"
#include "core/units/UnitGraph.h"

namespace vitrine {

/// Takes a run apart into unit operations: every number of every block, and with a loss every gradient, each made of
/// the ones before it by one small rule. For small networks and samples: fails where there would be more than `limit`
/// units, naming the number, and on what is not taken apart (focal loss, upsampling between places), naming the block.
/// Needs no torch; computes in double precision, so that values agree with the trace's within its rounding.
Result<UnitGraph> expandUnits(const Trace &trace, std::size_t limit = 20000);

} // namespace vitrine
