// Activations, sums and products, and layers that ONNX writes in pieces.

#include "core/io/onnx/import/ImportContext.h"

#include <array>
#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

using Params = ImportParams;
using Refusal = std::optional<Message>;

bool isAbout(std::optional<double> number, double wanted)
{
    return number && std::abs(*number - wanted) < 1e-4 * std::max(1.0, std::abs(wanted));
}

/// x of x · sigmoid(x).
std::optional<std::string> siluOf(const ImportContext &context, const OnnxNode &node)
{
    if (node.op != "Mul" || node.inputs.size() != 2)
        return std::nullopt;
    for (const auto &[x, gate] : bothWays(node))
        if (const OnnxNode *sigmoid = madeBy(context, gate, "Sigmoid", 1); sigmoid && sigmoid->inputs[0] == x)
            return x;
    return std::nullopt;
}

/// The other factor where one is this constant.
std::optional<std::string> scaledBy(const ImportContext &context, const OnnxNode &node, double factor)
{
    for (const auto &[x, constant] : bothWays(node))
        if (isAbout(context.scalar(constant), factor))
            return x;
    return std::nullopt;
}

/// Whether a value is 1 + erf(x / √2), or 1 + tanh(√(2/π)·(x + 0.044715·x³)): of which x, and by which way.
struct Gelu {
    std::string x;
    bool usesTanh = false;
};
std::optional<Gelu> gateOf(const ImportContext &context, const std::string &value)
{
    const OnnxNode *sum = madeBy(context, value, "Add", 2);
    const auto inner = sum ? scaledBy(context, *sum, 1) : std::nullopt; // the addend that isn't 1
    if (!inner)
        return std::nullopt;
    if (const OnnxNode *erf = madeBy(context, *inner, "Erf", 1)) {
        if (const OnnxNode *divided = madeBy(context, erf->inputs[0], "Div", 2);
            divided && isAbout(context.scalar(divided->inputs[1]), std::numbers::sqrt2))
            return Gelu{divided->inputs[0], false};
        const OnnxNode *scaled = madeBy(context, erf->inputs[0], "Mul", 2);
        if (const auto x = scaled ? scaledBy(context, *scaled, 1 / std::numbers::sqrt2) : std::nullopt)
            return Gelu{*x, false};
    }
    const OnnxNode *tanh = madeBy(context, *inner, "Tanh", 1);
    const OnnxNode *scaled = tanh ? madeBy(context, tanh->inputs[0], "Mul", 2) : nullptr;
    const auto polynomial = scaled ? scaledBy(context, *scaled, std::sqrt(2 / std::numbers::pi)) : std::nullopt;
    const OnnxNode *terms = polynomial ? madeBy(context, *polynomial, "Add", 2) : nullptr;
    if (!terms)
        return std::nullopt;
    for (const auto &[x, cubic] : bothWays(*terms))
        if (const OnnxNode *small = madeBy(context, cubic, "Mul", 2); small && scaledBy(context, *small, 0.044715))
            return Gelu{x, true};
    return std::nullopt;
}

/// x · gate · ½, in whichever order it is multiplied.
std::optional<Gelu> geluOf(const ImportContext &context, const OnnxNode &node)
{
    if (node.op != "Mul" || node.inputs.size() != 2)
        return std::nullopt;
    const auto matches = [&](const std::string &x, const std::string &gate) -> std::optional<Gelu> {
        const auto found = gateOf(context, gate);
        return found && found->x == x ? found : std::nullopt;
    };
    if (const auto product = scaledBy(context, node, 0.5)) // (x · gate) · ½
        if (const OnnxNode *mul = madeBy(context, *product, "Mul", 2))
            for (const auto &[x, gate] : bothWays(*mul))
                if (const auto found = matches(x, gate))
                    return found;
    for (const auto &[half, gate] : bothWays(node)) // (½ · x) · gate
        if (const OnnxNode *mul = madeBy(context, half, "Mul", 2))
            if (const auto x = scaledBy(context, *mul, 0.5))
                if (const auto found = matches(*x, gate))
                    return found;
    return std::nullopt;
}

/// A matrix product with a bias added: x, weight and bias.
std::optional<std::array<std::string, 3>> affineOf(const ImportContext &context, const OnnxNode &node)
{
    if (node.op != "Add" || node.inputs.size() != 2)
        return std::nullopt;
    for (const auto &[product, bias] : bothWays(node)) {
        const OnnxNode *matMul = madeBy(context, product, "MatMul", 2);
        const Snapshot *offsets = context.constant(bias);
        const Snapshot *weight = matMul ? context.constant(matMul->inputs[1]) : nullptr;
        const bool isRow = offsets && !offsets->shape().empty() && offsets->elementCount() == offsets->shape().back();
        if (isRow && weight && weight->shape().size() == 2 && offsets->elementCount() == weight->shape()[1])
            return std::array{matMul->inputs[0], matMul->inputs[1], bias};
    }
    return std::nullopt;
}

std::vector<std::string> addends(const ImportContext &context, const OnnxNode &node)
{
    if (const auto affine = affineOf(context, node))
        return {(*affine)[0]};
    if (const auto norm = normOf(context, node))
        return {norm->x};
    return computedInputs(context, node);
}

std::vector<std::string> factors(const ImportContext &context, const OnnxNode &node)
{
    if (const auto silu = siluOf(context, node))
        return {*silu};
    if (const auto gelu = geluOf(context, node))
        return {gelu->x};
    if (const auto norm = normOf(context, node))
        return {norm->x};
    return computedInputs(context, node);
}

