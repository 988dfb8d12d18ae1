#pragma once

#include "core/trace/Trace.h"

#include <cstdint>

namespace vitrine {

/// The memory that a trace holds.
struct TraceMemory {
    std::int64_t held = 0; ///< bytes of all tensors, each piece of memory once
    std::int64_t copied = 0; ///< of those, bytes whose content is held a second time elsewhere
};

/// Looks at every tensor of a trace. Tensors of at least 1 KiB with the same numbers in different memory are copies.
TraceMemory measureMemory(const Trace &trace);

} // namespace vitrine
