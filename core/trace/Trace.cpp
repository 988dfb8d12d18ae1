#include "core/trace/Trace.h"

namespace vitrine {

namespace {

ValueRef outputOf(const std::vector<ValueRef> &outputs, int port)
{
    return port >= 0 && port < static_cast<int>(outputs.size()) ? outputs[static_cast<std::size_t>(port)] : ValueRef{};
}

/// Where an output of a block, of a composite within one or of a node is computed.
ValueRef resolve(const Graph &graph, std::string_view path, int port)
{
    if (const int block = graph.findBlock(path); block >= 0)
        return outputOf(graph.blocks[static_cast<std::size_t>(block)].outputs, port);
    for (const Composite &composite : graph.composites)
        if (composite.path == path)
            return outputOf(composite.outputs, port);
    const int node = graph.findNode(path);
    if (node < 0 || port < 0
        || port >= static_cast<int>(graph.nodes[static_cast<std::size_t>(node)].outputShapes.size()))
        return {};
    return {node, port};
}

Snapshot pick(const std::vector<Snapshot> &snapshots, int port)
{
    return static_cast<std::size_t>(port) < snapshots.size() ? snapshots[static_cast<std::size_t>(port)] : Snapshot();
}

std::string portSuffix(std::size_t port)
{
    return port == 0 ? std::string() : ":" + std::to_string(port);
}

} // namespace

Snapshot Trace::output(std::string_view path, int port) const
{
    const ValueRef ref = resolve(graph, path, port);
    return ref.node < 0 ? Snapshot() : pick(nodes[static_cast<std::size_t>(ref.node)].outputs, ref.port);
}

Snapshot Trace::gradient(std::string_view path, int port) const
{
    const ValueRef ref = resolve(graph, path, port);
    return ref.node < 0 ? Snapshot() : pick(nodes[static_cast<std::size_t>(ref.node)].gradients, ref.port);
}

Snapshot Trace::statistic(std::string_view path, std::string_view name) const
{
    const ValueRef ref = resolve(graph, path, 0);
    if (ref.node < 0)
        return {};
    const auto &statistics = nodes[static_cast<std::size_t>(ref.node)].statistics;
    const auto found = statistics.find(name);
    return found == statistics.end() ? Snapshot() : found->second;
}

TensorMap Trace::toTensors() const
{
    TensorMap tensors;
    const auto add = [&tensors](const std::string &name, const Snapshot &snapshot) {
        if (snapshot.valid())
            tensors.emplace(name, snapshot);
    };
    for (const GraphBlock &block : graph.blocks)
        for (std::size_t port = 0; port < block.outputs.size(); ++port) {
            add("forward/" + block.id + portSuffix(port), output(block.id, static_cast<int>(port)));
            add("grad/" + block.id + portSuffix(port), gradient(block.id, static_cast<int>(port)));
        }
    for (const auto &[name, gradient] : weightGradients)
        add("grad/" + name, gradient);
    for (std::size_t i = 0; mode == Mode::Train && i < nodes.size(); ++i)
        if (graph.nodes[i].kind->type().starts_with("BatchNorm"))
            for (const auto &[name, snapshot] : nodes[i].statistics)
                add("stats/" + graph.nodes[i].path + "." + name, snapshot);
    return tensors;
}

} // namespace vitrine
