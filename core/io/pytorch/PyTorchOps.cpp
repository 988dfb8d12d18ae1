#include "core/io/pytorch/PyTorchOps.h"

#include "core/io/pytorch/PythonText.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

using python::boolean;
using python::number;
using python::numberOrTuple;

/// The arguments of a constructor; those that have PyTorch's default are left out, as a person would.
class Call {
public:
    explicit Call(const std::string &name) : m_text(name + "(") { }

    Call &add(const std::string &argument)
    {
        m_text += (m_empty ? "" : ", ") + argument;
        m_empty = false;
        return *this;
    }
    Call &add(const char *name, const std::string &value) { return add(std::string(name) + "=" + value); }
    Call &addUnless(bool isDefault, const char *name, const std::string &value)
    {
        return isDefault ? *this : add(name, value);
    }
    std::string text() const { return m_text + ")"; }

private:
    std::string m_text;
    bool m_empty = true;
};

bool all(const std::vector<std::int64_t> &values, std::int64_t wanted)
{
    return std::all_of(values.begin(), values.end(), [wanted](std::int64_t value) { return value == wanted; });
}

std::string withDimensions(const char *name, std::size_t dimensions)
{
    return std::string("nn.") + name + std::to_string(dimensions) + "d";
}

} // namespace

Value PyTorchOps::variable(std::string name)
{
    m_values.push_back(std::move(name));
    return {static_cast<int>(m_values.size()) - 1};
}

void PyTorchOps::beginNode(std::string self)
{
    m_self = std::move(self);
    m_constructor.clear();
}

Value PyTorchOps::module(const std::string &constructor, Value x)
{
    assert(m_constructor.empty() && "a node has one module");
    m_constructor = constructor;
    return variable(m_self + "(" + expression(x) + ")");
}

std::string PyTorchOps::join(std::span<const Value> values, const char *between) const
{
    std::string joined;
    for (std::size_t i = 0; i < values.size(); ++i)
        joined += (i ? between : "") + expression(values[i]);
    return joined;
}

Value PyTorchOps::parameter(std::string_view name)
{
    return variable(m_self + "." + std::string(name));
}

Value PyTorchOps::conv(Value x, const ConvAttributes &a, Value, const Value *bias)
{
    Call call(withDimensions("Conv", a.kernel.size()));
    call.add(number(a.inChannels)).add(number(a.outChannels)).add(numberOrTuple(a.kernel));
    call.addUnless(all(a.stride, 1), "stride", numberOrTuple(a.stride));
    if (a.same)
        call.add("padding", "\"same\"");
    else
        call.addUnless(all(a.padding, 0), "padding", numberOrTuple(a.padding));
    call.addUnless(all(a.dilation, 1), "dilation", numberOrTuple(a.dilation));
    call.addUnless(a.groups == 1, "groups", number(a.groups)).addUnless(bias != nullptr, "bias", "False");
    return module(call.text(), x);
}

Value PyTorchOps::convTranspose(Value x, const ConvAttributes &a, Value, const Value *bias)
{
    Call call(withDimensions("ConvTranspose", a.kernel.size()));
    call.add(number(a.inChannels)).add(number(a.outChannels)).add(numberOrTuple(a.kernel));
    call.addUnless(all(a.stride, 1), "stride", numberOrTuple(a.stride));
    call.addUnless(all(a.padding, 0), "padding", numberOrTuple(a.padding));
    call.addUnless(all(a.outputPadding, 0), "output_padding", numberOrTuple(a.outputPadding));
    call.addUnless(a.groups == 1, "groups", number(a.groups)).addUnless(bias != nullptr, "bias", "False");
    call.addUnless(all(a.dilation, 1), "dilation", numberOrTuple(a.dilation));
    return module(call.text(), x);
}

Value PyTorchOps::linear(Value x, std::int64_t inFeatures, std::int64_t outFeatures, Value, const Value *bias)
{
    Call call("nn.Linear");
    call.add(number(inFeatures)).add(number(outFeatures)).addUnless(bias != nullptr, "bias", "False");
    return module(call.text(), x);
}

Value PyTorchOps::batchNorm(Value x, const BatchNormAttributes &a)
{
    Call call(withDimensions("BatchNorm", static_cast<std::size_t>(a.dimensions)));
    call.add(number(a.features)).addUnless(a.eps == 1e-5, "eps", number(a.eps));
    call.addUnless(a.momentum == 0.1, "momentum", std::isnan(a.momentum) ? "None" : number(a.momentum));
    call.addUnless(a.affine, "affine", "False").addUnless(a.trackRunningStats, "track_running_stats", "False");
    return module(call.text(), x);
}

Value PyTorchOps::groupNorm(Value x, const NormAttributes &a)
{
    Call call("nn.GroupNorm");
    call.add(number(a.groups)).add(number(a.shape[0])).addUnless(a.eps == 1e-5, "eps", number(a.eps));
    call.addUnless(a.affine, "affine", "False");
    return module(call.text(), x);
}

Value PyTorchOps::layerNorm(Value x, const NormAttributes &a)
{
    Call call("nn.LayerNorm");
    call.add(python::tuple(a.shape)).addUnless(a.eps == 1e-5, "eps", number(a.eps));
    call.addUnless(a.affine, "elementwise_affine", "False").addUnless(a.bias, "bias", "False");
    return module(call.text(), x);
}

