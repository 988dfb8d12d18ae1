#include "core/graph/Inference.h"

#include "core/graph/HasWeights.h"
#include "core/graph/Inside.h"
#include "core/graph/KindOf.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

/// Composites within composites: YOLOX itself has six levels.
constexpr int deepestNesting = 16;

Problem doesNotFit(const PlannedBlock &planned, const Message &why)
{
    const std::string &id = planned.block->id;
    return {id,
            {},
            Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2) does not fit: %3"), id, kindName(*planned.kind), why)};
}

Problem tooLarge(const PlannedBlock &planned, const Message &why)
{
    const std::string &id = planned.block->id;
    return {id,
            {},
            Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2) is too large: %3."), id, kindName(*planned.kind), why)};
}

/// The first of the problems of a composite's parts, as one of the composite itself.
Problem withinBlock(const PlannedBlock &planned, const std::vector<Problem> &inner)
{
    assert(!inner.empty());
    return {planned.block->id,
            {},
            Message::of(VITRINE_TEXT("core", "In block \"%1\" (%2): %3"), planned.block->id, kindName(*planned.kind),
                        inner.front().message)};
}

} // namespace

std::vector<Shape> Inference::shapesOf(const std::vector<ValueRef> &values) const
{
    std::vector<Shape> shapes;
    shapes.reserve(values.size());
    for (const ValueRef &value : values)
        shapes.push_back(
            m_graph.nodes[static_cast<std::size_t>(value.node)].outputShapes[static_cast<std::size_t>(value.port)]);
    return shapes;
}

bool Inference::addBlock(const PlannedBlock &planned, std::vector<ValueRef> inputs, std::vector<Problem> &problems)
{
    const int firstNode = static_cast<int>(m_graph.nodes.size());
    const std::size_t composites = m_graph.composites.size();
    auto outputs = add(planned, planned.block->id, inputs, 0, problems);
    if (!outputs) {
        m_graph.nodes.resize(static_cast<std::size_t>(firstNode));
        m_graph.composites.resize(composites);
        return false;
    }
    GraphBlock block;
    block.id = planned.block->id;
    block.kind = planned.kind;
    block.inputShapes = shapesOf(inputs);
    block.outputShapes = shapesOf(*outputs);
    block.inputs = std::move(inputs);
    block.outputs = std::move(*outputs);
    block.firstNode = firstNode;
    block.endNode = static_cast<int>(m_graph.nodes.size());
    if (planned.block->isFrozen)
        freeze(block);
    countUp(block);
    m_graph.blocks.push_back(std::move(block));
    return true;
}

/// A block without weights has nothing to be locked: a dropout that a file calls frozen drops all the same.
void Inference::freeze(const GraphBlock &block)
{
    if (!hasWeights(m_graph, block))
        return;
    for (int i = block.firstNode; i < block.endNode; ++i) {
        Node &node = m_graph.nodes[static_cast<std::size_t>(i)];
        node.isFrozen = true;
        for (WeightSpec &weight : node.weights)
            weight.isFrozen = true;
    }
}

void Inference::countUp(GraphBlock &block) const
{
    for (int i = block.firstNode; i < block.endNode; ++i) {
        const Node &node = m_graph.nodes[static_cast<std::size_t>(i)];
        for (const WeightSpec &weight : node.weights) {
            if (weight.learnable)
                block.learnable += elementCount(weight.shape);
        }
        block.macs += node.kind->macs(node.params, node.inputShapes);
    }
}

Inference::Outputs Inference::add(const PlannedBlock &planned, std::string path, const std::vector<ValueRef> &inputs,
                                  int depth, std::vector<Problem> &problems)
{
    if (planned.kind->isComposite())
        return addComposite(planned, path, inputs, depth, problems);
    return addPrimitive(planned, std::move(path), inputs, problems);
}

Inference::Outputs Inference::addPrimitive(const PlannedBlock &planned, std::string path,
                                           const std::vector<ValueRef> &inputs, std::vector<Problem> &problems)
{
    Node node;
    node.inputShapes = shapesOf(inputs);
    auto shapes = planned.kind->outputShapes(planned.params, node.inputShapes);
    if (!shapes) {
        problems.push_back(doesNotFit(planned, shapes.error().message));
        return std::nullopt;
    }
    node.outputShapes = std::move(*shapes);
    if (inputs.empty()) {
        for (Shape &shape : node.outputShapes)
            shape.front() = m_batch;
    }
    auto excess = Limits::checkOutputs(node.outputShapes);
    if (!excess) {
        node.weights = planned.kind->weights(planned.params, node.inputShapes);
        excess = m_limits.addWeights(node.weights, node.inputShapes, node.outputShapes);
    }
    if (!excess && m_graph.nodes.size() >= mostNodes)
        excess = Message::of(VITRINE_TEXT("core", "the network would consist of more than %1 operations with it"),
                             mostNodes);
    if (excess) {
        problems.push_back(tooLarge(planned, *excess));
        return std::nullopt;
    }
    node.path = std::move(path);
    node.kind = planned.kind;
    node.params = planned.params;
    node.inputs = inputs;
    node.block = static_cast<int>(m_graph.blocks.size());
    std::vector<ValueRef> outputs;
    for (std::size_t port = 0; port < node.outputShapes.size(); ++port)
        outputs.push_back({static_cast<int>(m_graph.nodes.size()), static_cast<int>(port)});
    m_graph.nodes.push_back(std::move(node));
    return outputs;
}

