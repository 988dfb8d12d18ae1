#pragma once

#include "app/cli/Bench.h"

namespace vitrine {

/// A 1080p file through YOLOX-Nano at 416 from end to end: decoding and letterboxing, the network, decoding of its
/// output with suppression and drawing of boxes run beside each other, a thread each. `share` is its frame rate over
/// that of the network alone, measured in turns; `median_ms` is a frame's time.
Result<nlohmann::ordered_json> benchVideo(const BenchOptions &options);

} // namespace vitrine
