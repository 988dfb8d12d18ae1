#include "core/trace/Difference.h"

#include <algorithm>

namespace vitrine {

namespace {

bool canSubtract(const Snapshot &after, const Snapshot &before)
{
    return after.valid() && before.valid() && after.shape() == before.shape() && after.dtype() != DType::Int64;
}

void subtract(std::vector<Snapshot> &tensors, const std::vector<Snapshot> &before)
{
    for (std::size_t i = 0; i < std::min(tensors.size(), before.size()); ++i)
        tensors[i] = difference(tensors[i], before[i]);
}

void subtract(TensorMap &tensors, const TensorMap &before)
{
    for (auto &[name, tensor] : tensors)
        if (const auto found = before.find(name); found != before.end())
            tensor = difference(tensor, found->second);
}

} // namespace

Snapshot difference(const Snapshot &after, const Snapshot &before)
{
    if (!canSubtract(after, before))
        return after;
    return Snapshot(DType::Float32, after.shape(), [after, before] {
        const std::vector<double> one = after.toDoubles(), other = before.toDoubles();
        auto values = std::make_shared<std::vector<float>>(one.size());
        for (std::size_t i = 0; i < one.size(); ++i)
            (*values)[i] = static_cast<float>(one[i] - other[i]);
        return Snapshot::Storage{values, values->data()};
    });
}

std::shared_ptr<const Trace> differenceTrace(const std::shared_ptr<const Trace> &after,
                                             const std::shared_ptr<const Trace> &before)
{
    auto trace = std::make_shared<Trace>(*after);
    for (std::size_t i = 0; i < trace->nodes.size(); ++i) {
        const int old = before->graph.findNode(trace->graph.nodes[i].path);
        if (old < 0)
            continue;
        subtract(trace->nodes[i].outputs, before->nodes[static_cast<std::size_t>(old)].outputs);
        subtract(trace->nodes[i].gradients, before->nodes[static_cast<std::size_t>(old)].gradients);
    }
    subtract(trace->weights, before->weights);
    subtract(trace->weightGradients, before->weightGradients);
    return trace;
}

} // namespace vitrine
