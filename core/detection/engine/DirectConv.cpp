#include "core/detection/engine/DirectConv.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cassert>
#include <type_traits>

namespace vitrine {

namespace {

constexpr std::int64_t block = ConvJob<float, float>::block;

/// A second thread is worth its while from about that many multiplications on.
constexpr std::int64_t worthThread = 100'000;

bool isSquare(const std::vector<std::int64_t> &sides, std::int64_t side)
{
    return std::all_of(sides.begin(), sides.end(), [side](std::int64_t each) { return each == side; });
}

template <typename Number>
constexpr c10::ScalarType scalarType = std::is_same_v<Number, float> ? c10::kFloat : c10::kBFloat16;

template <typename Number>
Number rounded(float number)
{
    if constexpr (std::is_same_v<Number, float>)
        return number;
    else
        return static_cast<Number>(c10::BFloat16(number).x);
}

/// [O, taps] → ConvJob's blocks.
template <typename Number>
std::vector<Number> packBlocks(const at::Tensor &weight)
{
    constexpr std::int64_t together = sizeof(float) / sizeof(Number);
    const std::int64_t outputs = weight.size(0), taps = weight.numel() / outputs;
    std::vector<Number> packed(static_cast<std::size_t>((outputs + block - 1) / block * block * taps), Number{});
    const float *from = weight.const_data_ptr<float>();
    for (std::int64_t output = 0; output < outputs; ++output)
        for (std::int64_t tap = 0; tap < taps; ++tap) {
            const std::int64_t group = output / block * taps + tap / together * together;
            const std::int64_t place = group * block + output % block * together + tap % together;
            packed[static_cast<std::size_t>(place)] = rounded<Number>(*from++);
        }
    return packed;
}

/// As LibTorch gives a tensor's memory, and as the kernels take it.
template <typename Number>
const Number *numbersOf(const at::Tensor &tensor)
{
    return static_cast<const Number *>(tensor.const_data_ptr());
}

} // namespace

template <typename Number>
typename DirectConv<Number>::Form DirectConv<Number>::formOf(const PlanOp &op)
{
    if (op.ofSquares)
        return Form::Picture;
    return op.conv.groups > 1 ? Form::Depthwise : Form::Pixel;
}

template <typename Number>
bool DirectConv<Number>::canRun(const PlanOp &op, const Shape &inputShape)
{
    if (!convKernels<Number>() || inputShape.size() != 4 || inputShape[0] != 1 || !isSquare(op.conv.dilation, 1)
        || (op.hasActivation && op.activation != Activation::SiLU))
        return false;
    const std::int64_t channels = inputShape[1], outputs = op.shape[1];
    switch (formOf(op)) {
    case Form::Picture:
        return op.conv.groups == 1;
    case Form::Depthwise:
        return op.conv.groups == channels && outputs == channels && channels % block == 0 && isSquare(op.conv.kernel, 3)
            && isSquare(op.conv.padding, 1) && (isSquare(op.conv.stride, 1) || isSquare(op.conv.stride, 2));
    case Form::Pixel:
        return channels % 2 == 0 && isSquare(op.conv.kernel, 1) && isSquare(op.conv.stride, 1)
            && isSquare(op.conv.padding, 0);
    }
    return false;
}

template <typename Number>
DirectConv<Number>::DirectConv(const PlanOp &op, const at::Tensor &weight, const at::Tensor &bias,
                               const Shape &inputShape)
    : m_form(formOf(op)), m_conv(op.conv), m_input(inputShape), m_output(op.shape), m_silu(op.hasActivation)
{
    assert(canRun(op, inputShape));
    const std::int64_t outputs = m_output[1];
    m_bias.assign(static_cast<std::size_t>((outputs + block - 1) / block * block), 0);
    const at::Tensor plainBias = bias.contiguous();
    std::copy_n(plainBias.const_data_ptr<float>(), outputs, m_bias.begin());
    if (m_form == Form::Depthwise) {
        const at::Tensor byTap = weight.view({outputs, 9}).t().contiguous();
        m_floats.assign(byTap.const_data_ptr<float>(), byTap.const_data_ptr<float>() + byTap.numel());
        return;
    }
    if (m_form == Form::Pixel)
        m_weights = packBlocks<Number>(weight.contiguous());
    else
        m_floats = packBlocks<float>(weight.contiguous());
    // What one output pixel reads: its own channels, or a window of each plane of the picture.
    const std::int64_t kernel = m_conv.kernel[0];
    for (std::int64_t channel = 0; channel < m_input[1]; ++channel)
        for (std::int64_t i = 0; i < kernel; ++i)
            for (std::int64_t j = 0; j < kernel; ++j) {
                m_gathered.push_back(static_cast<std::int64_t>(m_gathered.size()));
                m_taps.push_back(m_form == Form::Pixel ? channel : (channel * m_input[2] + i) * m_input[3] + j);
            }
}

template <typename Number>
at::Tensor DirectConv<Number>::operator()(const at::Tensor &x) const
{
    const auto options = at::TensorOptions().dtype(scalarType<Number>).memory_format(at::MemoryFormat::ChannelsLast);
    at::Tensor result = at::empty(m_output, options);
    auto *const y = static_cast<Number *>(result.mutable_data_ptr());
    switch (m_form) {
    case Form::Pixel:
        runPixels(x.contiguous(at::MemoryFormat::ChannelsLast), y);
        break;
    case Form::Depthwise:
        runDepthwise(x.contiguous(at::MemoryFormat::ChannelsLast), y);
        break;
    case Form::Picture:
        runPicture(x.contiguous(), y);
        break;
    }
    return result;
}

template <typename Number>
template <typename X>
ConvJob<X, Number> DirectConv<Number>::job(const X *x, const std::vector<X> &weights, Number *y) const
{
    ConvJob<X, Number> job;
    job.x = x;
    job.step = m_input[1];
    job.taps = m_taps.data();
    job.tapCount = static_cast<int>(m_taps.size());
    job.weights = weights.data();
    job.bias = m_bias.data();
    job.y = y;
    job.outputs = static_cast<int>(m_output[1]);
    job.silu = m_silu;
    return job;
}

template <typename Number>
void DirectConv<Number>::runPixels(const at::Tensor &x, Number *y) const
{
    const ConvJob<Number, Number> all = job(numbersOf<Number>(x), m_weights, y);
    const std::int64_t work = all.tapCount * m_output[1];
    at::parallel_for(0, m_output[2] * m_output[3], std::max<std::int64_t>(1, worthThread / work),
                     [&all](std::int64_t begin, std::int64_t end) { convKernels<Number>()->pixels(all, begin, end); });
}

template <typename Number>
void DirectConv<Number>::runDepthwise(const at::Tensor &x, Number *y) const
{
    DepthwiseJob<Number> job;
    job.x = numbersOf<Number>(x);
    job.height = static_cast<int>(m_input[2]);
    job.width = static_cast<int>(m_input[3]);
    job.outWidth = static_cast<int>(m_output[3]);
    job.stride = static_cast<int>(m_conv.stride[0]);
    job.channels = static_cast<int>(m_output[1]);
    job.weights = m_floats.data();
    job.bias = m_bias.data();
    job.y = y;
    job.silu = m_silu;
    const std::int64_t work = 9 * m_output[3] * m_output[1];
    at::parallel_for(
        0, m_output[2], std::max<std::int64_t>(1, worthThread / work),
        [&job](std::int64_t begin, std::int64_t end) { convKernels<Number>()->depthwise(job, begin, end); });
}

template <typename Number>
void DirectConv<Number>::runPicture(const at::Tensor &x, Number *y) const
{
    const std::int64_t stride = m_conv.stride[0], padding = m_conv.padding[0], kernel = m_conv.kernel[0];
    const std::int64_t width = m_output[3];
    // Output columns whose whole window lies in the picture.
    const std::int64_t first = std::min(width, (padding + stride - 1) / stride);
    const std::int64_t last = std::max(first, (m_input[3] - kernel + padding) / stride + 1);
    at::parallel_for(0, m_output[2], 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            const std::int64_t top = row * stride - padding;
            ConvJob<float, Number> line = job(numbersOf<float>(x), m_floats, y + row * width * m_output[1]);
            if (top < 0 || top + kernel > m_input[2]) {
                runEdge(line, row, 0, width);
                continue;
            }
            runEdge(line, row, 0, first);
            runEdge(line, row, last, width);
            line.x += top * m_input[3] - padding;
            line.step = stride;
            convKernels<Number>()->picture(line, first, last);
        }
    });
}