Value PyTorchOps::instanceNorm(Value x, const NormAttributes &a)
{
    Call call("nn.InstanceNorm2d");
    call.add(number(a.shape[0])).addUnless(a.eps == 1e-5, "eps", number(a.eps)).addUnless(!a.affine, "affine", "True");
    return module(call.text(), x);
}

Value PyTorchOps::activation(Activation kind, Value x, double slope)
{
    switch (kind) {
    case Activation::ReLU:
        return module("nn.ReLU()", x);
    case Activation::LeakyReLU:
        return module("nn.LeakyReLU(" + number(slope) + ")", x);
    case Activation::Sigmoid:
        return module("nn.Sigmoid()", x);
    case Activation::SiLU:
        return module("nn.SiLU()", x);
    case Activation::Tanh:
        return module("nn.Tanh()", x);
    case Activation::GELU:
        return module("nn.GELU()", x);
    case Activation::GELUTanh:
        return module("nn.GELU(approximate=\"tanh\")", x);
    }
    assert(false);
    return x;
}

Value PyTorchOps::prelu(Value x, std::int64_t parameters, Value)
{
    return module("nn.PReLU(" + (parameters == 1 ? "" : number(parameters)) + ")", x);
}

Value PyTorchOps::softmax(Value x, std::int64_t dim)
{
    return module("nn.Softmax(dim=" + number(dim) + ")", x);
}

Value PyTorchOps::maxPool(Value x, const PoolAttributes &a)
{
    Call call(withDimensions("MaxPool", a.kernel.size()));
    call.add(numberOrTuple(a.kernel)).addUnless(a.stride == a.kernel, "stride", numberOrTuple(a.stride));
    call.addUnless(all(a.padding, 0), "padding", numberOrTuple(a.padding));
    call.addUnless(all(a.dilation, 1), "dilation", numberOrTuple(a.dilation))
        .addUnless(!a.ceilMode, "ceil_mode", "True");
    return module(call.text(), x);
}

Value PyTorchOps::avgPool(Value x, const PoolAttributes &a)
{
    Call call(withDimensions("AvgPool", a.kernel.size()));
    call.add(numberOrTuple(a.kernel)).addUnless(a.stride == a.kernel, "stride", numberOrTuple(a.stride));
    call.addUnless(all(a.padding, 0), "padding", numberOrTuple(a.padding)).addUnless(!a.ceilMode, "ceil_mode", "True");
    call.addUnless(a.countIncludePad, "count_include_pad", "False");
    call.addUnless(a.divisorOverride == 0, "divisor_override", number(a.divisorOverride));
    return module(call.text(), x);
}

Value PyTorchOps::adaptiveAvgPool2d(Value x, const std::vector<std::int64_t> &outputSize)
{
    return module("nn.AdaptiveAvgPool2d(" + numberOrTuple(outputSize) + ")", x);
}

Value PyTorchOps::flatten(Value x, std::int64_t startDim, std::int64_t endDim)
{
    Call call("nn.Flatten");
    call.addUnless(startDim == 1, "start_dim", number(startDim)).addUnless(endDim == -1, "end_dim", number(endDim));
    return module(call.text(), x);
}

Value PyTorchOps::dropout(Value x, double p)
{
    return module("nn.Dropout(" + number(p) + ")", x);
}

Value PyTorchOps::identity(Value x)
{
    return module("nn.Identity()", x);
}

Value PyTorchOps::upsample(Value x, const UpsampleAttributes &a)
{
    Call call("nn.Upsample");
    if (a.scale.empty())
        call.add("size", python::tuple(a.outputSize));
    else
        call.add("scale_factor", python::tuple(a.scale));
    const std::size_t dims = a.outputSize.size();
    if (a.mode == Interpolation::Linear)
        call.add("mode", dims == 1 ? "\"linear\"" : dims == 2 ? "\"bilinear\"" : "\"trilinear\"");
    else if (a.mode == Interpolation::Cubic)
        call.add("mode", "\"bicubic\"");
    call.addUnless(!a.alignCorners, "align_corners", "True");
    return module(call.text(), x);
}

Value PyTorchOps::pixelShuffle(Value x, std::int64_t factor)
{
    return module("nn.PixelShuffle(" + number(factor) + ")", x);
}

Value PyTorchOps::permute(Value x, const std::vector<std::int64_t> &dims)
{
    return variable(expression(x) + ".permute" + python::tuple(dims));
}

Value PyTorchOps::slice(Value x, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step)
{
    std::string index;
    for (std::int64_t i = 0; i < dim; ++i)
        index += ":, ";
    index +=
        (start != 0 ? number(start) : "") + ":" + (end >= 0 ? number(end) : "") + (step != 1 ? ":" + number(step) : "");
    return variable(expression(x) + "[" + index + "]");
}

Value PyTorchOps::add(std::span<const Value> values)
{
    return variable(join(values, " + "));
}

Value PyTorchOps::multiply(std::span<const Value> values)
{
    return variable(join(values, " * "));
}

Value PyTorchOps::concat(std::span<const Value> values, std::int64_t dim)
{
    return variable("torch.cat([" + join(values, ", ") + "], dim=" + number(dim) + ")");
}

Value PyTorchOps::loss(Loss, Value prediction, const LossAttributes &)
{
    // A written network ends at what feeds the loss.
    return prediction;
}

} // namespace vitrine
