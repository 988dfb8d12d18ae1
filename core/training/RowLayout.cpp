#include "core/training/RowLayout.h"

namespace vitrine {

RowLayout layOut(const Graph &graph)
{
    constexpr std::size_t alignment = 64 / sizeof(float);
    RowLayout layout;
    for (const WeightSpec &spec : graph.weights()) {
        if (!spec.learnable)
            continue;
        layout.ranges.push_back({spec.name, spec.shape, layout.size});
        layout.size += (layout.ranges.back().count() + alignment - 1) / alignment * alignment;
    }
    return layout;
}

} // namespace vitrine
