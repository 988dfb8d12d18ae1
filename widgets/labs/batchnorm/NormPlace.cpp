#include "widgets/labs/batchnorm/NormPlace.h"

#include <algorithm>

namespace vitrine {

namespace {

bool isOf(const std::string &name, const std::string &path)
{
    return name.size() > path.size() && name[path.size()] == '.' && name.starts_with(path);
}

bool areSame(const Snapshot &a, const Snapshot &b)
{
    return a.valid() && b.valid() && a.data() == b.data() && a.shape() == b.shape();
}

/// The network with the parameters of one block left out.
Network without(Network network, const std::string &block)
{
    if (Block *found = network.find(block))
        found->params.clear();
    for (Block &each : network.blocks)
        each.position.reset();
    return network;
}

} // namespace

std::vector<std::string> batchNormsAt(const Graph &graph, const std::string &path)
{
    std::vector<std::string> found;
    for (const Node &node : graph.nodes)
        if (isBatchNorm(node) && !path.empty() && (node.path == path || isOf(node.path, path)))
            found.push_back(node.path);
    return found;
}

BatchNormLayer layerAt(const Trace &trace, const std::string &path)
{
    return batchNormLayer(trace.graph.nodes[static_cast<std::size_t>(trace.graph.findNode(path))], trace.weights);
}

bool isBlockOfItsOwn(const Graph &graph, const std::string &path)
{
    return graph.findBlock(path) >= 0;
}

bool feedAlike(const Outcome &a, const Outcome &b, const std::string &path)
{
    if (a.question.batch.set != b.question.batch.set || a.question.invert != b.question.invert
        || a.question.fit != b.question.fit || !(without(a.network, path) == without(b.network, path)))
        return false;
    const TensorMap &first = a.trace->weights, &second = b.trace->weights;
    return first.size() == second.size()
        && std::equal(first.begin(), first.end(), second.begin(), [&path](const auto &one, const auto &other) {
               return one.first == other.first && (isOf(one.first, path) || areSame(one.second, other.second));
           });
}

} // namespace vitrine
