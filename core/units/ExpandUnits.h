#pragma once

#include "core/base/Result.h"
#include "core/trace/Trace.h"
#include "core/units/UnitGraph.h"

#include <string>
#include <vector>

namespace vitrine {

/// Takes a run apart into unit operations: every number of every block, and with a loss every gradient, each made of
/// the ones before it by one small rule. For small networks and samples: fails where there would be more than `limit`
/// units, naming the number, and on what is not taken apart (focal loss, upsampling between places), naming the block.
/// Needs no torch; computes in double precision, so that values agree with the trace's within its rounding.
Result<UnitGraph> expandUnits(const Trace &trace, std::size_t limit = 20000);

/// One number that a node gives.
struct UnitPlace {
    std::string path;
    Index index;
    int port = 0;

    bool operator==(const UnitPlace &) const = default;
};

/// Takes some numbers of a run apart, however large its network: the last of `places`, down to the others among them
/// that it is made of. Whatever else goes in is given, with the value it has in the run; blocks that only move numbers
/// are seen through. Gradients begin with the run's at the last place, and are those along the units that are there.
Result<UnitGraph> expandNumbers(const Trace &trace, const std::vector<UnitPlace> &places, std::size_t limit = 200000);

} // namespace vitrine
