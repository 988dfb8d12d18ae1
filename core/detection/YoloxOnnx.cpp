#include "core/detection/YoloxOnnx.h"

#include "core/detection/support/OnnxView.h"
#include "core/detection/support/YoloxMatch.h"
#include "core/graph/Graph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace vitrine {

namespace {

constexpr std::size_t levels = 3;

/// What the model answers with is made of these, whatever is done with it afterwards.
struct Predictions {
    const OnnxNode *classes = nullptr;
    const OnnxNode *boxes = nullptr;
    const OnnxNode *objects = nullptr;
};

/// What tells one YOLOX from another, as far as the model's structure is concerned.
struct Facts {
    Shape stem; ///< of the first convolution's weight
    std::int64_t classes = 0;
    int convolutions = 0;
    bool depthwise = false;
    std::string act; ///< "silu", "lrelu" or "relu"
};

std::int64_t channelsOf(const OnnxView &view, const OnnxNode &conv)
{
    const Snapshot *weight = view.constant(onnxInput(conv, 1));
    return weight && weight->shape().size() == 4 ? weight->shape()[0] : 0;
}

/// The convolutions that values are made of; with `nearest` only those with no other one behind them.
std::set<const OnnxNode *> convolutionsBehind(const OnnxView &view, std::vector<std::string> values, bool nearest)
{
    std::set<const OnnxNode *> seen;
    std::set<const OnnxNode *> found;
    while (!values.empty()) {
        const OnnxNode *node = view.maker(values.back());
        values.pop_back();
        if (!node || node->op == "Shape" || !seen.insert(node).second)
            continue;
        const bool isConv = node->op == "Conv";
        if (isConv)
            found.insert(node);
        if (!isConv || !nearest)
            values.insert(values.end(), node->inputs.begin(), node->inputs.end());
    }
    return found;
}

/// How many times smaller than the input a value is, as a power of two (Focus left out), for every value.
std::map<std::string, int> scalesOf(const OnnxModel &model)
{
    std::map<std::string, int> scales;
    for (const OnnxNode &node : model.nodes) {
        int scale = 0;
        for (const std::string &input : node.inputs)
            if (const auto found = scales.find(input); found != scales.end())
                scale = std::max(scale, found->second);
        if (node.op == "Resize" || node.op == "Upsample")
            --scale;
        else if (node.op == "Conv" && onnxIntegers(node, "strides", {1, 1}) == std::vector<std::int64_t>{2, 2})
            ++scale;
        for (const std::string &output : node.outputs)
            scales[output] = scale;
    }
    return scales;
}

/// Boxes and objectness of a level are made of one value, its classes of another.
Result<std::vector<Predictions>> findPredictions(const OnnxView &view)
{
    std::vector<std::string> outputs;
    for (const OnnxValue &output : view.model().outputs)
        outputs.push_back(output.name);
    const auto last = convolutionsBehind(view, outputs, true);
    if (last.size() != 3 * levels)
        return fail(VITRINE_TEXT("core", "the convolutions that lead straight to its output are %1, and 9 in a YOLOX"),
                    last.size());
    std::map<std::string, std::vector<const OnnxNode *>> bySource;
    for (const OnnxNode *conv : last)
        bySource[view.origin(onnxInput(*conv, 0))].push_back(conv);
    std::map<std::string, int> scales = scalesOf(view.model());
    std::map<int, Predictions> byScale;
    for (auto &[source, convs] : bySource) {
        Predictions &level = byScale[scales[source]];
        std::ranges::sort(convs, {}, [&](const OnnxNode *conv) { return channelsOf(view, *conv); });
        if (convs.size() == 1 && !level.classes) {
            level.classes = convs[0];
        } else if (convs.size() == 2 && channelsOf(view, *convs[0]) == 1 && channelsOf(view, *convs[1]) == 4) {
            level.objects = convs[0];
            level.boxes = convs[1];
        }
    }
    std::vector<Predictions> result;
    for (const auto &[scale, level] : byScale)
        if (level.classes && level.boxes)
            result.push_back(level);
    if (byScale.size() != levels || result.size() != levels)
        return fail(VITRINE_TEXT("core",
                                 "its last convolutions are not boxes, objectness and classes at three "
                                 "scales"));
    return result;
}

Facts factsOf(const OnnxView &view, const std::vector<Predictions> &predictions)
{
    std::vector<std::string> ends;
    for (const Predictions &level : predictions)
        for (const OnnxNode *conv : {level.classes, level.boxes, level.objects})
            ends.push_back(conv->outputs[0]);
    const auto all = convolutionsBehind(view, ends, false);
    Facts facts;
    facts.convolutions = static_cast<int>(all.size());
    facts.classes = channelsOf(view, *predictions[0].classes);
    facts.depthwise = std::ranges::any_of(
        all, [](const OnnxNode *conv) { return onnxIntegers(*conv, "group", {1}) != std::vector<std::int64_t>{1}; });
    const std::string kind = view.activation(onnxInput(*predictions[0].classes, 0)).kind;
    facts.act = kind == "LeakyReLU" ? "lrelu" : kind == "ReLU" ? "relu" : "silu";
    // The operations are sorted, so that the first one has no other behind it.
    const auto stem =
        std::ranges::find_if(view.model().nodes, [&](const OnnxNode &node) { return all.contains(&node); });
    if (const Snapshot *weight = view.constant(onnxInput(*stem, 1)))
        facts.stem = weight->shape();
    return facts;
}

/// YOLOPAFPN has so many bottlenecks in a row where there is one of them for a depth of 1/3; 0 where the number of
/// convolutions is none of a YOLOX: what is not in a bottleneck, and 12 times as many as a row has.
int bottlenecks(const Facts &facts)
{
    const int others = facts.depthwise ? 77 : 59;
    const int inRows = facts.convolutions - others;
    const int each = facts.depthwise ? 36 : 24;
    return inRows > 0 && inRows % each == 0 ? inRows / each : 0;
}

void addHead(Network &network, const Facts &facts, double width)
{
    network.blocks.push_back(
        {"head",
         "YOLOXHead",
         {{"num_classes", facts.classes}, {"width", width}, {"depthwise", facts.depthwise}, {"act", facts.act}},
         {},
         {}});
    for (int port = 0; port < static_cast<int>(levels); ++port)
        network.connections.push_back({{"backbone", port}, {"head", port}, {}});
}

/// The YOLOX that the model may be, for a picture as small as one can be: only its structure is asked for.
Result<Network> likelyNetwork(const Facts &facts)
{
    constexpr std::int64_t side = 32;
    Network network;
    network.blocks.push_back({"images", "Input", {{"shape", std::vector<std::int64_t>{3, side, side}}}, {}, {}});
    network.connections.push_back({{"images", 0}, {"backbone", 0}, {}});
    if (facts.stem == Shape{32, 3, 3, 3}) {
        network.blocks.push_back({"backbone", "YOLOFPN", {}, {}, {}});
        addHead(network, facts, 1);
        return network;
    }
    if (facts.stem.size() != 4 || facts.stem[1] != 12)
        return fail(VITRINE_TEXT("core",
                                 "the weight of its first convolution is %1, where a YOLOX has "
                                 "[n, 12, 3, 3] or [32, 3, 3, 3]"),
                    toString(facts.stem));
    const int row = bottlenecks(facts);
    if (row == 0)
        return fail(VITRINE_TEXT("core", "the number of its convolutions is %1, which is that of no YOLOX"),
                    facts.convolutions);
    const double width = static_cast<double>(facts.stem[0]) / 64;
    network.blocks.push_back(
        {"backbone",
         "YOLOPAFPN",
         {{"depth", row / 3.0}, {"width", width}, {"depthwise", facts.depthwise}, {"act", facts.act}},
         {},
         {}});
    addHead(network, facts, width);
    return network;
}

Result<YoloxOnnx> findWeights(const OnnxView &view)
{
    const auto predictions = findPredictions(view);
    if (!predictions)
        return predictions.error();
    const Facts facts = factsOf(view, *predictions);
    const auto network = likelyNetwork(facts);
    if (!network)
        return network.error();
    const GraphResult built = buildGraph(*network, 1);
    if (!built.ok())
        return fail(VITRINE_TEXT("core",
                                 "%1 channels after the first of %2 convolutions, and %3 classes, are not "
                                 "those of a YOLOX"),
                    facts.stem[0], facts.convolutions, facts.classes);
    std::vector<YoloxMatch::Pair> same;
    for (std::size_t i = 0; i < levels; ++i) {
        const std::string at = "." + std::to_string(i);
        const auto add = [&](const char *name, const OnnxNode *conv) {
            same.emplace_back(ValueRef{built.graph->findNode(std::string("head.") + name + at), 0}, conv->outputs[0]);
        };
        add("cls_preds", (*predictions)[i].classes);
        add("reg_preds", (*predictions)[i].boxes);
        add("obj_preds", (*predictions)[i].objects);
    }
    auto weights = YoloxMatch(*built.graph, view).weights(std::move(same));
    if (!weights)
        return weights.error();
    return YoloxOnnx{*std::move(weights), facts.act, 0, 0};
}

} // namespace

Result<YoloxOnnx> yoloxWeights(const OnnxModel &model, const std::string &file)
{
    auto result = findWeights(OnnxView(model));
    if (!result)
        return fail(VITRINE_TEXT("core", "The ONNX model %1 is not a YOLOX: %2."), file, result.error().message);
    for (const OnnxValue &input : model.inputs) {
        if (input.shape.size() != 4)
            continue;
        const auto size = [&](std::size_t place) {
            const std::int64_t given = input.shape[place];
            return given > 0 && given <= 1 << 20 ? static_cast<int>(given) : 0;
        };
        result->height = size(2);
        result->width = size(3);
        break;
    }
    return result;
}

} // namespace vitrine
