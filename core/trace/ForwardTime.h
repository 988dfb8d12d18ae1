#pragma once

namespace vitrine {

struct Trace;

/// What all nodes of a run took forward, in milliseconds.
double forwardMilliseconds(const Trace &trace);

} // namespace vitrine
