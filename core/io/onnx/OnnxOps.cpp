#ifdef VITRINE_HAS_ONNX

#include "core/io/onnx/OnnxOps.h"

#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

namespace vitrine {

Value OnnxOps::named(std::string name)
{
    m_names.push_back(std::move(name));
    return {static_cast<int>(m_names.size()) - 1};
}

void OnnxOps::beginNode(const Node &node)
{
    m_node = &node;
    m_graph.beginNode(node.path);
}

const Snapshot &OnnxOps::weight(std::string_view name) const
{
    const auto found = m_weights.find(m_node->path + "." + std::string(name));
    assert(found != m_weights.end());
    return found->second;
}

std::string OnnxOps::weightName(std::string_view name)
{
    return m_graph.initializer(m_node->path + "." + std::string(name), weight(name));
}

Value OnnxOps::parameter(std::string_view name)
{
    return named(weightName(name));
}

Value OnnxOps::conv(Value x, const ConvAttributes &a, Value weight, const Value *bias)
{
    OnnxGraph::Names inputs{name(x), name(weight)};
    if (bias)
        inputs.push_back(name(*bias));
    std::vector<std::int64_t> pads = a.padding;
    for (std::size_t d = 0; d < a.padding.size(); ++d)
        pads.push_back(a.same ? a.dilation[d] * (a.kernel[d] - 1) - a.padding[d] : a.padding[d]);
    return named(m_graph.add("Conv", inputs)
                     .set("kernel_shape", a.kernel)
                     .set("strides", a.stride)
                     .set("pads", pads)
                     .set("dilations", a.dilation)
                     .set("group", a.groups)
                     .output());
}

Value OnnxOps::convTranspose(Value x, const ConvAttributes &a, Value weight, const Value *bias)
{
    bool isWide = false; // runtimes refuse an output padding that PyTorch allows beside a dilation
    for (std::size_t d = 0; d < a.kernel.size(); ++d)
        isWide = isWide || a.outputPadding[d] >= a.stride[d];
    if (isWide)
        return wideConvTranspose(x, a, weight, bias);
    OnnxGraph::Names inputs{name(x), name(weight)};
    if (bias)
        inputs.push_back(name(*bias));
    std::vector<std::int64_t> pads = a.padding;
    pads.insert(pads.end(), a.padding.begin(), a.padding.end());
    return named(m_graph.add("ConvTranspose", inputs)
                     .set("kernel_shape", a.kernel)
                     .set("strides", a.stride)
                     .set("pads", pads)
                     .set("output_padding", a.outputPadding)
                     .set("dilations", a.dilation)
                     .set("group", a.groups)
                     .output());
}

Value OnnxOps::wideConvTranspose(Value x, const ConvAttributes &a, Value weight, const Value *bias)
{
    const std::string whole = m_graph.add("ConvTranspose", {name(x), name(weight)})
                                  .set("kernel_shape", a.kernel)
                                  .set("strides", a.stride)
                                  .set("dilations", a.dilation)
                                  .set("group", a.groups)
                                  .output();
    // The whole output, with nothing cut off at its border: room for what is added at the end, then the wanted part.
    std::vector<std::int64_t> room(2 * (a.kernel.size() + 2), 0);
    std::vector<std::int64_t> starts, ends, axes;
    for (std::size_t d = 0; d < a.kernel.size(); ++d) {
        room[room.size() - a.kernel.size() + d] = a.outputPadding[d];
        starts.push_back(a.padding[d]);
        ends.push_back(a.padding[d] + outputShape()[d + 2]);
        axes.push_back(static_cast<std::int64_t>(d) + 2);
    }
    const std::string roomy = m_graph.add("Pad", {whole, m_graph.constant(room), m_graph.constant(0.0F)}).output();
    const std::string part =
        m_graph.add("Slice", {roomy, m_graph.constant(starts), m_graph.constant(ends), m_graph.constant(axes)})
            .output();
    if (!bias)
        return named(part);
    return named(m_graph.add("Add", {part, channelWeight("bias", inputShape().size())}).output());
}

Value OnnxOps::linear(Value x, std::int64_t, std::int64_t, Value weight, const Value *bias)
{
    if (inputShape().size() == 2) {
        OnnxGraph::Names inputs{name(x), name(weight)};
        if (bias)
            inputs.push_back(name(*bias));
        return named(m_graph.add("Gemm", inputs).set("transB", std::int64_t{1}).output());
    }
    const std::string transposed =
        m_graph.add("Transpose", {name(weight)}).set("perm", std::vector<std::int64_t>{1, 0}).output();
    const std::string product = m_graph.add("MatMul", {name(x), transposed}).output();
    return named(bias ? m_graph.add("Add", {product, name(*bias)}).output() : product);
}

std::string OnnxOps::channelWeight(std::string_view name, std::size_t rank)
{
    const Snapshot &tensor = weight(name);
    Shape shape(rank - 1, 1);
    shape[0] = tensor.elementCount();
    const Snapshot broadcast = Snapshot::of(shape, tensor.toFloats());
    // By its own name where that is free, so that it is found again.
    const std::string own = m_node->path + "." + std::string(name);
    return m_graph.hasInitializer(own) ? m_graph.constant(broadcast) : m_graph.initializer(own, broadcast);
}

std::string OnnxOps::normalized(const std::string &x, const std::vector<std::int64_t> &axes, double eps)
{
    const std::string mean = m_graph.add("ReduceMean", {x}).set("axes", axes).set("keepdims", std::int64_t{1}).output();
    const std::string centred = m_graph.add("Sub", {x, mean}).output();
    const std::string square = m_graph.add("Mul", {centred, centred}).output();
    const std::string var =
        m_graph.add("ReduceMean", {square}).set("axes", axes).set("keepdims", std::int64_t{1}).output();
    const std::string shifted = m_graph.add("Add", {var, m_graph.constant(static_cast<float>(eps))}).output();
    const std::string deviation = m_graph.add("Sqrt", {shifted}).output();
    return m_graph.add("Div", {centred, deviation}).output();
}

Value OnnxOps::batchNorm(Value x, const BatchNormAttributes &a)
{
    const std::size_t rank = inputShape().size();
    const auto features = static_cast<std::size_t>(a.features);
    if (!a.trackRunningStats) {
        // Without running statistics it is the batch's own, in evaluation too.
        std::vector<std::int64_t> axes(rank - 1);
        std::iota(axes.begin(), axes.end(), 1);
        axes[0] = 0;
        NormAttributes norm;
        norm.affine = a.affine;
        return named(affine(normalized(name(x), axes, a.eps), norm, rank));
    }
    const auto filled = [&](float value) {
        return m_graph.constant(Snapshot::of(Shape{a.features}, std::vector<float>(features, value)));
    };
    const std::string weight = a.affine ? weightName("weight") : filled(1);
    const std::string bias = a.affine ? weightName("bias") : filled(0);
    return named(
        m_graph
            .add("BatchNormalization", {name(x), weight, bias, weightName("running_mean"), weightName("running_var")})
            .set("epsilon", static_cast<float>(a.eps))
            .output());
}

std::string OnnxOps::affine(const std::string &x, const NormAttributes &a, std::size_t rank)
{
    if (!a.affine)
        return x;
    const std::string scaled = m_graph.add("Mul", {x, channelWeight("weight", rank)}).output();
    return m_graph.add("Add", {scaled, channelWeight("bias", rank)}).output();
}

Value OnnxOps::groupNorm(Value x, const NormAttributes &a)
{
    const std::string shape = m_graph.add("Shape", {name(x)}).output();
    const std::string grouped =
        m_graph.add("Reshape", {name(x), m_graph.constant(std::vector<std::int64_t>{0, a.groups, -1})}).output();
    const std::string flat = normalized(grouped, {2}, a.eps);
    const std::string restored = m_graph.add("Reshape", {flat, shape}).output();
    return named(affine(restored, a, inputShape().size()));
}

Value OnnxOps::layerNorm(Value x, const NormAttributes &a)
{
    const auto rank = static_cast<std::int64_t>(inputShape().size());
    std::vector<std::int64_t> axes;
    for (std::int64_t axis = rank - static_cast<std::int64_t>(a.shape.size()); axis < rank; ++axis)
        axes.push_back(axis);
    std::string y = normalized(name(x), axes, a.eps);
    if (a.affine)
        y = m_graph.add("Mul", {y, weightName("weight")}).output();
    if (a.affine && a.bias)
        y = m_graph.add("Add", {y, weightName("bias")}).output();
    return named(y);
}

Value OnnxOps::instanceNorm(Value x, const NormAttributes &a)
{
    return named(affine(normalized(name(x), {2, 3}, a.eps), a, 4));
}

Value OnnxOps::activation(Activation kind, Value value, double slope)
{
    const std::string &x = name(value);
    switch (kind) {
    case Activation::ReLU:
        return named(m_graph.add("Relu", {x}).output());
    case Activation::LeakyReLU:
        return named(m_graph.add("LeakyRelu", {x}).set("alpha", static_cast<float>(slope)).output());
    case Activation::Sigmoid:
        return named(m_graph.add("Sigmoid", {x}).output());
    case Activation::SiLU:
        return named(m_graph.add("Mul", {x, m_graph.add("Sigmoid", {x}).output()}).output());
    case Activation::Tanh:
        return named(m_graph.add("Tanh", {x}).output());
    case Activation::GELU:
    case Activation::GELUTanh:
        break;
    }
    // ONNX has Gelu from opset 20 on only.
    std::string inner;
    if (kind == Activation::GELU) {
        const std::string scaled =
            m_graph.add("Mul", {x, m_graph.constant(static_cast<float>(1 / std::numbers::sqrt2))}).output();
        inner = m_graph.add("Erf", {scaled}).output();
    } else {
        const std::string cube = m_graph.add("Mul", {m_graph.add("Mul", {x, x}).output(), x}).output();
        const std::string small = m_graph.add("Mul", {cube, m_graph.constant(0.044715F)}).output();
        const std::string sum = m_graph.add("Add", {x, small}).output();
        const auto factor = static_cast<float>(std::sqrt(2 / std::numbers::pi));
        inner = m_graph.add("Tanh", {m_graph.add("Mul", {sum, m_graph.constant(factor)}).output()}).output();
    }
    const std::string gate = m_graph.add("Add", {inner, m_graph.constant(1.0F)}).output();
    const std::string gated = m_graph.add("Mul", {x, gate}).output();
    return named(m_graph.add("Mul", {gated, m_graph.constant(0.5F)}).output());
}

Value OnnxOps::prelu(Value x, std::int64_t parameters, Value weight)
{
    const std::string slope = parameters == 1 ? name(weight) : channelWeight("weight", inputShape().size());
    return named(m_graph.add("PRelu", {name(x), slope}).output());
}

Value OnnxOps::softmax(Value x, std::int64_t dim)
{
    return named(m_graph.add("Softmax", {name(x)}).set("axis", dim).output());
}

Value OnnxOps::flatten(Value x, std::int64_t startDim, std::int64_t endDim)
{
    const Shape &shape = inputShape();
    const auto rank = static_cast<std::int64_t>(shape.size());
    const std::int64_t start = startDim < 0 ? startDim + rank : startDim;
    const std::int64_t end = endDim < 0 ? endDim + rank : endDim;
    Shape target;
    std::int64_t merged = 1;
    for (std::int64_t d = 0; d < rank; ++d) {
        const std::int64_t size = d == 0 ? -1 : shape[static_cast<std::size_t>(d)];
        if (d < start || d > end) {
            target.push_back(d == 0 ? 0 : size); // 0 keeps the batch as it is
            continue;
        }
        merged = d == 0 ? -1 : merged < 0 ? -1 : merged * size;
        if (d == end)
            target.push_back(merged);
    }
    return named(m_graph.add("Reshape", {name(x), m_graph.constant(target)}).output());
}

Value OnnxOps::dropout(Value x, double)
{
    return identity(x);
}

Value OnnxOps::identity(Value x)
{
    return named(m_graph.add("Identity", {name(x)}).output());
}

Value OnnxOps::pixelShuffle(Value x, std::int64_t factor)
{
    return named(m_graph.add("DepthToSpace", {name(x)}).set("blocksize", factor).set("mode", "CRD").output());
}

Value OnnxOps::permute(Value x, const std::vector<std::int64_t> &dims)
{
    return named(m_graph.add("Transpose", {name(x)}).set("perm", dims).output());
}

Value OnnxOps::slice(Value x, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step)
{
    const std::int64_t last = end < 0 ? inputShape()[static_cast<std::size_t>(dim)] : end;
    const auto constant = [this](std::int64_t value) { return m_graph.constant(std::vector<std::int64_t>{value}); };
    return named(
        m_graph.add("Slice", {name(x), constant(start), constant(last), constant(dim), constant(step)}).output());
}

Value OnnxOps::chain(const char *type, std::span<const Value> values)
{
    std::string result = name(values[0]);
    for (const Value value : values.subspan(1))
        result = m_graph.add(type, {result, name(value)}).output();
    return named(result);
}

Value OnnxOps::add(std::span<const Value> values)
{
    return chain("Add", values);
}

Value OnnxOps::multiply(std::span<const Value> values)
{
    return chain("Mul", values);
}

Value OnnxOps::concat(std::span<const Value> values, std::int64_t dim)
{
    OnnxGraph::Names names;
    for (const Value value : values)
        names.push_back(name(value));
    return named(m_graph.add("Concat", names).set("axis", dim).output());
}

Value OnnxOps::loss(Loss, Value prediction, const LossAttributes &)
{
    // A written network ends at what feeds the loss.
    return prediction;
}

} // namespace vitrine

#endif
