#include "core/training/observe/DeadUnits.h"

#include <algorithm>

namespace vitrine {

namespace {

/// `output`: [N, C, …]; a channel lives where any number of it is above 0.
std::int64_t countDead(const Snapshot &output)
{
    const Shape &shape = output.shape();
    const auto units = static_cast<std::size_t>(shape[1]);
    std::size_t positions = 1;
    for (std::size_t d = 2; d < shape.size(); ++d)
        positions *= static_cast<std::size_t>(shape[d]);
    const std::vector<float> values = output.toFloats();
    std::vector<bool> lives(units, false);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] > 0)
            lives[i / positions % units] = true;
    return std::count(lives.begin(), lives.end(), false);
}

} // namespace

std::vector<DeadUnits> findDeadUnits(const Trace &trace)
{
    std::vector<DeadUnits> found;
    for (std::size_t i = 0; i < trace.nodes.size(); ++i) {
        const Node &node = trace.graph.nodes[i];
        const std::vector<Snapshot> &outputs = trace.nodes[i].outputs;
        if (node.kind->type() != "ReLU" || outputs.empty() || !outputs[0].valid() || outputs[0].shape().size() < 2)
            continue;
        const DeadUnits units{node.path, countDead(outputs[0]), outputs[0].shape()[1]};
        if (units.dead > 0)
            found.push_back(units);
    }
    return found;
}

} // namespace vitrine
