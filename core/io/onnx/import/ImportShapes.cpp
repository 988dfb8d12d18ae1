// Operators that move numbers without computing any.

#include "core/io/onnx/import/ImportContext.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

using Params = ImportParams;
using Refusal = std::optional<Message>;

Message computedSizes()
{
    return Message::of(VITRINE_TEXT("core", "Its sizes are computed rather than given."));
}

/// `rank`: of the output.
Refusal addFlatten(ImportContext &context, const OnnxNode &node, std::int64_t start, std::int64_t end, std::size_t rank)
{
    Params params;
    addGiven(params, "start_dim", start, std::int64_t{1});
    addGiven(params, "end_dim", end, std::int64_t{-1});
    context.addBlock(node, "Flatten", std::move(params), {node.inputs[0]}, rank);
    return {};
}

Refusal flatten(ImportContext &context, const OnnxNode &node)
{
    std::int64_t axis = integerOf(node, "axis", 1);
    axis += axis < 0 ? static_cast<std::int64_t>(context.rank(node.inputs[0])) : 0;
    if (axis != 1)
        return Message::of(VITRINE_TEXT("core", "It does not keep the batch apart."));
    return addFlatten(context, node, 1, -1, 2);
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

/// A reshape that lays the dimensions [first, last] of `from` out in one row, and leaves the others what they are.
struct Flattening {
    std::size_t first = 0, last = 0;
};

/// Whether `target` is what becomes of `from`, whose first size is that of a batch: `batch`, −1 where it is free.
bool isFlattened(const Shape &from, const std::vector<std::int64_t> &target, const Flattening &way, std::int64_t batch)
{
    if (target.size() != from.size() - (way.last - way.first))
        return false;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const bool isRow = i == way.first && way.last > way.first, isBehind = i > way.first;
        const std::size_t place = isBehind ? i + way.last - way.first : i;
        std::int64_t size = from[place];
        for (std::size_t d = way.first + 1; isRow && d <= way.last; ++d)
            size *= from[d]; // bounded: it is a part of a tensor that there may be
        const bool isCopied = target[i] == 0 && !isRow && place == i;
        const bool isSize = i == 0 ? batch > 0 && target[i] == batch * size : target[i] == size;
        if (target[i] != -1 && !isCopied && !isSize)
            return false;
    }
    return true;
}

std::optional<Flattening> flatteningOf(const Shape &from, const std::vector<std::int64_t> &target, std::int64_t batch)
{
    if (std::count(target.begin(), target.end(), -1) > 1)
        return std::nullopt;
    for (std::size_t first = from.size(); first-- > 0;)
        for (std::size_t last = first; last < from.size(); ++last)
            if (isFlattened(from, target, {first, last}, batch))
                return Flattening{first, last};
    return std::nullopt;
}

/// Of a tensor whose sizes are not known, or this program's choice: by what the target says alone.
Refusal reshapeUnseen(ImportContext &context, const OnnxNode &node, const std::vector<std::int64_t> &target)
{
    const std::size_t rank = context.rank(node.inputs[0]);
    // [batch, rest]: whatever the numbers are, only the batch stays apart.
    if (target.size() == 2 && rank >= 2)
        return addFlatten(context, node, 1, -1, 2);
    // [0, 0, …, −1]: the first dimensions stay.
    const auto kept = std::find_if(target.begin(), target.end(), [](std::int64_t size) { return size != 0; });
    if (kept != target.end() && *kept == -1 && kept + 1 == target.end() && target.size() < rank)
        return addFlatten(context, node, kept - target.begin(), -1, target.size());
    return Message::of(VITRINE_TEXT("core", "Only reshapes that flatten are known here."));
}

Refusal reshape(ImportContext &context, const OnnxNode &node)
{
    if (const auto norm = normOf(context, node))
        return addNorm(context, node, *norm);
    const auto target = node.inputs.size() > 1 ? targetOf(context, node.inputs[1]) : std::nullopt;
    if (!target)
        return computedSizes();
    const auto from = context.shape(node.inputs[0]);
    if (!from || context.hasAssumedSizes())
        return reshapeUnseen(context, node, *target);
    const Shape &input = context.model().inputs.front().shape;
    const auto way = flatteningOf(*from, *target, input.empty() ? -1 : input.front());
    if (!way)
        return Message::of(VITRINE_TEXT("core", "Only reshapes that flatten are known here."));
    if (way->first == way->last) {
        context.pass(node, node.inputs[0]); // all is as it was
        return {};
    }
    const bool isToEnd = way->last + 1 == from->size();
    return addFlatten(context, node, static_cast<std::int64_t>(way->first),
                      isToEnd ? -1 : static_cast<std::int64_t>(way->last), target->size());
}

