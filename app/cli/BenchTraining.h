#pragma once

#include "app/cli/Bench.h"

namespace vitrine {

/// Steps of the trainer on the networks of the peers' benchmark (LeNet-5 at batch 64, a small CNN with batch norm at
/// batch 64 of 3×32×32, a 2-8-8-1 perceptron at batch 10), on random data kept in memory, with plain SGD or Adam.
/// `median_ms` is a step of LeNet-5.
Result<nlohmann::ordered_json> benchTrain(const BenchOptions &options);

} // namespace vitrine
