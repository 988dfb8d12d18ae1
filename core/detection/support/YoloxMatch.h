#pragma once

// Private to core/detection.

#include "core/base/Result.h"
#include "core/detection/support/OnnxView.h"
#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine {

/// Walks a network and an ONNX model backward side by side, from values that are known to be the same to the inputs.
/// Every node of the network must have its like in the model, so that the weights found make the network compute what
/// the model does.
class YoloxMatch {
public:
    using Pair = std::pair<ValueRef, std::string>; ///< a value of the network, and the same one in the model

    YoloxMatch(const Graph &graph, const OnnxView &view) : m_graph(graph), m_view(view) { }

    /// The weights of all that the values are made of, by the network's names; or where the two part.
    Result<TensorMap> weights(std::vector<Pair> same);

private:
    using Found = std::optional<Message>; ///< how the two differ; none: they don't

    Found match(const ValueRef &ours, const std::string &theirs);
    Found matchNode(const Node &ours, const std::string &theirs);
    Found matchNorm(const Node &ours, const std::string &theirs);
    Found matchConv(const Node &ours, const std::string &theirs);
    Found matchAdd(const Node &ours, const std::string &theirs);
    Found matchSlice(const Node &ours, const std::string &theirs);
    Found matchPlain(const Node &ours, const std::string &theirs);
    bool isLike(const ValueRef &ours, const std::string &theirs) const;
    bool isSameConv(const Node &ours, const OnnxNode *theirs) const;
    bool isSamePool(const Node &ours, const OnnxNode &theirs) const;
    Found takeNorm(const Node &norm, const OnnxNode &theirs);
    Found takeFolded(const Node &norm, const Node &conv, const OnnxNode &theirs);
    Found differs(const Node &ours, const std::string &theirs) const;
    const Node &nodeOf(const ValueRef &value) const { return m_graph.nodes[static_cast<std::size_t>(value.node)]; }
    void follow(const ValueRef &ours, const std::string &theirs) { m_open.emplace_back(ours, theirs); }

    const Graph &m_graph;
    const OnnxView &m_view;
    std::vector<Pair> m_open;
    std::map<std::pair<int, int>, std::string> m_done;
    TensorMap m_weights;
};

} // namespace vitrine
