#include "widgets/labs/trial/BlockRun.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const std::string name = "block"; ///< in the trial's network

Network alone(const Block &block, const Shape &input)
{
    Network network;
    network.blocks.push_back({"input", "Input", {{"shape", Shape(input.begin() + 1, input.end())}}, {}, {}});
    network.blocks.push_back(block);
    network.connections.push_back({{"input", 0}, {name, 0}, {}});
    return network;
}

/// A number that counts for all dimensions rather than a list of the same ones.
ParamValue shortened(const ParamValue &value)
{
    const auto *list = std::get_if<std::vector<std::int64_t>>(&value);
    const bool areEqual = list && std::equal(list->begin() + 1, list->end(), list->begin());
    return areEqual ? ParamValue(list->front()) : value;
}

} // namespace

Block blockOf(const Node &node)
{
    Block block;
    block.id = name;
    block.type = node.kind->type();
    for (const ParameterSpec &spec : node.kind->parameters())
        if (const ParamValue &value = node.params.value(spec.name); spec.required || value != spec.defaultValue)
            block.params.emplace(spec.name, spec.type == ParameterSpec::Type::Integers ? shortened(value) : value);
    return block;
}

std::optional<BlockRun> BlockRun::of(const LabSubject &subject)
{
    const Node *node = subject.node();
    if (!node || node->inputs.size() != 1)
        return std::nullopt;
    const Trace &trace = *subject.outcome->trace;
    const ValueRef from = node->inputs[0];
    BlockRun run;
    run.m_outcome = subject.outcome;
    run.m_path = subject.path.toStdString();
    run.m_isBlock = trace.graph.findBlock(run.m_path) >= 0;
    run.m_own = blockOf(*node);
    run.m_input = trace.nodes[static_cast<std::size_t>(from.node)].outputs[static_cast<std::size_t>(from.port)];
    const std::string start = run.m_path + ".";
    for (auto at = trace.weights.lower_bound(start); at != trace.weights.end() && at->first.starts_with(start); ++at)
        run.m_weights.emplace(name + "." + at->first.substr(start.size()), at->second);
    if (!run.m_input.valid() || run.m_input.shape().size() < 2 || !run.setSetting(run.m_own))
        return std::nullopt;
    return run;
}

Result<void> BlockRun::setSetting(Block setting)
{
    setting.id = name;
    const Shape &shape = m_input.shape();
    GraphResult result = buildGraph(alone(setting, shape), shape[0]);
    if (!result.ok())
        return Error{result.problems.front().message, {}, false};
    m_graph = *std::move(result.graph);
    m_setting = blockOf(m_graph.nodes[1]);
    m_trace = nullptr;
    if (!isOwn())
        return {};
    auto own = std::make_shared<Trace>();
    own->weights = m_weights;
    own->nodes.resize(2);
    own->nodes[1].outputs = {m_outcome->trace->output(m_path)};
    m_trace = std::move(own);
    return {};
}

Trial BlockRun::trial() const
{
    return {alone(m_setting, m_input.shape()), m_weights, m_outcome->question.weights.seed, {{"input", m_input}}};
}

Snapshot BlockRun::output() const
{
    return m_trace ? m_trace->nodes[1].outputs[0] : Snapshot();
}

Snapshot BlockRun::weight(const char *weightName) const
{
    const auto found = m_trace ? m_trace->weights.find(name + "." + weightName) : TensorMap::const_iterator();
    return m_trace && found != m_trace->weights.end() ? found->second : Snapshot();
}

} // namespace vitrine
