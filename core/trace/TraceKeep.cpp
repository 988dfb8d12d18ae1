// Of TraceRun: what of the run before still holds.

#include "core/trace/GradientUses.h"
#include "core/trace/TraceRun.h"

#include <algorithm>
#include <cstring>

namespace vitrine {

namespace {

std::size_t bytesOf(const Snapshot &tensor)
{
    return static_cast<std::size_t>(tensor.elementCount()) * (tensor.dtype() == DType::Float32 ? 4 : 8);
}

/// Bit for bit: 0 and −0 are not the same, NaN and the same NaN are.
bool isSameTensor(const Snapshot &a, const Snapshot &b)
{
    if (a.dtype() != b.dtype() || a.shape() != b.shape() || a.strides() != b.strides())
        return false;
    return a.data() == b.data() || (a.isContiguous() && std::memcmp(a.data(), b.data(), bytesOf(a)) == 0);
}

bool isSameNode(const Node &a, const Node &b)
{
    return a.kind == b.kind && a.path == b.path && a.inputs == b.inputs && a.params == b.params
        && a.inputShapes == b.inputShapes && a.outputShapes == b.outputShapes && a.isFrozen == b.isFrozen;
}

/// Whether both hold the tensor, and the same.
bool holdSame(const TensorMap &a, const TensorMap &b, const std::string &name)
{
    const auto one = a.find(name), other = b.find(name);
    if (one == a.end() || other == b.end())
        return one == a.end() && other == b.end();
    return isSameTensor(one->second, other->second);
}

} // namespace

void TraceRun::begin(const TraceRequest &request, const Setting &setting)
{
    if (!m_last || setting != m_setting) {
        m_last = nullptr;
        m_nodes.clear();
        m_leaves.clear();
    }
    m_request = &request;
    m_setting = setting;
    m_targets.clear();
    m_trace = std::make_shared<Trace>();
    m_trace->graph = request.graph;
    m_trace->mode = request.mode;
    m_trace->weights = request.weights;
    m_trace->device = setting.device == DeviceChoice::Cuda ? "cuda" : "cpu";
    m_trace->nodes.resize(graph().nodes.size());
    m_nodes.resize(graph().nodes.size());
    m_consumers.assign(m_nodes.size(), {});
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        NodeState &node = m_nodes[i];
        node.isKept = false;
        // A node of another place in the order would draw other random numbers, and be another one's neighbour.
        if (!node.isCurrent || i >= m_last->graph.nodes.size() || !isSameNode(m_last->graph.nodes[i], graph().nodes[i]))
            node = {};
        for (const ValueRef &value : graph().nodes[i].inputs)
            m_consumers[static_cast<std::size_t>(value.node)].push_back(i);
    }
    if (std::none_of(m_nodes.begin(), m_nodes.end(), [](const NodeState &node) { return node.isCurrent; })) {
        // Of another network: nothing will be taken over, and its tensors are in the way of this one's.
        m_last = nullptr;
        m_leaves.clear();
        m_weights.clear();
        m_inputs.clear();
    }
}

void TraceRun::bringInWeights()
{
    m_weights.clear();
    for (const WeightSpec &weight : graph().weights()) {
        const auto found = m_request->weights.find(weight.name);
        if (found == m_request->weights.end())
            continue; // optional, or checkRequest() would have refused
        at::Tensor tensor;
        const bool isReal = weight.dtype != DType::Int64, learns = weight.learnable && isReal && m_setting.backward;
        // Another block of that name may not learn what the one before it did.
        if (const auto leaf = m_leaves.find(weight.name); leaf != m_leaves.end()
            && leaf->second.requires_grad() == learns && holdSame(m_last->weights, m_request->weights, weight.name)) {
            tensor = leaf->second;
            if (learns)
                tensor.mutable_grad().reset(); // of a pass that failed
        } else {
            tensor = isReal ? placeReal(found->second) : place(found->second);
            if (learns)
                tensor.set_requires_grad(true);
        }
        m_weights.emplace(weight.name, std::move(tensor));
    }
}

bool TraceRun::hasSameWeights(const Node &node) const
{
    return std::all_of(node.weights.begin(), node.weights.end(), [&](const WeightSpec &weight) {
        return holdSame(m_last->weights, m_trace->weights, node.path + "." + weight.name);
    });
}

bool TraceRun::canKeep(std::size_t index) const
{
    const NodeState &state = m_nodes[index];
    if (!m_repeats || !m_last || !state.isCurrent || state.outputs.empty())
        return false;
    const Node &node = graph().nodes[index];
    if (node.kind->category() == Category::Input)
        return holdSame(m_inputs, m_request->inputs, node.path);
    const bool sameInputs = std::all_of(node.inputs.begin(), node.inputs.end(), [this](const ValueRef &value) {
        return m_nodes[static_cast<std::size_t>(value.node)].isKept;
    });
    return sameInputs && hasSameWeights(node) && holdSame(m_last->targets, m_trace->targets, node.path)
        && keepsGradientOrder(index);
}

/// Autograd adds up the gradients of a value from its youngest use to its oldest. A use that is kept is older than one
/// that was computed again, also where it came after it. The sum of two numbers is the same either way; that of more is
/// not.
bool TraceRun::keepsGradientOrder(std::size_t index) const
{
    if (!m_setting.backward)
        return true;
    const std::vector<ValueRef> &inputs = graph().nodes[index].inputs;
    return std::all_of(inputs.begin(), inputs.end(), [&](const ValueRef &value) {
        const auto &consumers = m_consumers[static_cast<std::size_t>(value.node)];
        const bool isOvertaken = std::any_of(consumers.begin(), consumers.end(), [&](std::size_t other) {
            return other < index && !m_nodes[other].isKept;
        });
        return !isOvertaken || gradientTerms(value) <= 2;
    });
}

int TraceRun::gradientTerms(const ValueRef &value) const
{
    int terms = 0;
    const auto &consumers = m_consumers[static_cast<std::size_t>(value.node)];
    for (std::size_t i = 0; i < consumers.size(); ++i) {
        if (i > 0 && consumers[i] == consumers[i - 1])
            continue; // by another port
        const Node &node = graph().nodes[consumers[i]];
        const auto ports = static_cast<int>(std::count(node.inputs.begin(), node.inputs.end(), value));
        const std::vector<at::Tensor> &outputs = m_nodes[consumers[i]].outputs;
        std::vector<at::Tensor> inputs;
        for (const ValueRef &input : node.inputs)
            if (m_nodes[static_cast<std::size_t>(input.node)].isKept)
                inputs.push_back(tensorAt(input));
        // Of one that is yet to be computed nothing is known: it may use the value often.
        terms += outputs.empty() ? 3 : std::max(ports, gradientUses(tensorAt(value), outputs, inputs));
    }
    return terms;
}

} // namespace vitrine
