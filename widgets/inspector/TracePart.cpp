#include "widgets/inspector/TracePart.h"

#include <algorithm>

namespace vitrine {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

bool isBelow(const std::string &path, const std::string &parent)
{
    return path.size() > parent.size() + 1 && path.compare(0, parent.size(), parent) == 0 && path[parent.size()] == '.';
}

} // namespace

std::optional<TracePart> findPart(const Graph &graph, const std::string &path)
{
    if (const int index = graph.findBlock(path); index >= 0) {
        const GraphBlock &block = graph.blocks[at(index)];
        return TracePart{path, block.kind, index, block.firstNode, block.endNode, block.inputs, block.outputs};
    }
    for (const Composite &composite : graph.composites) {
        if (composite.path == path)
            return TracePart{path,
                             composite.kind,
                             graph.nodes[at(composite.firstNode)].block,
                             composite.firstNode,
                             composite.endNode,
                             composite.inputs,
                             composite.outputs};
    }
    const int index = graph.findNode(path);
    if (index < 0)
        return {};
    const Node &node = graph.nodes[at(index)];
    TracePart part{path, node.kind, node.block, index, index + 1, node.inputs, {}};
    for (std::size_t port = 0; port < node.outputShapes.size(); ++port)
        part.outputs.push_back({index, static_cast<int>(port)});
    return part;
}

QStringList partsOf(const Graph &graph, const TracePart &part)
{
    QStringList parts;
    for (int node = part.firstNode; part.isComposite() && node < part.endNode; ++node) {
        std::string child = graph.nodes[at(node)].path;
        for (const Composite &composite : graph.composites) {
            if (isBelow(composite.path, part.path) && isBelow(graph.nodes[at(node)].path, composite.path)
                && composite.path.size() < child.size())
                child = composite.path;
        }
        const QString name = QString::fromStdString(child);
        if (!parts.contains(name))
            parts += name;
    }
    return parts;
}

std::vector<std::string> weightNames(const Graph &graph, const TracePart &part)
{
    std::vector<std::string> learnable, buffers;
    for (int i = part.firstNode; i < part.endNode; ++i) {
        const Node &node = graph.nodes[at(i)];
        for (const WeightSpec &spec : node.weights)
            (spec.learnable ? learnable : buffers).push_back(node.path + '.' + spec.name);
    }
    learnable.insert(learnable.end(), buffers.begin(), buffers.end());
    return learnable;
}

Shape shapeOf(const Graph &graph, const ValueRef &ref)
{
    return graph.nodes[at(ref.node)].outputShapes[at(ref.port)];
}

Snapshot tensorAt(const Trace &trace, const ValueRef &ref, Pass pass)
{
    if (ref.node < 0 || at(ref.node) >= trace.nodes.size())
        return {};
    const NodeTrace &node = trace.nodes[at(ref.node)];
    const auto &tensors = pass == Pass::Forward ? node.outputs : node.gradients;
    return at(ref.port) < tensors.size() ? tensors[at(ref.port)] : Snapshot();
}

ValueSpan outputsSpan(const Trace &trace, Pass pass)
{
    ValueSpan span;
    for (const GraphBlock &block : trace.graph.blocks)
        for (const ValueRef &ref : block.outputs)
            span.include(valueSpan(tensorAt(trace, ref, pass)));
    return span;
}

} // namespace vitrine
