#include "widgets/labs/convolution/ConvRun.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// What a primitive or a separable convolution is called by its parts in the run: "conv1", or "sep.depthwise" …
struct Found {
    const BlockKind *kind = nullptr;
    int first = -1, last = -1; ///< nodes
    bool isBlock = false;
};

Found findConv(const Graph &graph, const std::string &path)
{
    const bool isBlock = graph.findBlock(path) >= 0;
    if (const int node = graph.findNode(path); node >= 0)
        return {graph.nodes[static_cast<std::size_t>(node)].kind, node, node, isBlock};
    for (const Composite &composite : graph.composites)
        if (composite.path == path && isConvType(composite.kind->type()))
            return {composite.kind, composite.firstNode, composite.endNode - 1, isBlock};
    return {};
}

/// A separable convolution by its depthwise part and its number of output channels.
ConvSetting separableOf(const Node &depthwise, const Node &pointwise)
{
    ConvSetting setting = convSettingOf(depthwise.kind->type(), depthwise.params);
    setting.kind = ConvSetting::Kind::Separable;
    setting.groups = 1;
    setting.outChannels = pointwise.outputShapes[0][1];
    return setting;
}

} // namespace

std::optional<ConvRun> ConvRun::of(const LabSubject &subject)
{
    if (!subject.outcome || !subject.outcome->trace)
        return std::nullopt;
    const Trace &trace = *subject.outcome->trace;
    ConvRun run;
    run.m_path = subject.path.toStdString();
    const Found found = findConv(trace.graph, run.m_path);
    if (!found.kind || !isConvType(found.kind->type()))
        return std::nullopt;
    const Node &first = trace.graph.nodes[static_cast<std::size_t>(found.first)];
    const ValueRef from = first.inputs[0];
    run.m_outcome = subject.outcome;
    run.m_isBlock = found.isBlock;
    run.m_input = trace.nodes[static_cast<std::size_t>(from.node)].outputs[static_cast<std::size_t>(from.port)];
    run.m_own = found.first == found.last ? convSettingOf(first.kind->type(), first.params)
                                          : separableOf(first, trace.graph.nodes[static_cast<std::size_t>(found.last)]);
    run.m_weights = trialWeights(trace.weights, run.m_path);
    if (!run.m_input.valid() || !run.setSetting(run.m_own))
        return std::nullopt;
    return run;
}

Result<void> ConvRun::setSetting(const ConvSetting &setting)
{
    const Shape &shape = m_input.shape();
    GraphResult result = buildGraph(convTrial(setting, shape), shape[0]);
    if (!result.ok())
        return Error{result.problems.front().message, {}, false};
    m_setting = setting;
    m_graph = *std::move(result.graph);
    m_trace = nullptr;
    if (isOwn())
        takeOwn();
    return {};
}

/// What the run computed, as if the trial had.
void ConvRun::takeOwn()
{
    const Trace &trace = *m_outcome->trace;
    auto own = std::make_shared<Trace>();
    own->graph = m_graph;
    own->weights = m_weights;
    own->nodes.resize(m_graph.nodes.size());
    own->nodes[0].outputs = {m_input};
    for (std::size_t n = 1; n < m_graph.nodes.size(); ++n) {
        const std::string part = m_graph.nodes.size() > 2 ? m_path + "." + m_graph.nodes[n].path : m_path;
        own->nodes[n].outputs = {trace.output(part)};
    }
    m_trace = std::move(own);
}

void ConvRun::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
}

Trial ConvRun::trial(const ConvSetting &setting) const
{
    const std::uint64_t seed = m_outcome->question.weights.seed;
    return {convTrial(setting, m_input.shape()), m_weights, seed, {{"input", m_input}}};
}

bool ConvRun::hasFreshWeights() const
{
    const std::vector<WeightSpec> wanted = m_graph.weights();
    return std::any_of(wanted.begin(), wanted.end(), [this](const WeightSpec &spec) {
        const auto found = m_weights.find(spec.name);
        return found == m_weights.end() || found->second.shape() != spec.shape;
    });
}

ConvStage ConvRun::stage(int index) const
{
    ConvStage stage;
    const auto node = static_cast<std::size_t>(index) + 1;
    stage.node = &m_graph.nodes[node];
    if (index == 0)
        stage.input = m_input;
    if (!m_trace)
        return stage;
    const auto weight = [&](const char *name) {
        const auto found = m_trace->weights.find(stage.node->path + "." + name);
        return found == m_trace->weights.end() ? Snapshot() : found->second;
    };
    stage.input = m_trace->nodes[node - 1].outputs[0];
    stage.output = m_trace->nodes[node].outputs[0];
    stage.weight = weight("weight");
    stage.bias = weight("bias");
    return stage;
}

QString placeText(std::initializer_list<std::int64_t> lead, const Index &place)
{
    Index whole = lead;
    whole.insert(whole.end(), place.begin(), place.end());
    return QString::fromStdString(toString(whole));
}

} // namespace vitrine
