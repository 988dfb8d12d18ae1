#include "core/graph/Graph.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

template <typename Range>
int indexIn(const Range &range, typename Range::const_iterator found)
{
    return found == range.end() ? -1 : static_cast<int>(found - range.begin());
}

} // namespace

int Graph::findBlock(std::string_view id) const
{
    return indexIn(blocks, std::ranges::find(blocks, id, &GraphBlock::id));
}

int Graph::findNode(std::string_view path) const
{
    return indexIn(nodes, std::ranges::find(nodes, path, &Node::path));
}

int Graph::lossBlock() const
{
    return indexIn(blocks, std::ranges::find_if(blocks, [](const GraphBlock &block) {
                       return block.kind->category() == Category::Loss;
                   }));
}

int Graph::answerBlock() const
{
    const int loss = lossBlock();
    if (loss < 0)
        return static_cast<int>(blocks.size()) - 1;
    const ValueRef prediction = blocks[static_cast<std::size_t>(loss)].inputs.front();
    return nodes[static_cast<std::size_t>(prediction.node)].block;
}

std::vector<WeightSpec> Graph::weights() const
{
    std::vector<WeightSpec> all;
    for (const Node &node : nodes) {
        for (WeightSpec weight : node.weights) {
            weight.name = node.path + '.' + weight.name;
            all.push_back(std::move(weight));
        }
    }
    return all;
}

Error GraphResult::error(const std::string &network) const
{
    assert(!problems.empty());
    const Message &first = problems.front().message;
    Error error = problems.size() == 1
        ? fail(VITRINE_TEXT("core", "The network %1 can't be used. %2"), network, first)
        : fail(VITRINE_TEXT("core", "The network %1 can't be used. %2 (More problems: %3.)"), network, first,
               problems.size() - 1);
    for (const Problem &problem : problems)
        error.detail += problem.message.text() + '\n';
    return error;
}

} // namespace vitrine
