#include "core/graph/MemoryLimit.h"

#include "core/graph/CutGraph.h"

#include <utility>

namespace vitrine {

namespace {

constexpr double mebi = 1024.0 * 1024.0;

Problem tooMuch(const GraphBlock &block, std::int64_t bytes, std::int64_t own, std::int64_t limit)
{
    const Message why = Message::of(
        VITRINE_TEXT("core",
                     "with it a run keeps %1 MiB of numbers, %2 MiB of them its own, and the preferences "
                     "allow %3 MiB; make it smaller, take fewer samples in the batch, or allow more memory"),
        static_cast<double>(bytes) / mebi, static_cast<double>(own) / mebi, static_cast<double>(limit) / mebi);
    return {
        block.id, "",
        Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2) is too large: %3."), block.id, block.kind->type(), why)};
}

} // namespace

std::int64_t runBytes(const Graph &graph, const GraphBlock &block)
{
    std::int64_t numbers = block.learnable;
    for (int i = block.firstNode; i < block.endNode; ++i)
        for (const Shape &shape : graph.nodes[static_cast<std::size_t>(i)].outputShapes)
            numbers += elementCount(shape);
    return 8 * numbers;
}

void limitMemory(GraphResult &built, std::int64_t limit)
{
    const Graph &graph = built.ok() ? *built.graph : built.soundPart;
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < graph.blocks.size(); ++i) {
        const std::int64_t own = runBytes(graph, graph.blocks[i]);
        bytes += own;
        if (bytes <= limit)
            continue;
        built.problems.push_back(tooMuch(graph.blocks[i], bytes, own, limit));
        Graph rest = i == 0
            ? Graph{graph.name, graph.classes, {}, {}, {}}
            : cutAfter(graph, graph.nodes[static_cast<std::size_t>(graph.blocks[i].firstNode - 1)].path);
        built.soundPart = std::move(rest);
        built.graph.reset();
        return;
    }
}

} // namespace vitrine
