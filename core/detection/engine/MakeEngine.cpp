
#include "core/base/Rng.h"
#include "core/detection/Detector.h"
#include "core/detection/engine/DirectConv.h"
#include "core/detection/engine/OpenVinoEngine.h"
#include "core/detection/engine/PlainForward.h"
#include "core/detection/engine/PlanRunner.h"
#include "core/trace/TorchTensors.h"

#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>

namespace vitrine {

namespace {

/// How far an engine's answer may be from the plain path's, of that answer's own size: an engine that computes
/// something else is off by about 1, rounding alone by far less with FP32's 24 bits, FP16's eleven and BF16's eight.
double tolerance(Precision precision)
{
    switch (precision) {
    case Precision::BFloat16:
        return 0.25;
    case Precision::Float16:
        return 0.03;
    default:
        return 1e-4;
    }
}

/// Runs work of LibTorch and turns what it throws into an error.
template <typename Work>
auto guarded(const YoloxModel &model, Work &&work) -> Result<decltype(work())>
{
    try {
        const c10::InferenceMode noGradients;
        return work();
    } catch (const c10::Error &error) {
        Error failure = fail(VITRINE_TEXT("core", "LibTorch could not run the network of %1: %2"), model.file.string(),
                             error.what_without_backtrace());
        failure.detail = error.what();
        return failure;
    } catch (const std::exception &error) {
        return fail(VITRINE_TEXT("core", "LibTorch could not run the network of %1: %2"), model.file.string(),
                    error.what());
    }
}

/// An engine around something that computes the answer's tensor.
template <typename Runner>
class TorchEngine : public Engine {
public:
    TorchEngine(const YoloxModel &model, std::unique_ptr<Runner> runner, EngineReport report)
        : m_model(model), m_runner(std::move(runner)), m_report(std::move(report))
    {
        m_model.weights.clear(); // the runner has its own
    }

