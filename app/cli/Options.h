#pragma once

#include "core/base/Result.h"
#include "core/graph/Graph.h"
#include "core/tensor/Device.h"
#include "core/tensor/TensorMap.h"
#include "core/trace/Trace.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vitrine {

/// Options that mean the same with every verb.
struct CommonOptions {
    bool json = false;
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0; ///< 0: as many as there are cores
    std::uint64_t seed = 0;
};

/// An option that takes one of a few words.
template <typename Choice>
CLI::Option *addChoice(CLI::App &app, const std::string &name, Choice &value,
                       const std::map<std::string, Choice> &choices, const std::string &description)
{
    std::vector<std::string> words;
    for (const auto &[word, choice] : choices)
        words.push_back(word);
    const auto take = [&value, choices](const std::string &word) { value = choices.at(word); };
    return app.add_option_function<std::string>(name, take, description)
        ->check(CLI::IsMember(words))
        ->type_name("NAME");
}
/// Accepts numbers from 0 on that are finite; CLI11's own check lets NaN through.
CLI::Validator finiteNonNegative();
/// `--json`.
void addJson(CLI::App &app, CommonOptions &options);
/// `--device`, `--threads`.
void addCompute(CLI::App &app, CommonOptions &options);
/// `--seed`.
void addSeed(CLI::App &app, CommonOptions &options);
/// `--mode train|eval`.
void addMode(CLI::App &app, Mode &mode);

/// A network file, checked, for a batch of `batch`.
Result<Graph> loadGraph(const std::string &file, std::int64_t batch);
/// Weights that fit the network; warnings go to standard error.
Result<TensorMap> loadWeights(const std::string &file, const Graph &graph);

/// The error with the file in front that it is about.
Error inFile(const std::string &file, const Error &error);

/// `3,0,5` as an index.
Result<Index> parseIndex(const std::string &text);

} // namespace vitrine
