#include "core/trace/TraceComparison.h"

#include <algorithm>

namespace vitrine {

namespace {

Snapshot find(const TensorMap &tensors, const std::string &name)
{
    const auto found = tensors.find(name);
    return found == tensors.end() ? Snapshot() : found->second;
}

/// Of `all`, the run's weights or their gradients: those of one node.
void addWeights(const TensorMap &all, const Node &node, std::size_t prefix, std::vector<PartTensor> &tensors)
{
    for (const WeightSpec &spec : node.weights) {
        const std::string name = node.path + "." + spec.name;
        if (Snapshot tensor = find(all, name); tensor.valid())
            tensors.push_back({name.substr(prefix), std::move(tensor)});
    }
}

std::vector<PartTensor> weightsOf(const Trace &trace, bool nodewise, int index, bool gradient)
{
    const TensorMap &all = gradient ? trace.weightGradients : trace.weights;
    std::vector<PartTensor> tensors;
    const auto place = static_cast<std::size_t>(index);
    if (nodewise) {
        const Node &node = trace.graph.nodes[place];
        addWeights(all, node, node.path.size() + 1, tensors);
        return tensors;
    }
    const GraphBlock &block = trace.graph.blocks[place];
    for (int i = block.firstNode; i < block.endNode; ++i)
        addWeights(all, trace.graph.nodes[static_cast<std::size_t>(i)], block.id.size() + 1, tensors);
    return tensors;
}

std::vector<PartTensor> valuesOf(const Trace &trace, const std::vector<ValueRef> &values, bool gradient)
{
    std::vector<PartTensor> tensors;
    for (std::size_t port = 0; port < values.size(); ++port) {
        const NodeTrace &node = trace.nodes[static_cast<std::size_t>(values[port].node)];
        const std::vector<Snapshot> &ports = gradient ? node.gradients : node.outputs;
        const auto own = static_cast<std::size_t>(values[port].port);
        if (own < ports.size() && ports[own].valid())
            tensors.push_back({std::to_string(port), ports[own]});
    }
    return tensors;
}

std::vector<ValueRef> outputsOf(const Graph &graph, bool nodewise, int index)
{
    const auto place = static_cast<std::size_t>(index);
    if (!nodewise)
        return graph.blocks[place].outputs;
    std::vector<ValueRef> values;
    for (std::size_t port = 0; port < graph.nodes[place].outputShapes.size(); ++port)
        values.push_back({index, static_cast<int>(port)});
    return values;
}

PartComparison compareTensors(const std::vector<PartTensor> &a, const std::vector<PartTensor> &b)
{
    PartComparison result;
    if (a.empty() || b.empty())
        return result;
    const auto areAlike = [](const PartTensor &one, const PartTensor &other) {
        return one.name == other.name && one.tensor.shape() == other.tensor.shape();
    };
    result.state = PartComparison::State::OtherShape;
    if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), areAlike))
        return result;
    result.state = PartComparison::State::Compared;
    for (std::size_t i = 0; i < a.size(); ++i)
        result.difference.add(a[i].tensor, b[i].tensor);
    return result;
}

template <typename NameOf>
std::vector<ComparedPair> pairsOf(const std::vector<GraphPair> &matches, NameOf &&nameOf)
{
    std::vector<ComparedPair> pairs;
    for (const GraphPair &match : matches)
        pairs.push_back({match, nameOf(match.a, true), nameOf(match.b, false), {}});
    return pairs;
}

} // namespace

std::vector<PartTensor> partTensors(const Trace &trace, bool nodewise, int index, ComparedPart part)
{
    if (index < 0)
        return {};
    if (isOfWeights(part))
        return weightsOf(trace, nodewise, index, part == ComparedPart::WeightGradients);
    return valuesOf(trace, outputsOf(trace.graph, nodewise, index), part == ComparedPart::Gradient);
}

int TraceComparison::firstDifference(bool nodewise, ComparedPart part) const
{
    const std::vector<ComparedPair> &all = pairs(nodewise);
    const auto found =
        std::find_if(all.begin(), all.end(), [part](const ComparedPair &pair) { return pair.part(part).isOther(); });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

TraceComparer::TraceComparer(std::shared_ptr<const Trace> a, std::shared_ptr<const Trace> b)
    : m_result(std::make_shared<TraceComparison>())
{
    m_result->nodes = pairsOf(matchNodes(a->graph, b->graph), [&](int index, bool isA) {
        return index < 0 ? std::string() : (isA ? a : b)->graph.nodes[static_cast<std::size_t>(index)].path;
    });
    m_result->blocks = pairsOf(matchBlocks(a->graph, b->graph), [&](int index, bool isA) {
        return index < 0 ? std::string() : (isA ? a : b)->graph.blocks[static_cast<std::size_t>(index)].id;
    });
    m_result->a = std::move(a);
    m_result->b = std::move(b);
}

void TraceComparer::compare(ComparedPair &pair, bool nodewise) const
{
    for (int i = 0; i < comparedParts; ++i) {
        const auto part = static_cast<ComparedPart>(i);
        pair.parts[static_cast<std::size_t>(i)] =
            compareTensors(partTensors(*m_result->a, nodewise, pair.places.a, part),
                           partTensors(*m_result->b, nodewise, pair.places.b, part));
    }
}

bool TraceComparer::step()
{
    const std::size_t nodes = m_result->nodes.size();
    if (m_done < nodes)
        compare(m_result->nodes[m_done], true);
    else if (m_done < nodes + m_result->blocks.size())
        compare(m_result->blocks[m_done - nodes], false);
    else
        return false;
    ++m_done;
    return true;
}

double TraceComparer::progress() const
{
    const std::size_t all = m_result->nodes.size() + m_result->blocks.size();
    return all == 0 ? 1 : static_cast<double>(m_done) / static_cast<double>(all);
}

} // namespace vitrine
