#include "core/units/ExpandUnits.h"

#include "core/blocks/support/Indexing.h"
#include "core/trace/LossRoots.h"
#include "core/units/UnitNames.h"
#include "core/units/UnitOps.h"

#include <algorithm>

namespace vitrine {

namespace {

/// A unit that is a block's output is called so: "fc1[0,2]"; one of another block that is passed on keeps its name.
void nameOutput(Unit &unit, const std::string &path, const Index &index)
{
    if (unit.name.empty() && unit.role == UnitRole::Operation && unit.path == path)
        unit.name = nameOfUnit(path, index);
}

/// Runs the nodes of a trace as unit operations.
class UnitRun {
public:
    UnitRun(const Trace &trace, UnitGraph &units, UnitOps::Options options)
        : m_trace(trace), m_units(units), m_ops(units, trace.weights, trace.targets, std::move(options)),
          m_values(trace.graph.nodes.size())
    {
    }

    UnitOps &ops() { return m_ops; }
    Value value(int node, int port) const { return m_values[at(node)][at(port)]; }

    /// `whole`: every number, named; else only those among `places` can be made, the others are given.
    Result<void> run(const std::vector<UnitPlace> *places)
    {
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const Node &node = m_trace.graph.nodes[i];
            m_ops.beginNode(node.path);
            m_values[i] = forward(node, m_trace.nodes[i]);
            if (m_ops.refusal())
                return Error{*m_ops.refusal(), {}};
            if (node.kind->category() == Category::Input)
                continue;
            for (std::size_t port = 0; port < m_values[i].size(); ++port) {
                if (places)
                    m_values[i][port] = opened(i, static_cast<int>(port), *places);
                else
                    nameAll(m_values[i][port], node.path);
            }
        }
        return {};
    }

private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    std::vector<Value> forward(const Node &node, const NodeTrace &record)
    {
        if (node.kind->category() == Category::Input)
            return {m_ops.give(node.path, record.outputs[0], UnitRole::Input)};
        if (node.kind->category() == Category::Loss && !m_trace.targets.contains(node.path))
            return {};
        std::vector<Value> inputs;
        for (const ValueRef &ref : node.inputs)
            inputs.push_back(value(ref.node, ref.port));
        return node.kind->forward(m_ops, node.params, inputs, node.inputShapes);
    }

    void nameAll(Value value, const std::string &path)
    {
        forEachIndex(Shape(m_ops.shape(value)),
                     [&](const Index &index) { nameOutput(m_units.units[at(m_ops.at(value, index))], path, index); });
    }

    /// A node's output of which those numbers are made that are among `places`.
    Value opened(std::size_t node, int port, const std::vector<UnitPlace> &places)
    {
        const std::string path = m_trace.graph.nodes[node].path;
        const Value whole = m_values[node][at(port)];
        const bool onlyMoves = m_trace.graph.nodes[node].kind->category() == Category::Reshape;
        return m_ops.made(m_ops.shape(whole), [this, path, node, port, whole, onlyMoves, &places](const Index &index) {
            if (!onlyMoves && std::find(places.begin(), places.end(), UnitPlace{path, index, port}) == places.end())
                return m_ops.given(nameOfUnit(path, index), m_trace.nodes[node].outputs[at(port)].at(index),
                                   UnitRole::Output);
            const int unit = m_ops.at(whole, index);
            nameOutput(m_units.units[at(unit)], path, index);
            return unit;
        });
    }

    const Trace &m_trace;
    UnitGraph &m_units;
    UnitOps m_ops;
    std::vector<std::vector<Value>> m_values; ///< of each node
};

UnitOps::Options optionsFor(const Trace &trace, std::size_t limit, bool whole)
{
    UnitOps::Options options{trace.mode == Mode::Train, {}, limit, whole};
    for (const Node &node : trace.graph.nodes)
        if (Snapshot mask = trace.statistic(node.path, "mask"); mask.valid())
            options.masks.emplace(node.path, std::move(mask));
    return options;
}

} // namespace

Result<UnitGraph> expandUnits(const Trace &trace, std::size_t limit)
{
    UnitGraph units;
    UnitRun run(trace, units, optionsFor(trace, limit, true));
    if (const auto done = run.run(nullptr); !done)
        return done.error();
    if (trace.hasBackward)
        for (const int root : lossRoots(trace.graph))
            units.losses.push_back(run.ops().at(run.value(root, 0), {}));
    propagateBack(units);
    return units;
}

Result<UnitGraph> expandNumbers(const Trace &trace, const std::vector<UnitPlace> &places, std::size_t limit)
{
    const UnitPlace &last = places.back();
    const int node = trace.graph.findNode(last.path);
    if (node < 0)
        return fail(VITRINE_TEXT("core", "There is no block “%1” in this network."), last.path);
    UnitGraph units;
    UnitRun run(trace, units, optionsFor(trace, limit, false));
    if (const auto done = run.run(&places); !done)
        return done.error();
    const int end = run.ops().at(run.value(node, last.port), last.index);
    if (run.ops().refusal())
        return Error{*run.ops().refusal(), {}};
    const Snapshot gradient = trace.gradient(last.path, last.port);
    if (trace.hasBackward && gradient.valid()) {
        units.losses = {end};
        units.seed = gradient.at(last.index);
    }
    propagateBack(units);
    return units;
}

} // namespace vitrine
