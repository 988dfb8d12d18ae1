// Operators that move numbers without computing any.

#include "core/io/onnx/import/ImportContext.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

using Params = std::map<std::string, ParamValue, std::less<>>;
using Refusal = std::optional<Message>;

Message computedSizes()
{
    return Message::of(VITRINE_TEXT("core", "Its sizes are computed rather than given."));
}

Refusal addFlatten(ImportContext &context, const OnnxNode &node, std::int64_t start)
{
    Params params;
    if (start != 1)
        params.emplace("start_dim", start);
    context.addBlock(node, "Flatten", std::move(params), {node.inputs[0]}, static_cast<std::size_t>(start) + 1);
    return {};
}

Refusal flatten(ImportContext &context, const OnnxNode &node)
{
    const std::int64_t axis = integerOf(node, "axis", 1);
    if (axis != 1)
        return Message::of(VITRINE_TEXT("core", "It does not keep the batch apart."));
    return addFlatten(context, node, 1);
}

/// The sizes that a Reshape asks for, as far as they are given: the batch may be computed, as in x.view(x.size(0), −1).
std::optional<std::vector<std::int64_t>> targetOf(const ImportContext &context, const std::string &value)
{
    if (auto given = context.integers(value))
        return given;
    const OnnxNode *concat = context.producer(value);
    if (!concat || concat->op != "Concat" || concat->inputs.size() < 2)
        return std::nullopt;
    std::vector<std::int64_t> sizes{0};
    for (std::size_t i = 1; i < concat->inputs.size(); ++i) {
        const auto part = context.integers(concat->inputs[i]);
        if (!part)
            return std::nullopt;
        sizes.insert(sizes.end(), part->begin(), part->end());
    }
    return sizes;
}

Refusal reshape(ImportContext &context, const OnnxNode &node)
{
    const auto target = node.inputs.size() > 1 ? targetOf(context, node.inputs[1]) : std::nullopt;
    if (!target)
        return computedSizes();
    // [batch, rest]: whatever the numbers are, only the batch stays apart.
    if (target->size() == 2 && context.rank(node.inputs[0]) >= 2)
        return addFlatten(context, node, 1);
    // [0, 0, …, −1]: the first dimensions stay.
    const std::size_t rank = context.rank(node.inputs[0]);
    const auto kept = std::find_if(target->begin(), target->end(), [](std::int64_t size) { return size != 0; });
    if (kept != target->end() && *kept == -1 && kept + 1 == target->end() && target->size() < rank)
        return addFlatten(context, node, kept - target->begin());
    return Message::of(VITRINE_TEXT("core", "Only reshapes that flatten are known here."));
}

Refusal passOn(ImportContext &context, const OnnxNode &node)
{
    context.pass(node, node.inputs[0]);
    return {};
}

/// Permute and Slice are kinds of blocks, but only within others: a network file can't name them.
Refusal partOfOthers(ImportContext &, const OnnxNode &)
{
    return Message::of(VITRINE_TEXT("core", "This program has it only as a part of other blocks."));
}

Refusal concat(ImportContext &context, const OnnxNode &node)
{
    const std::vector<std::string> inputs = computedInputs(context, node);
    if (inputs.size() != node.inputs.size())
        return Message::of(VITRINE_TEXT("core", "It joins constants to what is computed."));
    const std::size_t rank = context.rank(inputs[0]);
    std::int64_t axis = integerOf(node, "axis", 1);
    if (axis < 0)
        axis += static_cast<std::int64_t>(rank);
    Params params;
    if (axis != 1)
        params.emplace("dim", axis);
    if (inputs.size() == 1) {
        context.pass(node, inputs[0]);
        return {};
    }
    context.addBlock(node, "Concat", std::move(params), inputs, rank);
    return {};
}

Refusal depthToSpace(ImportContext &context, const OnnxNode &node)
{
    if (textOf(node, "mode", "DCR") != "CRD")
        return Message::of(VITRINE_TEXT("core", "It orders channels otherwise than PixelShuffle."));
    context.addBlock(node, "PixelShuffle", {{"upscale_factor", integerOf(node, "blocksize", 2)}}, {node.inputs[0]}, 4);
    return {};
}

