#include "core/training/models/MlpModel.h"

#include "core/graph/Graph.h"
#include "core/training/models/MlpLayer.h"
#include "core/training/models/MlpLoss.h"
#include "core/training/models/RowLayout.h"
#include "core/training/models/TargetsOf.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>

namespace vitrine {

namespace {

/// Above this LibTorch's matrix products win over plain loops.
constexpr std::size_t mostWeights = 4096;
constexpr std::size_t mostWide = 128;

/// Where a block's output is to be found.
struct Station {
    std::string path;
    std::size_t layers = 0; ///< of the perceptron up to here; 0: it is the input
    bool isBefore = false; ///< the activation
};

/// What a network is as a perceptron.
struct Perceptron {
    std::vector<MlpLayer> layers;
    std::vector<Station> stations; ///< every block before the loss
    MlpLoss loss;
    Node lossNode;
    RowLayout layout;
};

std::optional<Activation> activationOf(const std::string &type)
{
    static const std::map<std::string, Activation, std::less<>> known{{"ReLU", Activation::ReLU},
                                                                      {"LeakyReLU", Activation::LeakyReLU},
                                                                      {"Sigmoid", Activation::Sigmoid},
                                                                      {"SiLU", Activation::SiLU},
                                                                      {"Tanh", Activation::Tanh}};
    const auto found = known.find(type);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::optional<MlpLoss> lossOf(const Node &node)
{
    static const std::map<std::string, Loss, std::less<>> known{
        {"L1Loss", Loss::L1},       {"MSELoss", Loss::MSE},
        {"BCELoss", Loss::BCE},     {"BCEWithLogitsLoss", Loss::BCEWithLogits},
        {"HuberLoss", Loss::Huber}, {"CrossEntropyLoss", Loss::CrossEntropy}};
    const auto found = known.find(node.kind->type());
    if (found == known.end())
        return std::nullopt;
    MlpLoss loss{found->second, {}};
    loss.attributes.mean = node.params.choice("reduction") == "mean";
    if (loss.kind == Loss::Huber)
        loss.attributes.delta = node.params.real("delta");
    if (loss.kind == Loss::CrossEntropy)
        loss.attributes.labelSmoothing = node.params.real("label_smoothing");
    return loss;
}

/// Takes one block after the other into the perceptron; false where it is none.
class Reader {
public:
    explicit Reader(const Graph &graph) : m_graph(graph), m_layout(layOut(graph)) { }

    std::optional<Perceptron> read()
    {
        Perceptron perceptron;
        int previous = -1;
        bool isDone = false;
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
            const Node &node = m_graph.nodes[i];
            if (node.isFrozen && !node.weights.empty())
                return std::nullopt; // LibTorch knows how
            const bool follows =
                previous < 0 ? node.inputs.empty() : node.inputs.size() == 1 && node.inputs[0] == ValueRef{previous, 0};
            if (isDone || !follows || !take(node, perceptron))
                return std::nullopt;
            isDone = node.kind->category() == Category::Loss;
            if (!isDone)
                perceptron.stations.push_back({node.path, perceptron.layers.size(), node.kind->type() == "Linear"});
            previous = static_cast<int>(i);
        }
        if (!isDone || perceptron.layers.empty() || m_layout.size > mostWeights)
            return std::nullopt;
        perceptron.layout = std::move(m_layout);
        return perceptron;
    }

private:
    bool take(const Node &node, Perceptron &perceptron) const
    {
        const std::string type = node.kind->type();
        if (type == "Input" || type == "Identity")
            return node.outputShapes[0].size() == 2 || type == "Input";
        if (type == "Flatten")
            return perceptron.layers.empty() && node.outputShapes[0].size() == 2;
        if (type == "Linear")
            return addLayer(node, perceptron);
        if (const auto activation = activationOf(type)) {
            if (perceptron.layers.empty() || perceptron.layers.back().activation)
                return false;
            perceptron.layers.back().activation = activation;
            if (*activation == Activation::LeakyReLU)
                perceptron.layers.back().slope = node.params.real("negative_slope");
            return true;
        }
        const auto loss = lossOf(node);
        if (!loss || perceptron.layers.empty())
            return false;
        perceptron.loss = *loss;
        perceptron.lossNode = node;
        return true;
    }

    bool addLayer(const Node &node, Perceptron &perceptron) const
    {
        const Shape &in = node.inputShapes[0], &out = node.outputShapes[0];
        if (in.size() != 2 || in[1] > static_cast<std::int64_t>(mostWide)
            || out[1] > static_cast<std::int64_t>(mostWide))
            return false;
        MlpLayer layer;
        layer.in = static_cast<std::size_t>(in[1]);
        layer.out = static_cast<std::size_t>(out[1]);
        for (const TensorRange &range : m_layout.ranges) {
            if (range.name == node.path + ".weight")
                layer.weight = range.offset;
            if (range.name == node.path + ".bias")
                layer.bias = range.offset;
        }
        perceptron.layers.push_back(layer);
        return true;
    }

    const Graph &m_graph;
    RowLayout m_layout;
};

class MlpModel final : public TrainingModel {
public:
    explicit MlpModel(Perceptron perceptron)
        : m_net(std::move(perceptron)), m_weights(m_net.layout.size, 0.0F), m_gradients(m_net.layout.size, 0.0F),
          m_before(m_net.layers.size()), m_after(m_net.layers.size())
    {
    }

    Result<BatchResult> train(const Batch &batch, std::uint64_t) override
    {
        auto result = forward(batch, true);
        if (result.ok())
            backward(batch);
        return result;
    }
    Result<BatchResult> evaluate(const Batch &batch, bool wantsAnswers) override
    {
        auto result = forward(batch, false);
        if (result.ok() && wantsAnswers)
            result->answers = m_after.back();
        return result;
    }

