// Norms: by their operators, and written in pieces.

#include "core/io/onnx/import/ImportContext.h"

#include <algorithm>
#include <numeric>

namespace vitrine {

namespace {

using Params = ImportParams;
using Refusal = std::optional<Message>;
using Axes = std::vector<std::int64_t>;

Refusal batchNorm(ImportContext &context, const OnnxNode &node)
{
    static const char *const names[] = {"weight", "bias", "running_mean", "running_var"};
    if (node.inputs.size() < 5)
        return computedWeights();
    if (integerOf(node, "training_mode", 0) != 0)
        return Message::of(VITRINE_TEXT("core", "It takes the batch's own statistics, as in training."));
    for (std::size_t i = 1; i < 5; ++i)
        if (!context.constant(node.inputs[i]))
            return computedWeights();
    const std::size_t rank = context.rank(node.inputs[0]);
    if (rank < 2 || rank > 5)
        return Message::of(VITRINE_TEXT("core", "The number of dimensions of its input is not known."));
    Params params;
    addGiven(params, "eps", realOf(node, "epsilon", 1e-5), 1e-5);
    if (const double kept = realOf(node, "momentum", 0.9); kept > 0 && kept < 1)
        addGiven(params, "momentum", asWritten(static_cast<float>(1 - kept)), 0.1);
    const std::string id = context.addBlock(node, numbered("BatchNorm", rank < 4 ? 1 : rank - 2), std::move(params),
                                            {node.inputs[0]}, rank);
    for (std::size_t i = 1; i < 5; ++i)
        context.addWeight(id, names[i - 1], *context.constant(node.inputs[i]));
    return {};
}

/// Scale and offset of a norm, on the blocks that have them.
Refusal addGivenNorm(ImportContext &context, const OnnxNode &node, const std::string &type, Params params)
{
    const Snapshot *weight = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    const bool hasBias = node.inputs.size() > 2 && !node.inputs[2].empty();
    const Snapshot *bias = hasBias ? context.constant(node.inputs[2]) : nullptr;
    if (!weight || (hasBias && !bias))
        return computedWeights();
    addGiven(params, "eps", realOf(node, "epsilon", 1e-5), 1e-5);
    const std::string id =
        context.addBlock(node, type, std::move(params), {node.inputs[0]}, context.rank(node.inputs[0]));
    context.addWeight(id, "weight", *weight);
    if (bias)
        context.addWeight(id, "bias", *bias);
    return {};
}

Refusal layerNorm(ImportContext &context, const OnnxNode &node)
{
    const Snapshot *weight = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    if (!weight)
        return computedWeights();
    Params params{{"normalized_shape", sizes(weight->shape())}};
    if (weight->shape().size() > 1)
        params["normalized_shape"] = weight->shape();
    addGiven(params, "bias", node.inputs.size() > 2 && !node.inputs[2].empty(), true);
    return addGivenNorm(context, node, "LayerNorm", std::move(params));
}

Refusal instanceNorm(ImportContext &context, const OnnxNode &node)
{
    if (context.rank(node.inputs[0]) != 4)
        return Message::of(VITRINE_TEXT("core", "Only for pictures is it known here."));
    return addGivenNorm(context, node, "InstanceNorm2d", {{"affine", true}});
}

Refusal groupNorm(ImportContext &context, const OnnxNode &node)
{
    return addGivenNorm(context, node, "GroupNorm", {{"num_groups", integerOf(node, "num_groups", 1)}});
}

/// The axes of a mean that keeps their dimensions; none where they are not given.
std::optional<Axes> meanAxes(const ImportContext &context, const std::string &value, const std::string &of)
{
    const OnnxNode *mean = context.producer(value);
    if (!mean || mean->op != "ReduceMean" || mean->inputs.empty() || mean->inputs[0] != of
        || integerOf(*mean, "keepdims", 1) == 0)
        return std::nullopt;
    if (mean->inputs.size() > 1)
        return context.integers(mean->inputs[1]);
    const Axes axes = integersOf(*mean, "axes", {});
    return axes.empty() ? std::nullopt : std::optional(axes);
}

/// Whether `value` is the square of `of`.
bool isSquare(const ImportContext &context, const std::string &value, const std::string &of)
{
    if (const OnnxNode *product = madeBy(context, value, "Mul", 2))
        return product->inputs[0] == of && product->inputs[1] == of;
    const OnnxNode *power = madeBy(context, value, "Pow", 2);
    return power && power->inputs[0] == of && context.scalar(power->inputs[1]) == 2.0;
}

/// (x − mean) / √(mean of its square + eps)
std::optional<NormPieces> normalised(const ImportContext &context, const OnnxNode &div)
{
    if (div.op != "Div" || div.inputs.size() != 2)
        return std::nullopt;
    const std::string &centred = div.inputs[0];
    const OnnxNode *sub = madeBy(context, centred, "Sub", 2), *root = madeBy(context, div.inputs[1], "Sqrt", 1);
    const OnnxNode *sum = root ? madeBy(context, root->inputs[0], "Add", 2) : nullptr;
    const auto axes = sub ? meanAxes(context, sub->inputs[1], sub->inputs[0]) : std::nullopt;
    if (!sum || !axes)
        return std::nullopt;
    for (const auto &[variance, eps] : bothWays(*sum)) {
        const OnnxNode *mean = context.producer(variance);
        const auto added = context.scalar(eps);
        if (mean && added && !mean->inputs.empty() && isSquare(context, mean->inputs[0], centred)
            && meanAxes(context, variance, mean->inputs[0]) == axes)
            return NormPieces{sub->inputs[0], *axes, asWritten(static_cast<float>(*added))};
    }
    return std::nullopt;
}

bool isFilledWith(const Snapshot *tensor, std::int64_t count, float value)
{
    if (!tensor || tensor->elementCount() != count)
        return false;
    const std::vector<float> values = tensor->toFloats();
    return std::all_of(values.begin(), values.end(), [value](float each) { return each == value; });
}

/// What is normalised within groups, laid out as [batch, groups, rest]: by pieces, or by an InstanceNormalization that
/// neither scales nor shifts, as PyTorch writes it.
std::optional<NormPieces> normalisedGroups(const ImportContext &context, const std::string &value, std::int64_t groups)
{
    const OnnxNode *node = context.producer(value);
    if (!node)
        return std::nullopt;
    if (const auto pieces = normalised(context, *node))
        return pieces->axes == Axes{2} || pieces->axes == Axes{-1} ? pieces : std::nullopt;
    const bool isPlain = node->op == "InstanceNormalization" && node->inputs.size() == 3
        && isFilledWith(context.constant(node->inputs[1]), groups, 1)
        && isFilledWith(context.constant(node->inputs[2]), groups, 0);
    return isPlain ? std::optional(NormPieces{node->inputs[0], {2}, realOf(*node, "epsilon", 1e-5)}) : std::nullopt;
}

/// A Reshape into groups, their norm, and a Reshape back.
std::optional<NormPieces> groupsNormalised(const ImportContext &context, const OnnxNode &back)
{
    constexpr std::int64_t mostGroups = 1 << 20;
    if (back.op != "Reshape" || back.inputs.size() != 2)
        return std::nullopt;
    const OnnxNode *shape = madeBy(context, back.inputs[1], "Shape", 1), *norm = context.producer(back.inputs[0]);
    const OnnxNode *apart = norm && norm->op == "InstanceNormalization" && !norm->inputs.empty()
        ? madeBy(context, norm->inputs[0], "Reshape", 2)
        : nullptr;
    if (norm && norm->op == "Div")
        if (const auto pieces = normalised(context, *norm))
            apart = madeBy(context, pieces->x, "Reshape", 2);
    const auto target = apart ? context.integers(apart->inputs[1]) : std::nullopt;
    if (!shape || !target || target->size() != 3 || (*target)[0] != 0 || (*target)[1] < 1 || (*target)[1] > mostGroups
        || (*target)[2] != -1 || shape->inputs[0] != apart->inputs[0])
        return std::nullopt;
    auto pieces = normalisedGroups(context, back.inputs[0], (*target)[1]);
    if (pieces)
        *pieces = {apart->inputs[0], {}, pieces->eps, (*target)[1]};
    return pieces;
}

std::optional<NormPieces> plainNorm(const ImportContext &context, const std::string &value)
{
    const OnnxNode *node = context.producer(value);
    if (!node)
        return std::nullopt;
    auto pieces = normalised(context, *node);
    return pieces ? pieces : groupsNormalised(context, *node);
}

std::optional<NormPieces> scaledNorm(const ImportContext &context, const OnnxNode &node)
{
    if (node.op != "Mul" || node.inputs.size() != 2)
        return std::nullopt;
    for (const auto &[value, factor] : bothWays(node))
        if (const Snapshot *weight = context.constant(factor))
            if (auto pieces = plainNorm(context, value)) {
                pieces->weight = weight;
                return pieces;
            }
    return std::nullopt;
}

/// One number for each channel, laid against the last dimensions: ones behind it.
bool isByChannel(const Snapshot *tensor, std::size_t rank)
{
    if (!tensor)
        return true;
    const Shape &shape = tensor->shape();
    return shape.size() + 1 >= rank && shape.size() <= rank && shape[shape.size() + 1 - rank] == tensor->elementCount();
}

Axes range(std::int64_t from, std::int64_t end)
{
    Axes axes(static_cast<std::size_t>(std::max<std::int64_t>(0, end - from)));
    std::iota(axes.begin(), axes.end(), from);
    return axes;
}

Refusal noSuchNorm()
{
    return Message::of(VITRINE_TEXT("core", "It normalises over dimensions that no block does."));
}

/// Scale and shift, as the block has them.
void addScale(ImportContext &context, const std::string &block, const NormPieces &norm, const Shape &shape)
{
    const std::pair<const char *, const Snapshot *> tensors[] = {{"weight", norm.weight}, {"bias", norm.bias}};
    for (const auto &[name, tensor] : tensors)
        if (tensor)
            context.addWeight(block, name, Snapshot::of(shape, tensor->toFloats()));
}

Refusal addChannelNorm(ImportContext &context, const OnnxNode &node, const NormPieces &norm, const std::string &type,
                       Params params)
{
    const std::size_t rank = context.rank(norm.x);
    const bool isScaled = norm.weight != nullptr;
    if (isScaled != (norm.bias != nullptr) || !isByChannel(norm.weight, rank) || !isByChannel(norm.bias, rank))
        return noSuchNorm();
    addGiven(params, "eps", norm.eps, 1e-5);
    addGiven(params, "affine", isScaled, type != "InstanceNorm2d");
    const std::string id = context.addBlock(node, type, std::move(params), {norm.x}, rank);
    if (isScaled)
        addScale(context, id, norm, {norm.weight->elementCount()});
    return {};
}

Refusal addLayerNorm(ImportContext &context, const OnnxNode &node, const NormPieces &norm)
{
    const auto whole = context.shape(norm.x);
    const std::size_t depth = norm.axes.size();
    if (!whole || whole->size() < depth)
        return Message::of(VITRINE_TEXT("core", "The sizes of its input are not known."));
    const Shape shape(whole->end() - static_cast<std::ptrdiff_t>(depth), whole->end());
    for (const Snapshot *tensor : {norm.weight, norm.bias})
        if (tensor && tensor->shape() != shape)
            return noSuchNorm();
    if (norm.bias && !norm.weight)
        return noSuchNorm();
    Params params{{"normalized_shape", depth == 1 ? ParamValue(shape[0]) : ParamValue(shape)}};
    addGiven(params, "eps", norm.eps, 1e-5);
    addGiven(params, "elementwise_affine", norm.weight != nullptr, true);
    addGiven(params, "bias", norm.bias != nullptr || !norm.weight, true);
    const std::string id = context.addBlock(node, "LayerNorm", std::move(params), {norm.x}, whole->size());
    addScale(context, id, norm, shape);
    return {};
}

std::vector<std::string> normInput(const ImportContext &context, const OnnxNode &node)
{
    const auto norm = normOf(context, node);
    return norm ? std::vector<std::string>{norm->x} : computedInputs(context, node);
}

Refusal divide(ImportContext &context, const OnnxNode &node)
{
    if (const auto norm = normOf(context, node))
        return addNorm(context, node, *norm);
    return Message::of(VITRINE_TEXT("core", "Only the division that ends a norm is known here."));
}

} // namespace

std::optional<NormPieces> normOf(const ImportContext &context, const OnnxNode &node)
{
    if (node.outputs.empty())
        return std::nullopt;
    if (node.op == "Add" && node.inputs.size() == 2)
        for (const auto &[value, shift] : bothWays(node)) {
            const Snapshot *bias = context.constant(shift);
            const OnnxNode *scaled = bias ? context.producer(value) : nullptr;
            if (auto pieces = scaled ? scaledNorm(context, *scaled) : std::nullopt) {
                pieces->bias = bias;
                return pieces;
            }
        }
    if (auto pieces = scaledNorm(context, node))
        return pieces;
    return plainNorm(context, node.outputs[0]);
}

std::optional<Message> addNorm(ImportContext &context, const OnnxNode &node, const NormPieces &norm)
{
    const auto rank = static_cast<std::int64_t>(context.rank(norm.x));
    if (rank < 2 || rank > 5)
        return Message::of(VITRINE_TEXT("core", "The number of dimensions of its input is not known."));
    for (const Snapshot *tensor : {norm.weight, norm.bias})
        if (tensor)
            if (auto refusal = checkWeight(context, tensor))
                return refusal;
    if (norm.groups > 0)
        return addChannelNorm(context, node, norm, "GroupNorm", {{"num_groups", norm.groups}});
    NormPieces known = norm;
    for (std::int64_t &axis : known.axes)
        axis += axis < 0 ? rank : 0;
    std::sort(known.axes.begin(), known.axes.end());
    Axes batch = range(2, rank);
    batch.insert(batch.begin(), 0);
    if (known.axes == batch)
        return addChannelNorm(context, node, known,
                              numbered("BatchNorm", static_cast<std::size_t>(rank < 4 ? 1 : rank - 2)),
                              {{"track_running_stats", false}});
    const bool isPicture = rank == 4 && known.axes == Axes{2, 3} && isByChannel(known.weight, 4);
    if (isPicture)
        return addChannelNorm(context, node, known, "InstanceNorm2d", {});
    const auto depth = static_cast<std::int64_t>(known.axes.size());
    return depth > 0 && known.axes == range(rank - depth, rank) ? addLayerNorm(context, node, known) : noSuchNorm();
}

std::vector<ImportRule> normRules()
{
    return {{"BatchNormalization", "BatchNorm1d, BatchNorm2d, BatchNorm3d", firstInput, batchNorm},
            {"LayerNormalization", "LayerNorm", firstInput, layerNorm},
            {"InstanceNormalization", "InstanceNorm2d", firstInput, instanceNorm},
            {"GroupNormalization", "GroupNorm", firstInput, groupNorm},
            {"Div", "LayerNorm, InstanceNorm2d, BatchNorm1d, BatchNorm2d, BatchNorm3d", normInput, divide}};
}

} // namespace vitrine
