#pragma once

#include "core/base/Result.h"
#include "core/tensor/Device.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace vitrine {

struct BenchOptions {
    int runs = 20;
    DeviceChoice device = DeviceChoice::Auto;
    std::string tensor; ///< nms, assign: a file for what is measured on (safetensors); empty: none
};

/// Something that `vitrine-cli bench` measures; its figures have "median_ms" among them.
struct Bench {
    std::string name;
    std::function<Result<nlohmann::ordered_json>(const BenchOptions &)> run;
};

const std::vector<Bench> &benches();

/// Milliseconds that each run of each subject took, the subjects taking turns so that a noisy machine hits all alike.
/// The first round, which warms up, is left out.
std::vector<std::vector<double>> measureInTurns(int runs, const std::vector<std::function<void()>> &subjects);
double median(std::vector<double> values);

} // namespace vitrine
