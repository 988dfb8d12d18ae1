#include "app/cli/Bench.h"

#include "app/cli/BenchAssign.h"
#include "app/cli/BenchDetection.h"
#include "app/cli/BenchTraining.h"
#include "app/cli/BenchVideo.h"
#include "app/cli/Resources.h"
#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "core/trace/PlainPass.h"
#include "core/trace/TraceMemory.h"

#include <algorithm>
#include <chrono>

namespace vitrine {

namespace {

/// The VGG-like preset at 224 × 224, with fresh weights and a grey picture.
Result<TraceRequest> vggAt224(DeviceChoice device)
{
    auto network = readNetwork(resourceFolder() / "networks" / "vgg-like.vitrine.json");
    if (!network)
        return network.error();
    TraceRequest request;
    std::string input;
    for (Block &block : network->blocks)
        if (block.type == "Input") {
            block.params["shape"] = std::vector<std::int64_t>{3, 224, 224};
            input = block.id;
        }
    GraphResult graph = buildGraph(*network, 1);
    if (!graph.ok())
        return graph.error(network->name);
    request.graph = std::move(*graph.graph);
    request.weights = initWeights(request.graph, 1);
    request.inputs[input] = Snapshot::of(Shape{1, 3, 224, 224}, std::vector<float>(3 * 224 * 224, 0.5F));
    const int loss = request.graph.lossBlock();
    if (loss < 0)
        return fail(VITRINE_TEXT("core", "The network %1 has no loss to go back from."), network->name);
    request.inputs[request.graph.blocks[static_cast<std::size_t>(loss)].id] =
        Snapshot::of(Shape{1}, std::vector<std::int64_t>{0});
    request.device = device;
    return request;
}

Result<nlohmann::ordered_json> benchTrace(const BenchOptions &options)
{
    const auto request = vggAt224(options.device);
    if (!request)
        return request.error();
    // Fails before anything is measured, if at all.
    const auto trace = runTrace(*request);
    if (!trace)
        return trace.error();
    if (const auto plain = runPlainPass(*request); !plain)
        return plain.error();
    const auto times = measureInTurns(
        options.runs, {[&] { (void)runTrace(*request).ok(); }, [&] { (void)runPlainPass(*request).ok(); }});
    const double traced = median(times[0]);
    const double plain = median(times[1]);
    const TraceMemory memory = measureMemory(**trace);
    return nlohmann::ordered_json{{"median_ms", traced},           {"plain_ms", plain},
                                  {"ratio", traced / plain},       {"held_bytes", memory.held},
                                  {"copied_bytes", memory.copied}, {"device", (*trace)->device}};
}

Result<nlohmann::ordered_json> benchShapes(const BenchOptions &options)
{
    Network network;
    network.name = "300 blocks";
    const auto add = [&network](const std::string &id, const std::string &type,
                                std::map<std::string, ParamValue, std::less<>> params) {
        if (!network.blocks.empty())
            network.connections.push_back({{network.blocks.back().id, 0}, {id, 0}, {}});
        network.blocks.push_back({id, type, std::move(params), {}, {}});
    };
    add("image", "Input", {{"shape", std::vector<std::int64_t>{16, 64, 64}}});
    for (int i = 0; i < 99; ++i) {
        const std::string suffix = std::to_string(i);
        add("conv" + suffix, "Conv2d",
            {{"out_channels", std::int64_t{16}}, {"kernel_size", std::int64_t{3}}, {"padding", std::int64_t{1}}});
        add("bn" + suffix, "BatchNorm2d", {});
        add("act" + suffix, "SiLU", {});
    }
    add("flat", "Flatten", {});
    add("fc", "Linear", {{"out_features", std::int64_t{10}}});
    if (const GraphResult graph = buildGraph(network, 1); !graph.ok())
        return graph.error(network.name);
    const auto times = measureInTurns(options.runs, {[&] { (void)buildGraph(network, 1).ok(); }});
    return nlohmann::ordered_json{{"median_ms", median(times[0])}, {"blocks", network.blocks.size()}};
}

} // namespace

const std::vector<Bench> &benches()
{
    static const std::vector<Bench> all{{"trace", benchTrace},  {"shapes", benchShapes}, {"detect", benchDetect},
                                        {"nms", benchNms},      {"video", benchVideo},   {"train", benchTrain},
                                        {"assign", benchAssign}};
    return all;
}

std::vector<std::vector<double>> measureInTurns(int runs, const std::vector<std::function<void()>> &subjects)
{
    std::vector<std::vector<double>> times(subjects.size());
    for (int run = 0; run <= runs; ++run)
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            const auto start = std::chrono::steady_clock::now();
            subjects[i]();
            const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
            if (run > 0)
                times[i].push_back(taken.count());
        }
    return times;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace vitrine
