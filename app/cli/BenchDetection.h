#pragma once

#include "app/cli/Bench.h"
#include "core/detection/YoloxModel.h"

namespace vitrine {

/// A member of the family with fresh weights, at its own size.
YoloxModel freshModel(const YoloxSpec &spec);

/// YOLOX-Nano at 416 and YOLOX-S at 640 with fresh weights (which do not change the time): the plan in FP32 and BF16
/// beside the plain path and OpenVINO, one picture at a time, and for the engine that "auto" takes all that a photo
/// costs. `median_ms` is the plan's on YOLOX-S.
Result<nlohmann::ordered_json> benchDetect(const BenchOptions &options);

/// Decoding and suppression of a full 8,400 × 80 output at 0.3/0.45 and at 0.01/0.65, on one core. `median_ms` is the
/// first.
Result<nlohmann::ordered_json> benchNms(const BenchOptions &options);

} // namespace vitrine
