// Network files: none may crash or hang, neither in reading nor in shape inference; what is read must survive being
// written and read again, and a graph that is called sound must be.
#include "core/graph/Graph.h"
#include "core/network/NetworkFile.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace vitrine;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

bool isOneLine(const Message &message)
{
    const std::string text = message.text();
    return !text.empty() && text.size() < 5000 && std::ranges::count(text, '\n') == 0;
}

void requireSound(const Graph &graph)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node &node = graph.nodes[i];
        require(node.inputs.size() == node.inputShapes.size());
        for (std::size_t port = 0; port < node.inputs.size(); ++port) {
            const ValueRef &input = node.inputs[port];
            require(input.node >= 0 && static_cast<std::size_t>(input.node) < i);
            const auto &outputs = graph.nodes[static_cast<std::size_t>(input.node)].outputShapes;
            require(outputs.at(static_cast<std::size_t>(input.port)) == node.inputShapes[port]);
        }
        for (const Shape &shape : node.outputShapes)
            require(std::ranges::all_of(shape, [](std::int64_t size) { return size >= 1; })
                    && elementCount(shape) >= 1);
    }
    for (const GraphBlock &block : graph.blocks)
        require(block.learnable >= 0 && block.macs >= 0 && block.firstNode <= block.endNode);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto network = parseNetwork({reinterpret_cast<const char *>(data), size}, "fuzzed");
    if (!network.ok()) {
        require(isOneLine(network.error().message));
        return 0;
    }
    const auto again = parseNetwork(toJson(*network), "written");
    require(again.ok() && *again == *network);
    const GraphResult result = buildGraph(*network, 2);
    require(result.ok() == result.problems.empty());
    for (const Problem &problem : result.problems)
        require(isOneLine(problem.message));
    if (result.ok())
        requireSound(*result.graph);
    return 0;
}