    std::optional<TensorMap> outputs(const Snapshot &inputs) override
    {
        runLayers(inputs.floats(), static_cast<std::size_t>(inputs.shape()[0]));
        TensorMap values;
        for (const Station &station : m_net.stations) {
            if (station.layers == 0) {
                values.emplace(station.path, inputs);
                continue;
            }
            const std::size_t layer = station.layers - 1;
            const auto width = static_cast<std::int64_t>(m_net.layers[layer].out);
            values.emplace(
                station.path,
                Snapshot::of(Shape{inputs.shape()[0], width}, station.isBefore ? m_before[layer] : m_after[layer]));
        }
        return values;
    }

    const std::vector<TensorRange> &ranges() const override { return m_net.layout.ranges; }
    std::span<float> weights() override { return m_weights; }
    void weightsChanged() override { }
    std::span<const float> gradients() const override { return m_gradients; }

    TensorMap tensors() const override
    {
        TensorMap copies;
        for (const TensorRange &range : ranges()) {
            const auto first = m_weights.begin() + static_cast<std::ptrdiff_t>(range.offset);
            copies.emplace(range.name,
                           Snapshot::of(range.shape,
                                        std::vector<float>(first, first + static_cast<std::ptrdiff_t>(range.count()))));
        }
        return copies;
    }
    Result<void> setTensors(const TensorMap &tensors) override
    {
        for (const TensorRange &range : ranges()) {
            const auto found = tensors.find(range.name);
            if (found == tensors.end() || found->second.shape() != range.shape)
                return fail(VITRINE_TEXT("core", "The weights hold no %1 of the shape %2."), range.name,
                            toString(range.shape));
        }
        for (const TensorRange &range : ranges()) {
            const std::vector<float> values = tensors.find(range.name)->second.toFloats();
            std::copy(values.begin(), values.end(), m_weights.begin() + static_cast<std::ptrdiff_t>(range.offset));
        }
        return {};
    }

    std::string device() const override { return "cpu"; }
    std::string engine() const override { return "fused perceptron"; }

private:
    std::span<const float> inputOf(std::size_t layer, std::span<const float> inputs) const
    {
        return layer == 0 ? inputs : std::span<const float>(m_after[layer - 1]);
    }

    void runLayers(std::span<const float> inputs, std::size_t count)
    {
        for (std::size_t i = 0; i < m_net.layers.size(); ++i) {
            m_before[i].resize(count * m_net.layers[i].out);
            m_after[i].resize(count * m_net.layers[i].out);
            m_net.layers[i].forward(m_weights, inputOf(i, inputs), m_before[i], m_after[i]);
        }
    }

    Result<BatchResult> forward(const Batch &batch, bool wantsGradient)
    {
        runLayers(batch.inputs.floats(), static_cast<std::size_t>(batch.size()));
        const std::vector<float> &answer = m_after.back();
        m_slope.resize(wantsGradient ? answer.size() : 0);
        BatchResult result;
        result.count = batch.size();
        m_net.lossNode.inputShapes[0][0] = batch.size();
        if (m_net.loss.kind == Loss::CrossEntropy) {
            result.loss = m_net.loss.ofClasses(answer, batch.labels, m_net.layers.back().out, m_slope);
        } else {
            auto target = targetOf(m_net.lossNode, batch);
            if (!target)
                return target.error();
            result.loss = m_net.loss.ofNumbers(answer, target->floats(), m_slope);
        }
        result.right = answersWithClasses(m_net.lossNode, batch) ? countRight(batch) : -1;
        return result;
    }

    std::int64_t countRight(const Batch &batch) const
    {
        const std::size_t classes = m_net.layers.back().out;
        std::int64_t right = 0;
        for (std::size_t n = 0; n < batch.labels.size(); ++n) {
            const auto first = m_after.back().begin() + static_cast<std::ptrdiff_t>(n * classes);
            const std::int64_t chosen = classes > 1
                ? std::max_element(first, first + static_cast<std::ptrdiff_t>(classes)) - first
                : static_cast<std::int64_t>(*first > threshold(m_net.lossNode));
            right += chosen == batch.labels[n] ? 1 : 0;
        }
        return right;
    }

    void backward(const Batch &batch)
    {
        std::fill(m_gradients.begin(), m_gradients.end(), 0.0F);
        for (std::size_t i = m_net.layers.size(); i-- > 0;) {
            const std::span<const float> input = inputOf(i, batch.inputs.floats());
            m_nextSlope.resize(i > 0 ? input.size() : 0);
            m_net.layers[i].backward(m_weights, input, m_before[i], m_after[i], m_slope, m_gradients, m_nextSlope);
            std::swap(m_slope, m_nextSlope);
        }
    }

    Perceptron m_net;
    std::vector<float> m_weights, m_gradients;
    std::vector<std::vector<float>> m_before, m_after; ///< activations of each layer, of the last batch
    std::vector<float> m_slope, m_nextSlope; ///< ∂Loss/∂ what a layer gave
};

} // namespace

std::unique_ptr<TrainingModel> makeMlpModel(const ModelRequest &request)
{
    if (request.device == DeviceChoice::Cuda || request.precision != TrainingPrecision::Float32)
        return nullptr;
    const GraphResult graph = buildGraph(request.network, 1);
    if (!graph.ok())
        return nullptr;
    auto perceptron = Reader(*graph.graph).read();
    if (!perceptron)
        return nullptr;
    auto model = std::make_unique<MlpModel>(*std::move(perceptron));
    return model->setTensors(request.tensors).ok() ? std::move(model) : nullptr;
}

} // namespace vitrine
