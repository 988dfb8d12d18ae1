#include "core/stepping/BatchFeed.h"

#include "core/training/batches/BatchSource.h"
#include "core/training/models/TargetsOf.h"

namespace vitrine {

JourneySetup::Feed batchFeed(std::shared_ptr<const PreparedItems> items, std::int64_t first, std::int64_t size)
{
    const auto source = std::make_shared<const BatchSource>(items, BatchOptions{});
    return
        [source, count = items->set().size(), first, size](std::int64_t number, TraceRequest &request) -> Result<void> {
            std::vector<std::int64_t> which;
            for (std::int64_t i = 0; i < size; ++i)
                which.push_back((first + number * size + i) % count);
            const auto batch = source->make(which);
            if (!batch)
                return batch.error();
            for (const Node &node : request.graph.nodes) {
                if (node.kind->category() == Category::Input)
                    request.inputs[node.path] = batch->inputs;
                if (node.kind->category() != Category::Loss)
                    continue;
                auto target = targetOf(node, *batch);
                if (!target)
                    return target.error();
                request.inputs[node.path] = *std::move(target);
            }
            return {};
        };
}

} // namespace vitrine
