#include "core/trace/TorchOps.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/add.h>
#include <ATen/ops/alias.h>
#include <ATen/ops/avg_pool1d.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/avg_pool3d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/convolution.h>
#include <ATen/ops/flatten.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool1d.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/max_pool3d.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/permute.h>
#include <ATen/ops/pixel_shuffle.h>
#include <ATen/ops/prelu.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/slice.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/tanh.h>

#include <cassert>
#include <limits>

namespace vitrine {

TorchOps::TorchOps(std::map<std::string, at::Tensor, std::less<>> &weights,
                   std::map<std::string, at::Tensor, std::less<>> &targets, Options options)
    : m_weights(weights), m_targets(targets), m_options(options)
{
}

void TorchOps::beginNode(const std::string &path, std::uint64_t stream)
{
    m_path = path;
    m_stream = stream;
    m_statistics.clear();
}

Value TorchOps::put(at::Tensor tensor)
{
    m_values.push_back(std::move(tensor));
    return {static_cast<int>(m_values.size()) - 1};
}

const at::Tensor &TorchOps::weightOf(std::string_view name) const
{
    const auto found = m_weights.find(m_path + "." + std::string(name));
    assert(found != m_weights.end());
    return found->second;
}

at::Tensor TorchOps::lowered(const at::Tensor &tensor) const
{
    return m_options.bfloat16 ? tensor.to(c10::kBFloat16) : tensor;
}

at::Tensor TorchOps::real(Value value) const
{
    return m_options.bfloat16 ? tensor(value).to(c10::kFloat) : tensor(value);
}

std::vector<at::Tensor> TorchOps::tensors(std::span<const Value> values) const
{
    std::vector<at::Tensor> result;
    for (const Value value : values)
        result.push_back(tensor(value));
    return result;
}

Value TorchOps::parameter(std::string_view name)
{
    return put(weightOf(name));
}

Value TorchOps::conv(Value x, const ConvAttributes &a, Value weight, const Value *bias)
{
    at::Tensor input = lowered(tensor(x));
    std::vector<std::int64_t> padding = a.padding;
    if (a.same) {
        // As PyTorch: what an even reach lacks in symmetry is padded at the end.
        std::vector<std::int64_t> extra;
        bool uneven = false;
        for (std::size_t d = a.kernel.size(); d-- > 0;) {
            const std::int64_t odd = a.dilation[d] * (a.kernel[d] - 1) % 2;
            extra.insert(extra.end(), {0, odd});
            uneven = uneven || odd != 0;
        }
        if (uneven)
            input = at::constant_pad_nd(input, extra, 0);
    }
    const std::vector<std::int64_t> noOutputPadding(a.kernel.size(), 0);
    return put(at::convolution(input, lowered(tensor(weight)),
                               bias ? std::optional<at::Tensor>(lowered(tensor(*bias))) : std::nullopt, a.stride,
                               padding, a.dilation, false, noOutputPadding, a.groups));
}

Value TorchOps::convTranspose(Value x, const ConvAttributes &a, Value weight, const Value *bias)
{
    return put(at::convolution(lowered(tensor(x)), lowered(tensor(weight)),
                               bias ? std::optional<at::Tensor>(lowered(tensor(*bias))) : std::nullopt, a.stride,
                               a.padding, a.dilation, true, a.outputPadding, a.groups));
}

Value TorchOps::linear(Value x, std::int64_t, std::int64_t, Value weight, const Value *bias)
{
    return put(at::linear(lowered(tensor(x)), lowered(tensor(weight)),
                          bias ? std::optional<at::Tensor>(lowered(tensor(*bias))) : std::nullopt));
}

Value TorchOps::activation(Activation kind, Value value, double slope)
{
    const at::Tensor &x = tensor(value);
    switch (kind) {
    case Activation::ReLU:
        return put(at::relu(x));
    case Activation::LeakyReLU:
        return put(at::leaky_relu(x, slope));
    case Activation::Sigmoid:
        return put(at::sigmoid(x));
    case Activation::SiLU:
        return put(at::silu(x));
    case Activation::Tanh:
        return put(at::tanh(x));
    case Activation::GELU:
        return put(at::gelu(x, "none"));
    case Activation::GELUTanh:
        return put(at::gelu(x, "tanh"));
    }
    assert(false);
    return value;
}

Value TorchOps::prelu(Value x, std::int64_t, Value weight)
{
    return put(at::prelu(real(x), tensor(weight)));
}

Value TorchOps::softmax(Value x, std::int64_t dim)
{
    return put(at::softmax(real(x), dim));
}

Value TorchOps::maxPool(Value x, const PoolAttributes &a)
{
    const at::Tensor &input = tensor(x);
    switch (a.kernel.size()) {
    case 1:
        return put(at::max_pool1d(input, a.kernel, a.stride, a.padding, a.dilation, a.ceilMode));
    case 2:
        return put(at::max_pool2d(input, a.kernel, a.stride, a.padding, a.dilation, a.ceilMode));
    default:
        return put(at::max_pool3d(input, a.kernel, a.stride, a.padding, a.dilation, a.ceilMode));
    }
}

Value TorchOps::avgPool(Value x, const PoolAttributes &a)
{
    const at::Tensor &input = tensor(x);
    const auto divisor = a.divisorOverride ? std::optional<std::int64_t>(a.divisorOverride) : std::nullopt;
    switch (a.kernel.size()) {
    case 1:
        return put(at::avg_pool1d(input, a.kernel, a.stride, a.padding, a.ceilMode, a.countIncludePad));
    case 2:
        return put(at::avg_pool2d(input, a.kernel, a.stride, a.padding, a.ceilMode, a.countIncludePad, divisor));
    default:
        return put(at::avg_pool3d(input, a.kernel, a.stride, a.padding, a.ceilMode, a.countIncludePad, divisor));
    }
}

Value TorchOps::adaptiveAvgPool2d(Value x, const std::vector<std::int64_t> &outputSize)
{
    return put(at::adaptive_avg_pool2d(tensor(x), outputSize));
}

Value TorchOps::flatten(Value x, std::int64_t startDim, std::int64_t endDim)
{
    return put(at::flatten(tensor(x), startDim, endDim));
}

Value TorchOps::identity(Value x)
{
    return put(at::alias(tensor(x)));
}

Value TorchOps::pixelShuffle(Value x, std::int64_t factor)
{
    return put(at::pixel_shuffle(tensor(x), factor));
}

Value TorchOps::permute(Value x, const std::vector<std::int64_t> &dims)
{
    return put(at::permute(tensor(x), dims));
}

Value TorchOps::slice(Value x, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step)
{
    const std::int64_t last = end < 0 ? std::numeric_limits<std::int64_t>::max() : end;
    return put(at::slice(tensor(x), dim, start, last, step));
}

Value TorchOps::add(std::span<const Value> values)
{
    at::Tensor sum = tensor(values[0]);
    for (const Value value : values.subspan(1))
        sum = at::add(sum, tensor(value));
    return put(sum);
}

Value TorchOps::multiply(std::span<const Value> values)
{
    at::Tensor product = tensor(values[0]);
    for (const Value value : values.subspan(1))
        product = at::mul(product, tensor(value));
    return put(product);
}

Value TorchOps::concat(std::span<const Value> values, std::int64_t dim)
{
    return put(at::cat(tensors(values), dim));
}

} // namespace vitrine
