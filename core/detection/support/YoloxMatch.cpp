#include "core/detection/support/YoloxMatch.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

using Integers = std::vector<std::int64_t>;

constexpr double officialEps = 1e-3;

bool isActivation(const Node &node)
{
    const std::string type = node.kind->type();
    return type == "SiLU" || type == "LeakyReLU" || type == "ReLU";
}

/// "Conv2d [32, 16, 3, 3]"
std::string described(const Node &node)
{
    std::string text = node.kind->type();
    if (text == "Conv2d")
        text.append(" ").append(toString(node.weights.front().shape));
    return text;
}

/// The same on both sides, as ONNX writes it.
Integers doubled(Integers values)
{
    const Integers once = values;
    values.insert(values.end(), once.begin(), once.end());
    return values;
}

bool isExplicit(const OnnxNode &node)
{
    return onnxText(node, "auto_pad", "NOTSET") == "NOTSET";
}

Snapshot filled(std::size_t count, double value)
{
    return Snapshot::of(Shape{static_cast<std::int64_t>(count)}, std::vector<float>(count, static_cast<float>(value)));
}

bool isVector(const Snapshot *tensor, std::int64_t count)
{
    return tensor && tensor->dtype() != DType::Int64 && tensor->shape() == Shape{count};
}

} // namespace

Result<TensorMap> YoloxMatch::weights(std::vector<Pair> same)
{
    m_open = std::move(same);
    while (!m_open.empty()) {
        const auto [ours, theirs] = m_open.back();
        m_open.pop_back();
        if (const Found difference = match(ours, theirs))
            return Error{*difference, {}, false};
    }
    return std::move(m_weights);
}

YoloxMatch::Found YoloxMatch::differs(const Node &ours, const std::string &theirs) const
{
    return Message::of(VITRINE_TEXT("core", "where a YOLOX has %1 (%2), it has %3"), ours.path, described(ours),
                       m_view.described(theirs));
}

YoloxMatch::Found YoloxMatch::match(const ValueRef &ours, const std::string &theirs)
{
    const auto [known, isNew] = m_done.emplace(std::pair(ours.node, ours.port), m_view.origin(theirs));
    if (isNew)
        return matchNode(nodeOf(ours), theirs);
    if (known->second == m_view.origin(theirs))
        return {};
    return Message::of(VITRINE_TEXT("core", "what in a YOLOX is one value, %1, is two in it: of %2 and of %3"),
                       nodeOf(ours).path, m_view.described(known->second), m_view.described(theirs));
}

YoloxMatch::Found YoloxMatch::matchNode(const Node &ours, const std::string &theirs)
{
    const std::string type = ours.kind->type();
    if (ours.kind->category() == Category::Input)
        return m_view.isInput(theirs) ? Found() : differs(ours, theirs);
    if (isActivation(ours)) {
        const OnnxView::Activation activation = m_view.activation(theirs);
        if (activation.kind != type)
            return differs(ours, theirs);
        follow(ours.inputs[0], activation.input);
        return {};
    }
    if (type == "BatchNorm2d")
        return matchNorm(ours, theirs);
    if (type == "Conv2d")
        return matchConv(ours, theirs);
    if (type == "Add")
        return matchAdd(ours, theirs);
    if (type == "Slice")
        return matchSlice(ours, theirs);
    return matchPlain(ours, theirs);
}

YoloxMatch::Found YoloxMatch::matchPlain(const Node &ours, const std::string &theirs)
{
    const std::string type = ours.kind->type();
    const OnnxNode *node = m_view.maker(theirs);
    bool isSame = false;
    if (node && type == "Concat")
        isSame = node->op == "Concat" && node->inputs.size() == ours.inputs.size()
            && onnxIntegers(*node, "axis", {}) == Integers{ours.params.integer("dim")};
    else if (node && type == "MaxPool2d")
        isSame = isSamePool(ours, *node);
    else if (node && type == "Upsample")
        isSame = m_view.doubles(*node);
    if (!isSame || node->inputs.size() < ours.inputs.size())
        return differs(ours, theirs);
    for (std::size_t i = 0; i < ours.inputs.size(); ++i)
        follow(ours.inputs[i], node->inputs[i]);
    return {};
}