Refusal combine(ImportContext &context, const OnnxNode &node, const char *type)
{
    const std::vector<std::string> inputs = computedInputs(context, node);
    if (inputs.size() != node.inputs.size() || inputs.size() < 2)
        return Message::of(VITRINE_TEXT("core", "One of its inputs is a constant."));
    std::size_t rank = 0;
    for (const std::string &input : inputs)
        rank = std::max(rank, context.rank(input));
    context.addBlock(node, type, {}, inputs, rank);
    return {};
}

Refusal add(ImportContext &context, const OnnxNode &node)
{
    if (const auto norm = normOf(context, node))
        return addNorm(context, node, *norm);
    const auto affine = affineOf(context, node);
    if (!affine)
        return combine(context, node, "Add");
    const auto &[x, weightName, biasName] = *affine;
    if (auto refusal = checkWeight(context, context.constant(weightName)))
        return refusal;
    const Snapshot &weight = *context.constant(weightName), &bias = *context.constant(biasName);
    const std::int64_t in = weight.shape()[0], out = weight.shape()[1];
    const std::vector<float> from = weight.toFloats();
    std::vector<float> values(from.size());
    for (std::int64_t o = 0; o < out; ++o)
        for (std::int64_t i = 0; i < in; ++i)
            values[static_cast<std::size_t>(o * in + i)] = from[static_cast<std::size_t>(i * out + o)];
    const std::string id = context.addBlock(node, "Linear", {{"out_features", out}}, {x}, context.rank(x));
    context.addWeight(id, "weight", Snapshot::of(Shape{out, in}, std::move(values)));
    context.addWeight(id, "bias", Snapshot::of(Shape{out}, bias.toFloats()));
    return {};
}

Refusal multiply(ImportContext &context, const OnnxNode &node)
{
    if (const auto silu = siluOf(context, node)) {
        context.addBlock(node, "SiLU", {}, {*silu}, context.rank(*silu));
        return {};
    }
    if (const auto gelu = geluOf(context, node)) {
        Params params;
        if (gelu->usesTanh)
            params.emplace("approximate", std::string("tanh"));
        context.addBlock(node, "GELU", std::move(params), {gelu->x}, context.rank(gelu->x));
        return {};
    }
    if (const auto norm = normOf(context, node))
        return addNorm(context, node, *norm);
    return combine(context, node, "Multiply");
}

template <const char *const &Type>
Refusal plain(ImportContext &context, const OnnxNode &node)
{
    context.addBlock(node, Type, {}, {node.inputs[0]}, context.rank(node.inputs[0]));
    return {};
}

constexpr const char *relu = "ReLU", *sigmoid = "Sigmoid", *tanhType = "Tanh";

Refusal leakyRelu(ImportContext &context, const OnnxNode &node)
{
    context.addBlock(node, "LeakyReLU", {{"negative_slope", realOf(node, "alpha", 0.01)}}, {node.inputs[0]},
                     context.rank(node.inputs[0]));
    return {};
}

Refusal prelu(ImportContext &context, const OnnxNode &node)
{
    const Snapshot *slope = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    if (auto refusal = checkWeight(context, slope))
        return refusal;
    const std::int64_t count = slope->elementCount();
    // Slopes are laid against the last dimensions: one for each channel has ones behind it.
    const std::size_t rank = context.rank(node.inputs[0]), dims = slope->shape().size();
    if (count != 1 && (rank < 2 || dims + 1 < rank || slope->shape()[dims + 1 - rank] != count))
        return Message::of(VITRINE_TEXT("core", "It has other slopes than one for all or one for each channel."));
    Params params;
    if (count != 1)
        params.emplace("num_parameters", count);
    const std::string id =
        context.addBlock(node, "PReLU", std::move(params), {node.inputs[0]}, context.rank(node.inputs[0]));
    context.addWeight(id, "weight", Snapshot::of(Shape{count}, slope->toFloats()));
    return {};
}

Refusal softmax(ImportContext &context, const OnnxNode &node)
{
    const std::size_t rank = context.rank(node.inputs[0]);
    // Before version 13 it took all dimensions from its axis on together.
    const bool isOld = context.model().opset > 0 && context.model().opset < 13;
    std::int64_t axis = integerOf(node, "axis", isOld ? 1 : -1);
    if (axis < 0)
        axis += static_cast<std::int64_t>(rank);
    if (isOld && axis + 1 != static_cast<std::int64_t>(rank))
        return Message::of(VITRINE_TEXT("core", "It goes over several dimensions together."));
    Params params;
    if (axis != 1)
        params.emplace("dim", axis);
    context.addBlock(node, "Softmax", std::move(params), {node.inputs[0]}, rank);
    return {};
}

Refusal gelu(ImportContext &context, const OnnxNode &node)
{
    Params params;
    if (textOf(node, "approximate", "none") == "tanh")
        params.emplace("approximate", std::string("tanh"));
    context.addBlock(node, "GELU", std::move(params), {node.inputs[0]}, context.rank(node.inputs[0]));
    return {};
}

} // namespace

std::vector<ImportRule> numberRules()
{
    return {{"Relu", "ReLU", firstInput, plain<relu>},
            {"LeakyRelu", "LeakyReLU", firstInput, leakyRelu},
            {"PRelu", "PReLU", firstInput, prelu},
            {"Sigmoid", "Sigmoid", firstInput, plain<sigmoid>},
            {"Tanh", "Tanh", firstInput, plain<tanhType>},
            {"Gelu", "GELU", firstInput, gelu},
            {"Softmax", "Softmax", firstInput, softmax},
            {"Add", "Add, Linear, LayerNorm, GroupNorm, InstanceNorm2d", addends, add},
            {"Sum", "Add", computedInputs,
             [](ImportContext &context, const OnnxNode &node) -> Refusal { return combine(context, node, "Add"); }},
            {"Mul", "Multiply, SiLU, GELU, LayerNorm", factors, multiply}};
}

} // namespace vitrine