/// "mode" and "align_corners" of a Resize; none where PyTorch has no such way.
std::optional<Params> interpolationOf(const OnnxNode &node, std::size_t rank)
{
    const std::string mode = textOf(node, "mode", "nearest"),
                      places = textOf(node, "coordinate_transformation_mode", "half_pixel");
    if (mode == "nearest") {
        const bool isTorch = node.op == "Upsample"
            || (places == "asymmetric" && textOf(node, "nearest_mode", "round_prefer_floor") == "floor");
        return isTorch ? std::optional(Params{}) : std::nullopt;
    }
    static const char *const linear[] = {"linear", "bilinear", "trilinear"};
    Params params;
    if (mode == "linear" && rank >= 3 && rank <= 5)
        params.emplace("mode", std::string(linear[rank - 3]));
    else if (mode == "cubic" && rank == 4 && std::abs(realOf(node, "cubic_coeff_a", -0.75) + 0.75) < 1e-6)
        params.emplace("mode", std::string("bicubic"));
    else
        return std::nullopt;
    if (places == "align_corners")
        params.emplace("align_corners", true);
    else if (places != "half_pixel" && places != "pytorch_half_pixel")
        return std::nullopt;
    return params;
}

Refusal resize(ImportContext &context, const OnnxNode &node)
{
    const std::size_t rank = context.rank(node.inputs[0]);
    auto params = interpolationOf(node, rank);
    if (!params)
        return Message::of(VITRINE_TEXT("core", "It interpolates otherwise than PyTorch."));
    const std::string none;
    const std::string &scales = node.op == "Upsample" ? node.inputs.back()
        : node.inputs.size() > 2                      ? node.inputs[2]
                                                      : none;
    const Snapshot *factors = scales.empty() ? nullptr : context.constant(scales);
    if (factors && factors->elementCount() > 2 && factors->flat(0) == 1 && factors->flat(1) == 1) {
        std::vector<double> spatial;
        for (std::int64_t d = 2; d < factors->elementCount(); ++d)
            spatial.push_back(factors->flat(d));
        const bool areEqual = std::all_of(spatial.begin(), spatial.end(), [&](double s) { return s == spatial[0]; });
        params->emplace("scale_factor", areEqual ? ParamValue(spatial[0]) : ParamValue(spatial));
    } else if (const auto target = node.inputs.size() > 3 ? targetOf(context, node.inputs[3]) : std::nullopt;
               target && target->size() >= 2 && rank > 2) {
        // All sizes, or the spatial ones behind what is kept.
        const std::size_t spatial = rank - 2;
        if (target->size() < spatial)
            return computedSizes();
        params->emplace("size", sizes({target->end() - static_cast<std::ptrdiff_t>(spatial), target->end()}));
    } else {
        return computedSizes();
    }
    context.addBlock(node, "Upsample", *std::move(params), {node.inputs[0]}, rank);
    return {};
}

/// A mean over a picture's two sides is an adaptive pooling to one place.
Refusal reduceMean(ImportContext &context, const OnnxNode &node)
{
    std::vector<std::int64_t> axes = integersOf(node, "axes", {});
    if (const auto given = node.inputs.size() > 1 ? context.integers(node.inputs[1]) : std::nullopt)
        axes = *given;
    for (std::int64_t &axis : axes)
        axis += axis < 0 ? 4 : 0;
    std::sort(axes.begin(), axes.end());
    if (context.rank(node.inputs[0]) != 4 || axes != std::vector<std::int64_t>{2, 3})
        return Message::of(VITRINE_TEXT("core", "Only the mean over a picture's two sides is known here."));
    context.addBlock(node, "AdaptiveAvgPool2d", {{"output_size", std::int64_t{1}}}, {node.inputs[0]}, 4);
    if (integerOf(node, "keepdims", 1) != 0)
        return {};
    OnnxNode flat = node; // reads what the pooling has just made
    flat.inputs = {node.outputs[0]};
    return addFlatten(context, flat, 1);
}

} // namespace

std::vector<ImportRule> shapeRules()
{
    return {{"Flatten", "Flatten", firstInput, flatten},
            {"Reshape", "Flatten", firstInput, reshape},
            {"Identity", "no block", firstInput, passOn},
            {"Dropout", "no block", firstInput, passOn},
            {"Transpose", "", firstInput, partOfOthers},
            {"Slice", "", firstInput, partOfOthers},
            {"Concat", "Concat", computedInputs, concat},
            {"DepthToSpace", "PixelShuffle", firstInput, depthToSpace},
            {"Resize", "Upsample", firstInput, resize},
            {"Upsample", "Upsample", firstInput, resize},
            {"ReduceMean", "AdaptiveAvgPool2d", firstInput, reduceMean}};
}

} // namespace vitrine
