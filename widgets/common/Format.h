#pragma once

#include "core/tensor/Snapshot.h"

#include <QString>

#include <cstdint>

namespace vitrine {

/// Four significant digits: "0.1235", "-1.5", "2.5e-07", "NaN", "∞".
QString formatNumber(double value);
/// All digits that tell the value from its neighbours, for a float those of a float: what hovering shows.
QString formatExact(double value);
/// "1 × 6 × 28 × 28"; a scalar's is "scalar".
QString formatShape(const Shape &shape);
/// "61,706" in the digits of the user's language.
QString formatCount(std::int64_t count);
/// "0.8532" as "85.32 %".
QString formatShare(double share);
/// "0.31 ms", "12 ms", "1.4 s".
QString formatMilliseconds(double milliseconds);
/// A length of time in whole seconds: "0:32", "1:02:03".
QString formatDuration(double seconds);
/// "61.2 KiB"
QString formatBytes(std::int64_t bytes);

} // namespace vitrine
