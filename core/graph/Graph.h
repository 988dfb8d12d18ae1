#pragma once

#include "core/blocks/BlockKind.h"
#include "core/network/Network.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vitrine {

/// The output of a node.
struct ValueRef {
    int node = -1;
    int port = 0;
    bool operator==(const ValueRef &) const = default;
};

/// A primitive operation of a network: a block, or a part of a composite block.
struct Node {
    std::string path; ///< "conv1"; within a composite "csp.m.0.conv1.conv"
    const BlockKind *kind = nullptr;
    Params params;
    std::vector<ValueRef> inputs;
    std::vector<Shape> inputShapes;
    std::vector<Shape> outputShapes;
    std::vector<WeightSpec> weights; ///< names without the path
    int block = -1; ///< which of Graph::blocks it belongs to
    bool isFrozen = false; ///< its block's weights and statistics stay as they are while the network trains
};

/// A composite block, or one within another, taken apart into nodes.
struct Composite {
    std::string path; ///< "csp", "csp.m.0", "csp.m.0.conv1"
    const BlockKind *kind = nullptr;
    int firstNode = 0; ///< its nodes are [firstNode, endNode)
    int endNode = 0;
    std::vector<ValueRef> inputs; ///< what feeds each port
    std::vector<ValueRef> outputs; ///< where each output port is computed
};

/// A block of the network as the user sees it, with what follows from the graph.
struct GraphBlock {
    std::string id;
    const BlockKind *kind = nullptr;
    std::vector<Shape> inputShapes;
    std::vector<Shape> outputShapes;
    std::vector<ValueRef> inputs; ///< what feeds each port
    std::vector<ValueRef> outputs; ///< where each output port is computed
    int firstNode = 0; ///< its nodes are [firstNode, endNode); a primitive block has one
    int endNode = 0;
    std::int64_t learnable = 0; ///< number of learnable parameters
    std::int64_t macs = 0; ///< multiply-accumulates for the whole batch
};

/// A sound network, ready to run: blocks and primitive nodes in topological order, every shape known.
struct Graph {
    std::string name;
    std::vector<std::string> classes;
    std::vector<GraphBlock> blocks;
    std::vector<Node> nodes;
    std::vector<Composite> composites; ///< inner ones before those that hold them

    /// Index into blocks, −1 where there is none.
    int findBlock(std::string_view id) const;
    /// Index into nodes by path, −1 where there is none.
    int findNode(std::string_view path) const;
    /// The block that feeds the first loss, or the last block: what the network answers with.
    int answerBlock() const;
    /// The first loss block, −1 where there is none.
    int lossBlock() const;
    /// Every parameter and buffer, its name with the path in front, in the order of the nodes.
    std::vector<WeightSpec> weights() const;
};

/// What came of looking at a network: the problems, and where there are none the graph. The shapes of blocks before
/// the first problem are known all the same, by id, so that the canvas can show them.
struct GraphResult {
    std::optional<Graph> graph;
    /// Where there are problems: the blocks before them, which can run all the same; may have none.
    Graph soundPart;
    std::vector<Problem> problems;
    std::unordered_map<std::string, std::vector<Shape>> outputShapes;

    bool ok() const { return graph.has_value(); }
    /// The problems as one error that names `network` (its file or name).
    Error error(const std::string &network) const;
};

/// Checks a network and infers every shape for a batch of `batch`: unknown types and parameters, ranges, duplicate ids,
/// dangling and doubled connections, cycles, shapes that don't fit. Needs no torch; about a microsecond a node.
GraphResult buildGraph(const Network &network, std::int64_t batch);

} // namespace vitrine