bool YoloxMatch::isSamePool(const Node &ours, const OnnxNode &theirs) const
{
    return theirs.op == "MaxPool" && isExplicit(theirs)
        && onnxIntegers(theirs, "kernel_shape", {}) == ours.params.integers("kernel_size")
        && onnxIntegers(theirs, "strides", {1, 1}) == ours.params.integers("stride")
        && onnxIntegers(theirs, "dilations", {1, 1}) == Integers{1, 1}
    && onnxIntegers(theirs, "pads", {0, 0, 0, 0}) == doubled(ours.params.integers("padding"))
        && onnxIntegers(theirs, "ceil_mode", {0}) == Integers{0};
}

bool YoloxMatch::isSameConv(const Node &ours, const OnnxNode *theirs) const
{
    if (!theirs || theirs->op != "Conv" || !isExplicit(*theirs))
        return false;
    const Snapshot *weight = m_view.constant(onnxInput(*theirs, 1));
    return weight && weight->dtype() != DType::Int64 && weight->shape() == ours.weights.front().shape
        && onnxIntegers(*theirs, "strides", {1, 1}) == ours.params.integers("stride")
        && onnxIntegers(*theirs, "dilations", {1, 1}) == ours.params.integers("dilation")
        && onnxIntegers(*theirs, "pads", {0, 0, 0, 0}) == doubled(ours.params.integers("padding"))
        && onnxIntegers(*theirs, "group", {1}) == Integers{ours.params.integer("groups")};
}

/// A batch norm stands behind its convolution in the network; in the model it may be folded into that.
YoloxMatch::Found YoloxMatch::matchNorm(const Node &ours, const std::string &theirs)
{
    const Node &conv = nodeOf(ours.inputs[0]);
    const OnnxNode *node = m_view.maker(theirs);
    if (node && node->op == "BatchNormalization") {
        follow(ours.inputs[0], onnxInput(*node, 0));
        return takeNorm(ours, *node);
    }
    if (!isSameConv(conv, node))
        return differs(conv, theirs);
    m_weights[conv.path + ".weight"] = *m_view.constant(node->inputs[1]);
    follow(conv.inputs[0], node->inputs[0]);
    return takeFolded(ours, conv, *node);
}

YoloxMatch::Found YoloxMatch::matchConv(const Node &ours, const std::string &theirs)
{
    const OnnxNode *node = m_view.maker(theirs);
    if (!isSameConv(ours, node))
        return differs(ours, theirs);
    m_weights[ours.path + ".weight"] = *m_view.constant(node->inputs[1]);
    follow(ours.inputs[0], node->inputs[0]);
    const bool hasBias = ours.params.boolean("bias");
    const std::string &name = onnxInput(*node, 2);
    if (!hasBias) // before a batch norm that is not folded
        return name.empty() ? Found() : differs(ours, theirs);
    const std::int64_t channels = ours.weights.front().shape[0];
    const Snapshot *bias = m_view.constant(name);
    if (!name.empty() && !isVector(bias, channels))
        return differs(ours, theirs);
    m_weights[ours.path + ".bias"] = bias ? *bias : filled(static_cast<std::size_t>(channels), 0);
    return {};
}

/// The order of the two addends is nobody's promise; what makes them tells.
YoloxMatch::Found YoloxMatch::matchAdd(const Node &ours, const std::string &theirs)
{
    const OnnxNode *node = m_view.maker(theirs);
    if (!node || node->op != "Add" || node->inputs.size() != 2 || ours.inputs.size() != 2)
        return differs(ours, theirs);
    const bool isStraight = isLike(ours.inputs[0], node->inputs[0]) && isLike(ours.inputs[1], node->inputs[1]);
    follow(ours.inputs[0], node->inputs[isStraight ? 0 : 1]);
    follow(ours.inputs[1], node->inputs[isStraight ? 1 : 0]);
    return {};
}