std::vector<std::string> reshapeInput(const ImportContext &context, const OnnxNode &node)
{
    const auto norm = normOf(context, node);
    return norm ? std::vector<std::string>{norm->x} : firstInput(context, node);
}

/// [batch, channels, 1, 1] becomes [batch, channels], as a flattening does.
Refusal squeeze(ImportContext &context, const OnnxNode &node)
{
    const auto rank = static_cast<std::int64_t>(context.rank(node.inputs[0]));
    std::vector<std::int64_t> axes = integersOf(node, "axes", {});
    if (const auto given = node.inputs.size() > 1 ? context.integers(node.inputs[1]) : std::nullopt)
        axes = *given;
    for (std::int64_t &axis : axes)
        axis += axis < 0 ? rank : 0;
    std::sort(axes.begin(), axes.end());
    const auto from = context.shape(node.inputs[0]);
    bool isRow = from && rank > 2 && static_cast<std::int64_t>(axes.size()) == rank - 2;
    for (std::size_t i = 0; isRow && i < axes.size(); ++i)
        isRow = axes[i] == static_cast<std::int64_t>(i) + 2 && from->size() > i + 2 && (*from)[i + 2] == 1;
    if (!isRow)
        return Message::of(VITRINE_TEXT("core", "Only the spatial sides of a pooled picture can be dropped here."));
    return addFlatten(context, node, 1, -1, 2);
}

Refusal pad(ImportContext &, const OnnxNode &)
{
    return Message::of(VITRINE_TEXT("core", "Only zeros on both sides before a convolution or a mean are known here."));
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
    if (integerOf(node, "antialias", 0) != 0 || textOf(node, "keep_aspect_ratio_policy", "stretch") != "stretch")
        return std::nullopt;
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
    if (factors && rank > 2 && factors->elementCount() == static_cast<std::int64_t>(rank) && factors->flat(0) == 1
        && factors->flat(1) == 1) {
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
    return addFlatten(context, flat, 1, -1, 2);
}

/// The sizes of a Pad: as ONNX has them now, or as an attribute, as it had them before version 11.
std::optional<std::vector<std::int64_t>> padsOf(const ImportContext &context, const OnnxNode &pad)
{
    if (pad.inputs.size() < 2)
        return pad.integers.contains("pads") ? std::optional(pad.integers.at("pads")) : std::nullopt;
    return context.integers(pad.inputs[1]);
}

bool padsWithZeros(const ImportContext &context, const OnnxNode &pad)
{
    if (textOf(pad, "mode", "constant") != "constant" || realOf(pad, "value", 0) != 0)
        return false;
    const bool hasAxes = pad.inputs.size() > 3 && !pad.inputs[3].empty();
    const bool hasValue = pad.inputs.size() > 2 && !pad.inputs[2].empty();
    return !hasAxes && (!hasValue || context.scalar(pad.inputs[2]) == 0.0);
}

} // namespace

std::optional<ZeroPadding> paddingBefore(const ImportContext &context, const OnnxNode &node)
{
    constexpr std::int64_t widest = 1 << 20;
    const OnnxNode *pad = node.inputs.empty() ? nullptr : context.producer(node.inputs[0]);
    if (!pad || pad->op != "Pad" || pad->inputs.empty() || !padsWithZeros(context, *pad))
        return std::nullopt;
    const auto pads = padsOf(context, *pad);
    if (!pads || pads->size() < 6 || pads->size() > 10 || pads->size() % 2 != 0)
        return std::nullopt;
    const std::size_t rank = pads->size() / 2;
    for (std::size_t d = 0; d < rank; ++d) {
        const std::int64_t before = (*pads)[d], after = (*pads)[d + rank];
        if (before != after || before < 0 || before > widest || (d < 2 && before != 0))
            return std::nullopt;
    }
    return ZeroPadding{pad->inputs[0], {pads->begin() + 2, pads->begin() + static_cast<std::ptrdiff_t>(rank)}};
}

std::vector<ImportRule> shapeRules()
{
    return {{"Flatten", "Flatten", firstInput, flatten},
            {"Reshape", "Flatten, GroupNorm", reshapeInput, reshape},
            {"Squeeze", "Flatten", firstInput, squeeze},
            {"Pad", "padding of the Conv or AveragePool behind it", firstInput, pad},
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
