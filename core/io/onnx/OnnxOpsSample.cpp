#ifdef VITRINE_HAS_ONNX

// Pooling and interpolation: where ONNX's runtimes and PyTorch round sizes, windows and coordinates differently.

#include "core/io/onnx/OnnxOps.h"

#include <algorithm>
#include <limits>

namespace vitrine {

namespace {

/// One spatial axis of a pooling: where a window lies, and by what PyTorch divides.
struct PoolAxis {
    std::int64_t size, kernel, stride, padding;

    std::int64_t start(std::int64_t window) const { return window * stride - padding; }
    /// Values counted: with the padding but not beyond it, or within the input alone.
    std::int64_t counted(std::int64_t window, bool includePad) const
    {
        const std::int64_t from = start(window);
        const std::int64_t to = std::min(from + kernel, size + padding);
        return includePad ? to - from : std::min(to, size) - std::max<std::int64_t>(from, 0);
    }
};

/// What a mean over full windows must be multiplied with to be PyTorch's mean: [1, 1, spatial…].
Snapshot meanFactors(const Shape &in, const Shape &out, const PoolAttributes &a)
{
    Shape shape = out;
    shape[0] = shape[1] = 1;
    std::vector<float> factors(static_cast<std::size_t>(elementCount(shape)));
    for (std::size_t i = 0; i < factors.size(); ++i) {
        auto rest = static_cast<std::int64_t>(i);
        double whole = 1;
        double counted = 1;
        for (std::size_t d = a.kernel.size(); d-- > 0;) {
            const PoolAxis axis{in[d + 2], a.kernel[d], a.stride[d], a.padding[d]};
            whole *= static_cast<double>(a.kernel[d]);
            counted *= static_cast<double>(axis.counted(rest % shape[d + 2], a.countIncludePad));
            rest /= shape[d + 2];
        }
        factors[i] = static_cast<float>(whole / (a.divisorOverride ? static_cast<double>(a.divisorOverride) : counted));
    }
    return Snapshot::of(shape, std::move(factors));
}

/// Row o holds the shares of the inputs that output o of an adaptive mean averages: [out, in], or its transpose.
Snapshot averagingMatrix(std::int64_t in, std::int64_t out, bool transposed)
{
    std::vector<float> values(static_cast<std::size_t>(in * out), 0.0F);
    for (std::int64_t o = 0; o < out; ++o) {
        const std::int64_t from = o * in / out;
        const std::int64_t to = ((o + 1) * in + out - 1) / out;
        for (std::int64_t i = from; i < to; ++i)
            values[static_cast<std::size_t>(transposed ? i * out + o : o * in + i)] =
                1.0F / static_cast<float>(to - from);
    }
    return Snapshot::of(transposed ? Shape{in, out} : Shape{out, in}, std::move(values));
}

} // namespace

std::string OnnxOps::padded(Value x, const PoolAttributes &a, float value)
{
    std::vector<std::int64_t> before(2, 0);
    std::vector<std::int64_t> after(2, 0);
    for (std::size_t d = 0; d < a.kernel.size(); ++d) {
        const std::int64_t reach = (outputShape()[d + 2] - 1) * a.stride[d] + a.dilation[d] * (a.kernel[d] - 1) + 1;
        before.push_back(a.padding[d]);
        after.push_back(std::max<std::int64_t>(0, reach - a.padding[d] - inputShape()[d + 2]));
    }
    before.insert(before.end(), after.begin(), after.end());
    return m_graph.add("Pad", {name(x), m_graph.constant(before), m_graph.constant(value)}).output();
}

Value OnnxOps::maxPool(Value x, const PoolAttributes &a)
{
    const auto pool = [&](const std::string &input, const std::vector<std::int64_t> &pads) {
        return named(m_graph.add("MaxPool", {input})
                         .set("kernel_shape", a.kernel)
                         .set("strides", a.stride)
                         .set("dilations", a.dilation)
                         .set("pads", pads)
                         .output());
    };
    if (a.ceilMode) // runtimes disagree with PyTorch on which last windows there are
        return pool(padded(x, a, std::numeric_limits<float>::lowest()),
                    std::vector<std::int64_t>(2 * a.kernel.size(), 0));
    std::vector<std::int64_t> pads = a.padding;
    pads.insert(pads.end(), a.padding.begin(), a.padding.end());
    return pool(name(x), pads);
}

Value OnnxOps::avgPool(Value x, const PoolAttributes &a)
{
    const auto pool = [&](const std::string &input, const std::vector<std::int64_t> &pads) {
        return m_graph.add("AveragePool", {input})
            .set("kernel_shape", a.kernel)
            .set("strides", a.stride)
            .set("pads", pads)
            .set("count_include_pad", std::int64_t{a.countIncludePad ? 1 : 0})
            .output();
    };
    if (!a.ceilMode && a.divisorOverride == 0) {
        std::vector<std::int64_t> pads = a.padding;
        pads.insert(pads.end(), a.padding.begin(), a.padding.end());
        return named(pool(name(x), pads));
    }
    if (!m_graph.hasRoom(elementCount(outputShape()) / outputShape()[0] / outputShape()[1]))
        return x;
    const std::string mean = pool(padded(x, a, 0), std::vector<std::int64_t>(2 * a.kernel.size(), 0));
    return named(m_graph.add("Mul", {mean, m_graph.constant(meanFactors(inputShape(), outputShape(), a))}).output());
}

Value OnnxOps::adaptiveAvgPool2d(Value x, const std::vector<std::int64_t> &outputSize)
{
    const std::int64_t height = inputShape()[2];
    const std::int64_t width = inputShape()[3];
    if (outputSize == std::vector<std::int64_t>{1, 1})
        return named(m_graph.add("GlobalAveragePool", {name(x)}).output());
    if (!m_graph.hasRoom(height * outputSize[0]) || !m_graph.hasRoom(width * outputSize[1]))
        return x;
    // The windows differ in size; a mean along an axis is a product with a matrix of shares.
    const std::string rows =
        m_graph.add("MatMul", {m_graph.constant(averagingMatrix(height, outputSize[0], false)), name(x)}).output();
    return named(m_graph.add("MatMul", {rows, m_graph.constant(averagingMatrix(width, outputSize[1], true))}).output());
}

Value OnnxOps::upsample(Value x, const UpsampleAttributes &a)
{
    // Runtimes interpolate linearly in two or three dimensions; a signal becomes a picture one pixel high.
    const bool isSignal = a.outputSize.size() == 1 && a.mode != Interpolation::Nearest;
    std::string input = name(x);
    std::vector<float> scales{1, 1};
    std::vector<std::int64_t> sizes = a.outputSize;
    if (isSignal) {
        input = m_graph.add("Unsqueeze", {input, m_graph.constant(std::vector<std::int64_t>{2})}).output();
        scales.push_back(1);
        sizes.insert(sizes.begin(), 1);
    }
    for (std::size_t d = 0; d < a.scale.size(); ++d) {
        const std::int64_t in = inputShape()[d + 2];
        // LibTorch's nearest kernels go by the sizes where those are equal or double, whatever the scale says.
        const bool bySizes = a.mode == Interpolation::Nearest && (a.outputSize[d] == in || a.outputSize[d] == 2 * in);
        scales.push_back(bySizes ? static_cast<float>(a.outputSize[d] / in) : static_cast<float>(a.scale[d]));
    }
    OnnxGraph::Names inputs{input, "", ""};
    if (!a.scale.empty()) {
        inputs[2] = m_graph.constant(Snapshot::of(Shape{static_cast<std::int64_t>(scales.size())}, scales));
    } else {
        const std::string shape = m_graph.add("Shape", {input}).output();
        const auto constant = [this](std::int64_t value) { return m_graph.constant(std::vector<std::int64_t>{value}); };
        const std::string leading = m_graph.add("Slice", {shape, constant(0), constant(2), constant(0)}).output();
        inputs.push_back(
            m_graph.add("Concat", {leading, m_graph.constant(sizes)}).set("axis", std::int64_t{0}).output());
    }
    auto resize = m_graph.add("Resize", inputs);
    if (a.mode == Interpolation::Nearest)
        resize.set("mode", "nearest").set("coordinate_transformation_mode", "asymmetric").set("nearest_mode", "floor");
    else
        resize.set("mode", a.mode == Interpolation::Linear ? "linear" : "cubic")
            .set("coordinate_transformation_mode", a.alignCorners ? "align_corners" : "half_pixel");
    if (a.mode == Interpolation::Cubic)
        resize.set("cubic_coeff_a", -0.75F);
    std::string output = resize.output();
    if (isSignal)
        output = m_graph.add("Squeeze", {output, m_graph.constant(std::vector<std::int64_t>{2})}).output();
    return named(output);
}

} // namespace vitrine

#endif