template <typename Number>
void DirectConv<Number>::runEdge(ConvJob<float, Number> job, std::int64_t row, std::int64_t first,
                                 std::int64_t last) const
{
    const std::int64_t kernel = m_conv.kernel[0], stride = m_conv.stride[0], padding = m_conv.padding[0];
    std::vector<float> window(m_taps.size());
    for (std::int64_t column = first; column < last; ++column) {
        std::size_t tap = 0;
        for (std::int64_t channel = 0; channel < m_input[1]; ++channel)
            for (std::int64_t i = row * stride - padding, iEnd = i + kernel; i < iEnd; ++i)
                for (std::int64_t j = column * stride - padding, jEnd = j + kernel; j < jEnd; ++j)
                    window[tap++] = i >= 0 && i < m_input[2] && j >= 0 && j < m_input[3]
                        ? job.x[(channel * m_input[2] + i) * m_input[3] + j]
                        : 0.0F;
        ConvJob<float, Number> single = job;
        single.x = window.data();
        single.taps = m_gathered.data();
        single.y += column * m_output[1];
        convKernels<Number>()->picture(single, 0, 1);
    }
}

template class DirectConv<float>;
template class DirectConv<Brain>;

bool hasDirectConv(Precision precision)
{
    return directInstructions(precision) != nullptr;
}

const char *directInstructions(Precision precision)
{
    if (precision == Precision::Float32 && convKernels<float>())
        return convKernels<float>()->name;
    if (precision == Precision::BFloat16 && convKernels<Brain>())
        return convKernels<Brain>()->name;
    return nullptr;
}

} // namespace vitrine
