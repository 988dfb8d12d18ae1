#pragma once

// YOLOX as exports of networks of our own, for the tests of its reader.

#include "core/detection/YoloxOnnx.h"
#include "core/graph/Graph.h"
#include "core/graph/InitWeights.h"
#include "core/io/OnnxWriter.h"

#include <QtTest>

#include <algorithm>
#include <random>
#include <string>

namespace vitrine::test {

struct Spec {
    double depth = 1;
    double width = 1;
    bool depthwise = false;
    std::string act = "silu";
    std::int64_t classes = 80;
    bool darknet = false;
};

inline Network networkOf(const Spec &spec, std::int64_t width, std::int64_t height)
{
    Network network;
    network.name = "yolox";
    network.blocks.push_back({"images", "Input", {{"shape", std::vector<std::int64_t>{3, height, width}}}, {}, {}});
    network.connections.push_back({{"images", 0}, {"backbone", 0}, {}});
    if (spec.darknet)
        network.blocks.push_back({"backbone", "YOLOFPN", {}, {}, {}});
    else
        network.blocks.push_back(
            {"backbone",
             "YOLOPAFPN",
             {{"depth", spec.depth}, {"width", spec.width}, {"depthwise", spec.depthwise}, {"act", spec.act}},
             {},
             {}});
    network.blocks.push_back(
        {"head",
         "YOLOXHead",
         {{"num_classes", spec.classes}, {"width", spec.width}, {"depthwise", spec.depthwise}, {"act", spec.act}},
         {},
         {}});
    for (int port = 0; port < 3; ++port)
        network.connections.push_back({{"backbone", port}, {"head", port}, {}});
    return network;
}

inline Graph graphOf(const Network &network)
{
    GraphResult result = buildGraph(network, 1);
    if (!result.ok()) {
        QTest::qFail(result.error("network").message.text().c_str(), __FILE__, __LINE__);
        return {};
    }
    return *std::move(result.graph);
}

/// Fresh weights whose batch norms have statistics of a network that has been trained.
inline TensorMap trainedWeights(const Graph &graph)
{
    TensorMap weights = initWeights(graph, 7);
    std::mt19937 random(5);
    std::uniform_real_distribution<float> uniform(0.5F, 1.5F);
    for (auto &[name, tensor] : weights) {
        if (tensor.dtype() != DType::Float32 || tensor.shape().size() != 1)
            continue;
        const float shift = name.ends_with("running_mean") || name.ends_with("bias") ? 1.0F : 0.0F;
        std::vector<float> values(static_cast<std::size_t>(tensor.elementCount()));
        std::generate(values.begin(), values.end(), [&] { return uniform(random) - shift; });
        tensor = Snapshot::of(tensor.shape(), std::move(values));
    }
    return weights;
}

inline QString textOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

inline OnnxModel exported(const Graph &graph, const TensorMap &weights)
{
    const auto bytes = toOnnx(graph, weights);
    const auto model = bytes ? parseOnnx(*bytes, "yolox.onnx") : Result<OnnxModel>(bytes.error());
    if (model)
        return *model;
    QTest::qFail(model.error().message.text().c_str(), __FILE__, __LINE__);
    return {};
}

inline OnnxModel exported(const Spec &spec)
{
    const Graph graph = graphOf(networkOf(spec, 64, 32));
    return exported(graph, trainedWeights(graph));
}

inline constexpr Spec small{.depth = 1.0 / 3, .width = 0.125, .classes = 3};

inline bool isEqual(const Snapshot &a, const Snapshot &b)
{
    return a.shape() == b.shape() && a.dtype() == b.dtype() && a.toDoubles() == b.toDoubles();
}

} // namespace vitrine::test
