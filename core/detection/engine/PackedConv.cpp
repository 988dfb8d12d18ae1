#include "core/detection/engine/PackedConv.h"

#include "core/detection/engine/DirectConv.h"
#include "core/trace/TorchTensors.h"

#include <ATen/ops/add.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/convolution.h>
#include <ATen/ops/div.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/sub.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/zeros.h>

namespace vitrine {

namespace {

constexpr auto channelsLast = at::MemoryFormat::ChannelsLast;

at::Tensor weightOf(const TensorMap &weights, const std::string &name)
{
    return toTorch(weights.at(name)).to(c10::kDouble);
}

/// oneDNN's name for an activation that it fuses; empty for one that it does not.
std::string fusedName(Activation kind)
{
    switch (kind) {
    case Activation::SiLU:
        return "swish";
    case Activation::ReLU:
        return "relu";
    case Activation::LeakyReLU:
        return "leaky_relu";
    case Activation::Sigmoid:
        return "sigmoid";
    case Activation::Tanh:
        return "tanh";
    default:
        return {};
    }
}

/// Weights over the four pictures of Focus, [O, 4 · I, k, k], as those over their source, [O, I, 2k, 2k].
at::Tensor ofSource(const at::Tensor &weight)
{
    const std::int64_t outputs = weight.size(0), channels = weight.size(1) / 4, kernel = weight.size(2);
    // [O, column of the square, its row, I, k, k] → [O, I, k, row, k, column]
    return weight.reshape({outputs, 2, 2, channels, kernel, kernel})
        .permute({0, 3, 4, 2, 5, 1})
        .reshape({outputs, channels, 2 * kernel, 2 * kernel});
}

std::optional<c10::OperatorHandle> find(const char *name)
{
    return c10::Dispatcher::singleton().findSchema({name, ""});
}

struct Folded {
    at::Tensor weight;
    std::optional<at::Tensor> bias;
};

/// A convolution's weights with those joined to it and with the batch norm after it, in double precision.
Folded fold(const PlanOp &op, const TensorMap &weights)
{
    at::Tensor weight = weightOf(weights, op.path + ".weight");
    std::optional<at::Tensor> bias;
    if (op.hasBias)
        bias = weightOf(weights, op.path + ".bias");
    for (const std::string &path : op.joined) {
        weight = at::cat({weight, weightOf(weights, path + ".weight")}, 0);
        bias = at::cat({*bias, weightOf(weights, path + ".bias")}, 0);
    }
    if (op.ofSquares)
        weight = ofSource(weight);
    if (!op.batchNorm.empty()) {
        const auto norm = [&](const char *name) { return weightOf(weights, op.batchNorm + "." + name); };
        const at::Tensor scale = at::div(norm("weight"), at::sqrt(at::add(norm("running_var"), op.eps)));
        weight = at::mul(weight, scale.view({-1, 1, 1, 1}));
        const at::Tensor shift = at::sub(norm("bias"), at::mul(norm("running_mean"), scale));
        bias = bias ? at::add(at::mul(*bias, scale), shift) : shift;
    }
    return {weight, bias};
}

} // namespace

PackedConv::PackedConv(const PlanOp &op, const TensorMap &weights, const Shape &inputShape, c10::ScalarType dtype,
                       bool onGpu)
    : m_attributes(op.conv), m_dtype(dtype), m_hasActivation(op.hasActivation), m_activation(op.activation),
      m_slope(op.slope)
{
    const Folded folded = fold(op, weights);
    if (!onGpu) {
        const at::Tensor weight = folded.weight.to(c10::kFloat);
        const at::Tensor bias = folded.bias ? folded.bias->to(c10::kFloat) : at::zeros({op.shape[1]});
        if (dtype == c10::kFloat)
            makeDirect<float>(op, weight, bias, inputShape);
        else if (dtype == c10::kBFloat16)
            makeDirect<Brain>(op, weight, bias, inputShape);
        if (m_direct)
            return;
    }
    const auto place = [dtype, onGpu](const at::Tensor &tensor) {
        const at::Tensor converted = tensor.to(dtype);
        return onGpu ? converted.to(c10::kCUDA) : converted;
    };
    m_weight = place(folded.weight).contiguous(channelsLast);
    if (folded.bias)
        m_bias = place(*folded.bias);
    m_attribute = op.hasActivation ? fusedName(op.activation) : "none";
    const auto reorder = find("mkldnn::_reorder_convolution_weight");
    m_isPacked = !onGpu && reorder && find("mkldnn::_convolution_pointwise") && !m_attribute.empty();
    if (!m_isPacked)
        return;
    torch::jit::Stack stack{
        m_weight, m_attributes.padding, m_attributes.stride, m_attributes.dilation, m_attributes.groups, inputShape};
    reorder->callBoxed(&stack);
    m_weight = stack.at(0).toTensor();
}

template <typename Number>
void PackedConv::makeDirect(const PlanOp &op, const at::Tensor &weight, const at::Tensor &bias, const Shape &inputShape)
{
    if (DirectConv<Number>::canRun(op, inputShape))
        m_direct = DirectConv<Number>(op, weight, bias, inputShape);
}

at::Tensor PackedConv::operator()(const at::Tensor &input) const
{
    if (m_direct)
        return m_direct(input);
    const at::Tensor x = (input.scalar_type() == m_dtype ? input : input.to(m_dtype)).contiguous(channelsLast);
    if (m_isPacked)
        return runOneDnn(x);
    const at::Tensor y = at::convolution(x, m_weight, m_bias, m_attributes.stride, m_attributes.padding,
                                         m_attributes.dilation, false, {0, 0}, m_attributes.groups);
    return m_hasActivation ? activate(y, m_activation, m_slope) : y;
}

at::Tensor PackedConv::runOneDnn(const at::Tensor &input) const
{
    static const c10::OperatorHandle call = *find("mkldnn::_convolution_pointwise");
    c10::List<std::optional<at::Scalar>> scalars;
    if (m_attribute == "leaky_relu")
        scalars.push_back(at::Scalar(m_slope));
    torch::jit::Stack stack{input,
                            m_weight,
                            m_bias ? c10::IValue(*m_bias) : c10::IValue(),
                            m_attributes.padding,
                            m_attributes.stride,
                            m_attributes.dilation,
                            m_attributes.groups,
                            m_attribute,
                            scalars,
                            std::string()};
    call.callBoxed(&stack);
    return stack.at(0).toTensor();
}

at::Tensor activate(at::Tensor tensor, Activation kind, double slope)
{
    switch (kind) {
    case Activation::ReLU:
        return at::relu_(tensor);
    case Activation::LeakyReLU:
        return at::leaky_relu_(tensor, slope);
    case Activation::Sigmoid:
        return at::sigmoid_(tensor);
    case Activation::SiLU:
        return at::silu_(tensor);
    case Activation::Tanh:
        return at::tanh_(tensor);
    case Activation::GELU:
        return at::gelu_(tensor, "none");
    case Activation::GELUTanh:
        return at::gelu_(tensor, "tanh");
    }
    return tensor;
}

} // namespace vitrine
