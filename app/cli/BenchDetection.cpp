#include "app/cli/BenchDetection.h"

#include "core/base/Rng.h"
#include "core/detection/Detector.h"
#include "core/detection/Nms.h"
#include "core/graph/Graph.h"
#include "core/graph/InitWeights.h"
#include "core/io/Safetensors.h"

#include <chrono>

namespace vitrine {

namespace {

/// A crowded picture: objects of different sizes, each with many cells that see it, the rest background.
RawOutput crowdedOutput()
{
    constexpr int size = 640, classes = 80, objects = 40;
    Rng random(4);
    std::vector<float> values;
    const int cells = RawOutput::cellCount(size, size);
    values.reserve(static_cast<std::size_t>(cells) * (5 + classes));
    for (int cell = 0; cell < cells; ++cell) {
        const bool sees = random.uniform() < 0.06;
        const int wanted = static_cast<int>(random.uniform() * objects) % classes;
        for (int i = 0; i < 2; ++i)
            values.push_back(static_cast<float>(random.uniform(-1, 1)));
        for (int i = 0; i < 2; ++i)
            values.push_back(static_cast<float>(random.uniform(1.5, 3.5))); // neighbours overlap
        values.push_back(static_cast<float>(sees ? random.uniform(0.2, 1) : random.uniform(0, 0.02)));
        for (int i = 0; i < classes; ++i)
            values.push_back(static_cast<float>(i == wanted ? random.uniform(0.3, 1) : random.uniform(0, 0.1)));
    }
    return RawOutput(size, size, classes, std::move(values));
}

/// A photo's size and no more structure than a gradient has; the time does not depend on it.
Picture photo()
{
    constexpr int width = 1280, height = 720;
    std::vector<std::uint8_t> rgb(std::size_t{width} * height * 3);
    for (std::size_t i = 0; i < rgb.size(); ++i)
        rgb[i] = static_cast<std::uint8_t>(i / 3 % width / 8 + i / 3 / width / 8);
    return Picture::of(width, height, 3, std::move(rgb));
}

/// From a photo of 1280 × 720 to its boxes with the engine that "auto" takes: the network alone, and all of it.
Result<void> measureWhole(const YoloxModel &model, const std::string &prefix, Precision precision,
                          const BenchOptions &options, nlohmann::ordered_json &figures)
{
    const auto engine = makeEngine(model, {EngineChoice::Auto, precision, options.device});
    if (!engine)
        return engine.error();
    const Picture picture = photo();
    std::vector<double> network, rest;
    const auto whole = [&] {
        const auto start = std::chrono::steady_clock::now();
        const LetterboxedPicture input = letterbox(picture, model.width, model.height);
        const auto prepared = std::chrono::steady_clock::now();
        const auto raw = (*engine)->run(input.input);
        const auto answered = std::chrono::steady_clock::now();
        if (raw)
            (void)suppress(decode(*raw), {}).kept.size();
        const auto done = std::chrono::steady_clock::now();
        using Milliseconds = std::chrono::duration<double, std::milli>;
        network.push_back(Milliseconds(answered - prepared).count());
        rest.push_back(Milliseconds(prepared - start + (done - answered)).count());
    };
    const double total = median(measureInTurns(options.runs, {whole})[0]);
    figures[prefix + "_engine"] = (*engine)->report().engine;
    figures[prefix + "_network_ms"] = median(network);
    figures[prefix + "_rest_ms"] = median(rest);
    figures[prefix + "_total_ms"] = total;
    return {};
}

/// Adds the times of one member of the family under keys that start with `prefix`.
Result<void> measure(const YoloxSpec &spec, const std::string &prefix, const BenchOptions &options,
                     nlohmann::ordered_json &figures)
{
    const YoloxModel model = freshModel(spec);
    const std::pair<const char *, EngineRequest> requests[] = {
        {"plan_fp32", {EngineChoice::Plan, Precision::Float32, options.device}},
        {"plan_bf16", {EngineChoice::Plan, Precision::BFloat16, options.device}},
        {"plain", {EngineChoice::Plain, Precision::Float32, options.device}},
        {"openvino_fp32", {EngineChoice::OpenVino, Precision::Float32, DeviceChoice::Cpu}},
        {"openvino_bf16", {EngineChoice::OpenVino, Precision::BFloat16, DeviceChoice::Cpu}}};
    std::vector<std::string> names;
    std::vector<std::unique_ptr<Engine>> engines;
    std::vector<std::function<void()>> subjects;
    const Snapshot picture =
        Snapshot::of({1, 3, model.height, model.width},
                     std::vector<float>(
                         3UL * static_cast<std::size_t>(model.width) * static_cast<std::size_t>(model.height), 114.0F));
    for (const auto &[name, request] : requests) {
        auto engine = makeEngine(model, request);
        if (!engine && request.engine == EngineChoice::OpenVino)
            continue; // not built with it
        if (!engine)
            return engine.error();
        names.push_back(name);
        engines.push_back(std::move(*engine));
        subjects.push_back([&picture, engine = engines.back().get()] { (void)engine->run(picture).ok(); });
    }
    const auto times = measureInTurns(options.runs, subjects);
    for (std::size_t i = 0; i < engines.size(); ++i)
        figures[prefix + "_" + names[i] + "_ms"] = median(times[i]);
    figures[prefix + "_ratio_to_plain"] = median(times[0]) / median(times[2]);
    if (auto done = measureWhole(model, prefix + "_auto_fp32", Precision::Float32, options, figures); !done)
        return done;
    return measureWhole(model, prefix + "_auto_bf16", Precision::BFloat16, options, figures);
}

} // namespace

YoloxModel freshModel(const YoloxSpec &spec)
{
    YoloxModel model;
    model.spec = spec;
    model.width = model.height = spec.defaultSize();
    const GraphResult graph = buildGraph(yoloxNetwork(spec, model.width, model.height), 1);
    model.weights = initWeights(*graph.graph, 1);
    model.file = spec.name();
    return model;
}

Result<nlohmann::ordered_json> benchDetect(const BenchOptions &options)
{
    nlohmann::ordered_json figures{{"median_ms", 0}};
    const YoloxSpec &nano = yoloxFamily()[0], &small = yoloxFamily()[2];
    if (auto done = measure(nano, "nano_416", options, figures); !done)
        return done.error();
    if (auto done = measure(small, "s_640", options, figures); !done)
        return done.error();
    figures["median_ms"] = figures["s_640_plan_fp32_ms"];
    return figures;
}

Result<nlohmann::ordered_json> benchNms(const BenchOptions &options)
{
    const RawOutput raw = crowdedOutput();
    if (!options.tensor.empty()) {
        const Snapshot rows = Snapshot::of({raw.cells(), 5 + raw.classes()},
                                           std::vector<float>(raw.values().begin(), raw.values().end()));
        if (auto written = writeSafetensors(options.tensor, {{"output", rows}}); !written)
            return written.error();
    }
    const auto postprocess = [&raw](float confidence, float iou) {
        return [&raw, settings = NmsSettings{confidence, iou, false, 0, {}}] {
            (void)suppress(decode(raw), settings).kept.size();
        };
    };
    const Candidates candidates = decode(raw);
    const NmsSettings strict{0.3F, 0.45F, false, 0, {}}, loose{0.01F, 0.65F, false, 0, {}};
    const auto times = measureInTurns(options.runs,
                                      {postprocess(0.3F, 0.45F), postprocess(0.01F, 0.65F),
                                       [&] { (void)suppress(candidates, strict).kept.size(); },
                                       [&] { (void)suppress(candidates, loose).kept.size(); }});
    return nlohmann::ordered_json{{"median_ms", median(times[0])},
                                  {"strict_ms", median(times[0])},
                                  {"loose_ms", median(times[1])},
                                  {"slider_strict_ms", median(times[2])},
                                  {"slider_loose_ms", median(times[3])},
                                  {"strict_candidates", suppress(candidates, strict).confident},
                                  {"loose_candidates", suppress(candidates, loose).confident},
                                  {"strict_kept", suppress(candidates, strict).kept.size()},
                                  {"loose_kept", suppress(candidates, loose).kept.size()}};
}

} // namespace vitrine
