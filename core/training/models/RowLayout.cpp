#include "core/training/models/RowLayout.h"

#include <algorithm>

namespace vitrine {

namespace {

template <typename IsWanted>
RowLayout layOutThose(const Graph &graph, IsWanted isWanted)
{
    constexpr std::size_t alignment = 64 / sizeof(float);
    RowLayout layout;
    for (const WeightSpec &spec : graph.weights()) {
        if (!isWanted(spec))
            continue;
        layout.ranges.push_back({spec.name, spec.shape, layout.size});
        layout.size += (layout.ranges.back().count() + alignment - 1) / alignment * alignment;
    }
    return layout;
}

} // namespace

RowLayout layOut(const Graph &graph)
{
    return layOutThose(graph, [](const WeightSpec &spec) { return spec.trains(); });
}

RowLayout layOutStatistics(const Graph &graph)
{
    return layOutThose(graph, [](const WeightSpec &spec) {
        return !spec.learnable && !spec.isFrozen && spec.dtype == DType::Float32;
    });
}

std::vector<float> rowOf(const RowLayout &layout, const TensorMap &tensors)
{
    std::vector<float> row(layout.size, 0.0F);
    for (const TensorRange &range : layout.ranges)
        if (const auto found = tensors.find(range.name); found != tensors.end()) {
            const std::vector<float> values = found->second.toFloats();
            std::copy_n(values.begin(), std::min(values.size(), range.count()),
                        row.begin() + static_cast<std::ptrdiff_t>(range.offset));
        }
    return row;
}

TensorMap withRow(const RowLayout &layout, TensorMap tensors, std::span<const float> row)
{
    for (const TensorRange &range : layout.ranges) {
        const auto piece = row.subspan(range.offset, range.count());
        tensors[range.name] = Snapshot::of(range.shape, std::vector<float>(piece.begin(), piece.end()));
    }
    return tensors;
}

} // namespace vitrine
