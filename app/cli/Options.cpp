#include "app/cli/Options.h"

#include "core/io/Safetensors.h"
#include "core/io/Weights.h"
#include "core/network/NetworkFile.h"

#include <charconv>
#include <cmath>
#include <iostream>
#include <map>

namespace vitrine {

void addJson(CLI::App &app, CommonOptions &options)
{
    app.add_flag("--json", options.json, "Print one JSON document");
}

void addCompute(CLI::App &app, CommonOptions &options)
{
    static const std::map<std::string, DeviceChoice> devices{
        {"auto", DeviceChoice::Auto}, {"cpu", DeviceChoice::Cpu}, {"cuda", DeviceChoice::Cuda}};
    addChoice(app, "--device", options.device, devices, "auto (the GPU where there is one), cpu or cuda");
    app.add_option("--threads", options.threads, "Threads to compute with; 0: one a core")->check(CLI::Range(0, 1024));
}

void addSeed(CLI::App &app, CommonOptions &options)
{
    const auto isSeed = [](const std::string &text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos
            ? std::string()
            : "a seed is a whole number from 0 on, not " + text;
    };
    app.add_option("--seed", options.seed, "Seed of everything random")->check(isSeed);
}

CLI::Validator finiteNonNegative()
{
    const auto check = [](const std::string &text) {
        double value = 0;
        const bool isNumber = CLI::detail::lexical_cast(text, value);
        return isNumber && std::isfinite(value) && value >= 0 ? std::string() : text + " is no number from 0 on";
    };
    return {check, "NONNEGATIVE"};
}

void addMode(CLI::App &app, Mode &mode)
{
    static const std::map<std::string, Mode> modes{{"train", Mode::Train}, {"eval", Mode::Eval}};
    addChoice(app, "--mode", mode, modes,
              "train or eval (default): batch statistics and dropout, or running statistics");
}

Result<Graph> loadGraph(const std::string &file, std::int64_t batch)
{
    const auto network = readNetwork(file);
    if (!network)
        return network.error();
    GraphResult result = buildGraph(*network, batch);
    if (!result.ok())
        return result.error(file);
    return std::move(*result.graph);
}

Result<TensorMap> loadWeights(const std::string &file, const Graph &graph)
{
    auto read = readSafetensors(file);
    if (!read)
        return read.error();
    auto fitted = fitWeights(graph.weights(), std::move(read->tensors), file);
    if (!fitted)
        return fitted.error();
    for (const Message &warning : fitted->warnings)
        std::cerr << "vitrine-cli: " << warning.text() << '\n';
    return std::move(fitted->tensors);
}

Error inFile(const std::string &file, const Error &error)
{
    Error named = fail(VITRINE_TEXT("core", "%1: %2"), file, error.message);
    named.detail = error.detail;
    return named;
}

Result<Index> parseIndex(const std::string &text)
{
    Index index;
    if (text.empty())
        return fail(VITRINE_TEXT("core", "“%1” is no index; write numbers with commas between, such as 0,2,5,5."),
                    text);
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
        std::int64_t number = 0;
        const auto [next, problem] = std::from_chars(at, end, number);
        if (problem != std::errc() || (next != end && *next != ',') || next + 1 == end)
            return fail(VITRINE_TEXT("core", "“%1” is no index; write numbers with commas between, such as 0,2,5,5."),
                        text);
        index.push_back(number);
        at = next == end ? end : next + 1;
    }
    return index;
}

} // namespace vitrine