/// Whether two values may be the same, judged by what is before activation and batch norm.
bool YoloxMatch::isLike(const ValueRef &ours, const std::string &theirs) const
{
    const Node *node = &nodeOf(ours);
    std::string value = theirs;
    if (isActivation(*node)) {
        const OnnxView::Activation activation = m_view.activation(value);
        if (activation.kind != node->kind->type())
            return false;
        value = activation.input;
        node = &nodeOf(node->inputs[0]);
    }
    const OnnxNode *maker = m_view.maker(value);
    if (node->kind->type() == "BatchNorm2d") {
        node = &nodeOf(node->inputs[0]);
        if (maker && maker->op == "BatchNormalization")
            maker = m_view.maker(onnxInput(*maker, 0));
    }
    return node->kind->type() == "Conv2d" ? isSameConv(*node, maker) : maker && maker->op == node->kind->type();
}

YoloxMatch::Found YoloxMatch::matchSlice(const Node &ours, const std::string &theirs)
{
    std::vector<OnnxView::Cut::Part> parts(4);
    const Node *node = &ours;
    for (;; node = &nodeOf(node->inputs[0])) {
        OnnxView::Cut::Part &part = parts[static_cast<std::size_t>(node->params.integer("dim"))];
        part = {node->params.integer("start"), node->params.integer("step")};
        if (nodeOf(node->inputs[0]).kind->type() != "Slice")
            break;
    }
    const OnnxView::Cut cut = m_view.cut(theirs);
    if (!cut.understood || cut.parts != parts)
        return differs(ours, theirs);
    follow(node->inputs[0], cut.source);
    return {};
}

YoloxMatch::Found YoloxMatch::takeNorm(const Node &norm, const OnnxNode &theirs)
{
    const std::int64_t channels = norm.weights.front().shape[0];
    const char *const names[] = {".weight", ".bias", ".running_mean", ".running_var"};
    for (std::size_t i = 0; i < std::size(names); ++i) {
        const Snapshot *tensor = m_view.constant(onnxInput(theirs, i + 1));
        if (!isVector(tensor, channels))
            return differs(norm, theirs.outputs[0]);
        m_weights[norm.path + names[i]] = *tensor;
    }
    m_weights[norm.path + ".num_batches_tracked"] = Snapshot::of(Shape{}, std::vector<std::int64_t>{0});
    const auto given = theirs.reals.find("epsilon");
    const double eps = given == theirs.reals.end() || given->second.size() != 1 ? 1e-5 : double(given->second[0]);
    if (std::abs(eps - officialEps) < 1e-8)
        return {};
    // Another eps than YOLOX's own: the same function with the difference moved into the weight.
    std::vector<double> weight = m_weights[norm.path + ".weight"].toDoubles();
    const std::vector<double> variance = m_weights[norm.path + ".running_var"].toDoubles();
    std::vector<float> scaled(weight.size());
    std::ranges::transform(weight, variance, scaled.begin(), [eps](double w, double v) {
        return static_cast<float>(w * std::sqrt((v + officialEps) / (v + eps)));
    });
    m_weights[norm.path + ".weight"] = Snapshot::of(Shape{channels}, std::move(scaled));
    return {};
}

YoloxMatch::Found YoloxMatch::takeFolded(const Node &norm, const Node &conv, const OnnxNode &theirs)
{
    const std::int64_t channels = norm.weights.front().shape[0];
    const auto count = static_cast<std::size_t>(channels);
    const std::string &name = onnxInput(theirs, 2);
    const Snapshot *bias = m_view.constant(name);
    if (!name.empty() && !isVector(bias, channels))
        return differs(conv, theirs.outputs[0]);
    m_weights[norm.path + ".weight"] = filled(count, std::sqrt(1 + officialEps));
    m_weights[norm.path + ".bias"] = bias ? *bias : filled(count, 0);
    m_weights[norm.path + ".running_mean"] = filled(count, 0);
    m_weights[norm.path + ".running_var"] = filled(count, 1);
    m_weights[norm.path + ".num_batches_tracked"] = Snapshot::of(Shape{}, std::vector<std::int64_t>{0});
    return {};
}

} // namespace vitrine
