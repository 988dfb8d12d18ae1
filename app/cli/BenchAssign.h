#pragma once

#include "app/cli/Bench.h"

namespace vitrine {

/// Label assignment of 8 pictures with 20 objects each at 640 (8,400 cells, 80 classes), one after the other on one
/// core, by both candidate rules. `median_ms` is the current rule's; `peak_bytes` is what memory grew by meanwhile, −1
/// where the system does not tell.
Result<nlohmann::ordered_json> benchAssign(const BenchOptions &options);

} // namespace vitrine
