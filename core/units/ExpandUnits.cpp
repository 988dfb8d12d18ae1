#include "core/units/ExpandUnits.h"

#include "core/blocks/support/Indexing.h"
#include "core/trace/LossRoots.h"
#include "core/units/UnitOps.h"

namespace vitrine {

namespace {

/// Units that are a block's output are called so: "fc1[0,2]".
void nameOutputs(UnitGraph &graph, const UnitTensor &tensor, const std::string &path)
{
    std::size_t position = 0;
    forEachIndex(tensor.shape, [&](const Index &index) {
        Unit &unit = graph.units[static_cast<std::size_t>(tensor.units[position++])];
        if (!unit.name.empty() || unit.role != UnitRole::Operation || unit.path != path)
            return; // another block's, passed on
        unit.name = path + "[";
        for (std::size_t d = 0; d < index.size(); ++d)
            unit.name += (d ? "," : "") + std::to_string(index[d]);
        unit.name += "]";
    });
}

} // namespace

Result<UnitGraph> expandUnits(const Trace &trace, std::size_t limit)
{
    UnitGraph units;
    UnitOps::Options options{trace.mode == Mode::Train, {}, limit};
    for (const Node &node : trace.graph.nodes)
        if (Snapshot mask = trace.statistic(node.path, "mask"); mask.valid())
            options.masks.emplace(node.path, std::move(mask));
    UnitOps ops(units, trace.weights, trace.targets, std::move(options));
    std::vector<std::vector<Value>> values(trace.graph.nodes.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Node &node = trace.graph.nodes[i];
        ops.beginNode(node.path);
        const bool isLoss = node.kind->category() == Category::Loss;
        if (node.kind->category() == Category::Input) {
            values[i] = {ops.give(node.path, trace.nodes[i].outputs[0], UnitRole::Input)};
        } else if (!isLoss || trace.targets.contains(node.path)) {
            std::vector<Value> inputs;
            for (const ValueRef &ref : node.inputs)
                inputs.push_back(values[static_cast<std::size_t>(ref.node)][static_cast<std::size_t>(ref.port)]);
            values[i] = node.kind->forward(ops, node.params, inputs, node.inputShapes);
        }
        if (ops.refusal())
            return Error{*ops.refusal(), {}};
        if (node.kind->category() == Category::Input)
            continue;
        for (const Value value : values[i])
            nameOutputs(units, ops.tensor(value), node.path);
    }
    if (trace.hasBackward)
        for (const int root : lossRoots(trace.graph))
            units.losses.push_back(ops.tensor(values[static_cast<std::size_t>(root)][0]).units[0]);
    propagateBack(units);
    return units;
}

} // namespace vitrine
