#pragma once

#include "core/trace/Trace.h"
#include "widgets/maps/PlaneReader.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// A block, a composite within one, or a node: what a path names in a trace's graph.
struct TracePart {
    std::string path;
    const BlockKind *kind = nullptr;
    int block = -1; ///< index into Graph::blocks
    int firstNode = 0, endNode = 0; ///< its nodes
    std::vector<ValueRef> inputs, outputs;

    bool isComposite() const { return kind->isComposite(); }
};

/// Nothing where the graph has no such path.
std::optional<TracePart> findPart(const Graph &graph, const std::string &path);
/// The paths one level below a composite, in order; empty for a node.
QStringList partsOf(const Graph &graph, const TracePart &part);
/// Names of its parameters and buffers, with their paths; those that can be learned first.
std::vector<std::string> weightNames(const Graph &graph, const TracePart &part);
Shape shapeOf(const Graph &graph, const ValueRef &ref);
/// The value that stands there, or its gradient; invalid where there is none.
Snapshot tensorAt(const Trace &trace, const ValueRef &ref, Pass pass);
/// Of what all blocks hand out, or of their gradients.
ValueSpan outputsSpan(const Trace &trace, Pass pass);

} // namespace vitrine
