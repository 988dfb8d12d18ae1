#pragma once

#include "core/trace/Trace.h"

#include <QString>

namespace vitrine {

/// A step as a numbered sentence: "3 · conv1: forward, gives 1 × 6 × 28 × 28", "14 · conv1: backward, …".
QString stepSentence(const Trace &trace, int step);

} // namespace vitrine