Inference::Outputs Inference::addComposite(const PlannedBlock &planned, const std::string &path,
                                           const std::vector<ValueRef> &inputs, int depth,
                                           std::vector<Problem> &problems)
{
    if (depth >= deepestNesting) {
        problems.push_back(tooLarge(
            planned,
            Message::of(VITRINE_TEXT("core", "more than %1 blocks would lie within one another"), deepestNesting)));
        return std::nullopt;
    }
    const std::vector<Shape> shapes = shapesOf(inputs);
    // The kind's own check comes first: expand() may count on inputs of the right rank. A block of the user's own has
    // none: what it says of its shapes is what its parts say below.
    if (!definitionOf(*planned.kind)) {
        if (const auto expected = planned.kind->outputShapes(planned.params, shapes); !expected) {
            problems.push_back(doesNotFit(planned, expected.error().message));
            return std::nullopt;
        }
    }
    const Expansion expansion = planned.kind->expand(planned.params, shapes);
    std::vector<Problem> inner;
    const auto firstNode = static_cast<int>(m_graph.nodes.size());
    Outputs outputs = addParts(expansion, path, inputs, depth + 1, inner);
    if (!outputs) {
        problems.push_back(withinBlock(planned, inner));
        return outputs;
    }
    applyStarts(expansion, path, firstNode);
    m_graph.composites.push_back(
        {path, planned.kind, firstNode, static_cast<int>(m_graph.nodes.size()), inputs, *outputs});
    return outputs;
}

void Inference::applyStarts(const Expansion &expansion, const std::string &path, int firstNode)
{
    if (expansion.starts.empty())
        return;
    for (auto node = m_graph.nodes.begin() + firstNode; node != m_graph.nodes.end(); ++node)
        for (WeightSpec &weight : node->weights)
            if (const auto start = expansion.starts.find(node->path.substr(path.size() + 1) + '.' + weight.name);
                start != expansion.starts.end()) {
                weight.init = WeightSpec::Init::Constant;
                weight.value = start->second;
            }
}

Result<std::vector<Shape>> Inference::shapesOfParts(const Expansion &expansion, std::span<const Shape> inputs)
{
    Graph scratch;
    Inference inference(scratch, 1);
    std::vector<ValueRef> sources;
    for (const Shape &shape : inputs) {
        Node source;
        source.outputShapes = {shape};
        sources.push_back({static_cast<int>(scratch.nodes.size()), 0});
        scratch.nodes.push_back(std::move(source));
    }
    std::vector<Problem> problems;
    const Outputs outputs = inference.addParts(expansion, {}, sources, 1, problems);
    if (!outputs)
        return Error{problems.front().message, {}, false};
    return inference.shapesOf(*outputs);
}

Inference::Outputs Inference::addParts(const Expansion &expansion, const std::string &path,
                                       const std::vector<ValueRef> &inputs, int depth, std::vector<Problem> &problems)
{
    const Plan plan = planNetwork(expansion.network, true, problems);
    if (!problems.empty())
        return std::nullopt;
    std::vector<std::vector<ValueRef>> outputs(plan.blocks.size());
    const auto outputOf = [&](std::size_t block, int port) { return outputs[block][static_cast<std::size_t>(port)]; };
    for (const int index : plan.order) {
        const PlannedBlock &part = plan.blocks[static_cast<std::size_t>(index)];
        auto &made = outputs[static_cast<std::size_t>(index)];
        if (part.kind->category() == Category::Input) {
            made = {inputs[portOfInput(part.block->id)]};
            continue;
        }
        std::vector<ValueRef> feeding;
        for (const PlannedSource &source : part.inputs)
            feeding.push_back(outputOf(static_cast<std::size_t>(source.block), source.port));
        auto added = add(part, path + '.' + part.block->id, feeding, depth, problems);
        if (!added)
            return std::nullopt;
        made = std::move(*added);
    }
    std::vector<ValueRef> result;
    for (const Endpoint &end : expansion.outputs) {
        const Block *block = expansion.network.find(end.block);
        assert(block && "an output of a composite must be one of its parts'");
        result.push_back(outputOf(static_cast<std::size_t>(block - expansion.network.blocks.data()), end.port));
    }
    return result;
}

} // namespace vitrine
