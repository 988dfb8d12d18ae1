#pragma once

#include "core/graph/Graph.h"
#include "core/graph/Limits.h"
#include "core/graph/Plan.h"

#include <optional>

namespace vitrine {

/// Infers shapes block by block in topological order and appends primitive nodes to a graph; composite blocks are taken
/// apart down to those.
class Inference {
public:
    Inference(Graph &graph, std::int64_t batch) : m_graph(graph), m_batch(batch) { }

    /// Adds a block of the network itself, fed by `inputs`. False after a problem, which is appended.
    bool addBlock(const PlannedBlock &planned, std::vector<ValueRef> inputs, std::vector<Problem> &problems);
    /// What comes out of a composite's parts when tensors of these shapes go in.
    static Result<std::vector<Shape>> shapesOfParts(const Expansion &expansion, std::span<const Shape> inputs);

private:
    using Outputs = std::optional<std::vector<ValueRef>>;

    Outputs add(const PlannedBlock &planned, std::string path, const std::vector<ValueRef> &inputs, int depth,
                std::vector<Problem> &problems);
    Outputs addPrimitive(const PlannedBlock &planned, std::string path, const std::vector<ValueRef> &inputs,
                         std::vector<Problem> &problems);
    Outputs addComposite(const PlannedBlock &planned, const std::string &path, const std::vector<ValueRef> &inputs,
                         int depth, std::vector<Problem> &problems);
    void applyStarts(const Expansion &expansion, const std::string &path, int firstNode);
    Outputs addParts(const Expansion &expansion, const std::string &path, const std::vector<ValueRef> &inputs,
                     int depth, std::vector<Problem> &problems);
    std::vector<Shape> shapesOf(const std::vector<ValueRef> &values) const;
    void freeze(const GraphBlock &block);
    void countUp(GraphBlock &block) const;

    Graph &m_graph;
    std::int64_t m_batch;
    Limits m_limits;
};

} // namespace vitrine