    Result<RawOutput> run(const Snapshot &input) override
    {
        const Shape expected{1, 3, m_model.height, m_model.width};
        if (input.shape() != expected)
            return fail(VITRINE_TEXT("core", "The detector got a picture %1; it was made for %2."),
                        toString(input.shape()), toString(expected));
        return guarded(m_model,
                       [&] { return toRawOutput(m_runner->run(toTorch(input)), m_model.width, m_model.height); });
    }
    const EngineReport &report() const override { return m_report; }
    EngineReport &report() { return m_report; }
    void setDifference(double difference) override { m_report.difference = difference; }

private:
    YoloxModel m_model;
    std::unique_ptr<Runner> m_runner;
    EngineReport m_report;
};

/// A picture of noise: every pixel another, so that a wrong place shows.
Snapshot noise(const YoloxModel &model)
{
    Rng random(1);
    std::vector<float> values(3 * static_cast<std::size_t>(model.width) * static_cast<std::size_t>(model.height));
    std::generate(values.begin(), values.end(), [&] { return static_cast<float>(255 * random.uniform()); });
    return Snapshot::of({1, 3, model.height, model.width}, std::move(values));
}

struct Difference {
    double largest = 0;
    double relative = 0; ///< ‖actual − expected‖ / ‖expected‖; NaN where a number is
};

Difference compare(const RawOutput &expected, const RawOutput &actual)
{
    Difference difference;
    double squares = 0, all = 0;
    for (std::size_t i = 0; i < expected.values().size(); ++i) {
        const double value = expected.values()[i], apart = actual.values()[i] - value;
        if (!(std::abs(apart) <= difference.largest))
            difference.largest = std::abs(apart); // NaN as well
        squares += apart * apart;
        all += value * value;
    }
    difference.relative = all > 0 ? std::sqrt(squares / all) : difference.largest;
    return difference;
}

std::unique_ptr<Engine> makePlain(const YoloxModel &model, const Graph &graph, bool onGpu)
{
    EngineReport report{"plain", onGpu ? "cuda" : "cpu", Precision::Float32, static_cast<int>(graph.nodes.size()), 0, 0,
                        {}};
    auto runner = std::make_unique<PlainForward>(graph, model.weights, onGpu);
    return std::make_unique<TorchEngine<PlainForward>>(model, std::move(runner), std::move(report));
}

/// What was made of the network, a sentence each.
std::vector<Message> notesOf(const PlanRewrites &rewrites, const PlanRunner &runner, Precision precision, bool onGpu)
{
    std::vector<Message> notes{Message::of(
        VITRINE_TEXT("core",
                     "%1 batch norms are folded into convolutions, %2 activations are computed in the same call."),
        rewrites.foldedBatchNorms, rewrites.fusedActivations)};
    if (rewrites.chainedPools > 0)
        notes.push_back(
            Message::of(VITRINE_TEXT("core", "%1 large max-pools are chains of small ones."), rewrites.chainedPools));
    if (rewrites.joinedConvolutions > 0)
        notes.push_back(
            Message::of(VITRINE_TEXT("core", "%1 convolutions are done together with one of the same input."),
                        rewrites.joinedConvolutions));
    if (rewrites.unfocused > 0)
        notes.push_back(Message::of(VITRINE_TEXT(
            "core", "The first convolution reads the picture itself, which Focus would have rearranged.")));
    if (runner.directConvolutions() > 0)
        notes.push_back(Message::of(VITRINE_TEXT("core", "%1 convolutions run on Vitrine's own kernels (%2)."),
                                    runner.directConvolutions(), directInstructions(precision)));
    if (onGpu)
        notes.push_back(Message::of(VITRINE_TEXT("core", "Convolutions run on cuDNN, channels last.")));
    else if (const int others = runner.convolutions() - runner.directConvolutions(); others > 0)
        notes.push_back(Message::of(
            VITRINE_TEXT("core", "%1 convolutions run on oneDNN, channels last, their weights packed once."), others));
    return notes;
}

Result<std::unique_ptr<Engine>> makePlan(const YoloxModel &model, const Graph &graph, Precision precision, bool onGpu)
{
    auto recorded = recordPlan(graph);
    if (!recorded)
        return recorded.error();
    const bool ownKernels = !onGpu && hasDirectConv(precision);
    const PlanRewrites rewrites = rewritePlan(*recorded, ownKernels);
    auto runner = guarded(
        model, [&] { return std::make_unique<PlanRunner>(std::move(*recorded), model.weights, precision, onGpu); });
    if (!runner)
        return runner.error();
    EngineReport report{
        "plan", onGpu ? "cuda" : "cpu", precision, (*runner)->operations(), (*runner)->fusedConvolutions(), 0, {}};
    report.notes = notesOf(rewrites, **runner, precision, onGpu);
    return std::unique_ptr<Engine>(
        std::make_unique<TorchEngine<PlanRunner>>(model, std::move(*runner), std::move(report)));
}

/// Checks an engine against the plain path; its report then says how far they are apart.
Result<void> check(Engine &engine, Engine &plain, const YoloxModel &model)
{
    const Snapshot picture = noise(model);
    const auto expected = plain.run(picture);
    const auto actual = engine.run(picture);
    if (!expected)
        return expected.error();
    if (!actual)
        return actual.error();
    const Difference difference = compare(*expected, *actual);
    engine.setDifference(difference.largest);
    if (!(difference.relative <= tolerance(engine.report().precision)))
        return fail(VITRINE_TEXT("core", "It differs from the plain path by %1."), difference.largest);
    return {};
}

/// What a run takes, in milliseconds; infinite where it fails.
double timeOf(Engine &engine, const Snapshot &picture)
{
    const auto start = std::chrono::steady_clock::now();
    if (!engine.run(picture).ok())
        return std::numeric_limits<double>::infinity();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The fastest of some engines: by the quickest of a few runs, for what else the machine does only adds to that, and in
/// turns, so that it adds to all of them.
std::unique_ptr<Engine> fastest(std::vector<std::unique_ptr<Engine>> engines, const YoloxModel &model)
{
    constexpr int rounds = 7;
    const Snapshot picture = noise(model);
    std::vector<double> times(engines.size(), std::numeric_limits<double>::infinity());
    for (int round = 0; engines.size() > 1 && round < rounds; ++round)
        for (std::size_t i = 0; i < engines.size(); ++i)
            times[i] = std::min(times[i], timeOf(*engines[i], picture));
    return std::move(engines[static_cast<std::size_t>(std::min_element(times.begin(), times.end()) - times.begin())]);
}

Result<void> checkRequest(const EngineRequest &request, bool onGpu)
{
    if (request.precision == Precision::Int8)
        return fail(VITRINE_TEXT("core", "No engine here computes with 8-bit numbers; choose fp32 or bf16."));
    if (request.precision == Precision::Float16 && !onGpu)
        return fail(VITRINE_TEXT("core", "16-bit floats (fp16) are for the GPU; on the CPU choose fp32 or bf16."));
    if (request.engine == EngineChoice::Plain && request.precision != Precision::Float32)
        return fail(VITRINE_TEXT("core", "The plain path computes with 32-bit floats alone; choose fp32."));
    if (request.engine == EngineChoice::OpenVino && onGpu)
        return fail(VITRINE_TEXT("core", "OpenVINO runs on the CPU here; choose the device cpu, or another engine."));
    return {};
}

} // namespace

Result<std::unique_ptr<Engine>> makeEngine(const YoloxModel &model, const EngineRequest &request)
{
    const auto device = resolveDevice(request.device);
    if (!device)
        return device.error();
    const bool onGpu = *device == DeviceChoice::Cuda;
    if (auto checked = checkRequest(request, onGpu); !checked)
        return checked.error();
    const GraphResult graph = buildGraph(yoloxNetwork(model.spec, model.width, model.height), 1);
    if (!graph.ok())
        return graph.error(model.file.string());
    auto plain = makePlain(model, *graph.graph, onGpu);
    if (request.engine == EngineChoice::Plain)
        return plain;
    std::vector<Result<std::unique_ptr<Engine>>> candidates;
    if (request.engine != EngineChoice::OpenVino)
        candidates.push_back(makePlan(model, *graph.graph, request.precision, onGpu));
    if (request.engine == EngineChoice::OpenVino || (request.engine == EngineChoice::Auto && !onGpu && hasOpenVino()))
        candidates.push_back(makeOpenVino(model, *graph.graph, request.precision));

    std::vector<std::unique_ptr<Engine>> agreeing;
    std::optional<Error> refusal;
    for (auto &candidate : candidates) {
        const Result<void> checked = candidate ? check(**candidate, *plain, model) : Result<void>(candidate.error());
        if (checked)
            agreeing.push_back(std::move(*candidate));
        else
            refusal = checked.error();
    }
    if (!agreeing.empty())
        return fastest(std::move(agreeing), model);
    if (request.engine == EngineChoice::OpenVino)
        return *refusal;
    auto &report = static_cast<TorchEngine<PlainForward> &>(*plain).report();
    report.notes.push_back(
        Message::of(VITRINE_TEXT("core", "The plain path runs instead of a plan: %1"), refusal->message));
    return plain;
}

} // namespace vitrine
