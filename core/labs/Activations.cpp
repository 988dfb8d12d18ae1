#include "core/labs/Activations.h"

#include "core/blocks/support/Elementwise.h"
#include "core/units/UnitOps.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::int64_t askEvery = 4096; ///< numbers between two looks at whether it was cancelled

constexpr std::string_view slopeParameter = "negative_slope";

bool hasSlopeParameter(const BlockKind &kind)
{
    const auto &specs = kind.parameters();
    return std::any_of(specs.begin(), specs.end(),
                       [](const ParameterSpec &spec) { return spec.name == slopeParameter; });
}

Params paramsOf(const BlockKind &kind, const Block &block)
{
    std::vector<Problem> problems;
    Params params = Params::resolve(kind.parameters(), block, problems);
    assert(problems.empty());
    return params;
}

const Shape oneNumber{1, 1};

/// What is known of one unit so far: whether any number of it had a slope.
struct UnitLife {
    bool hasSlope = false;
    bool hasSteepSlope = false;
};

/// Reshapes and pools: they pass on what an activation answers with its sign.
bool passesOn(const BlockKind &kind)
{
    return kind.category() == Category::Reshape || kind.category() == Category::Pooling || kind.type() == "Dropout"
        || kind.type() == "Identity";
}

int readerOf(const Graph &graph, int node)
{
    for (std::size_t i = static_cast<std::size_t>(node) + 1; i < graph.nodes.size(); ++i)
        for (const ValueRef &ref : graph.nodes[i].inputs)
            if (ref.node == node)
                return static_cast<int>(i);
    return -1;
}

} // namespace

bool isElementwise(const BlockKind &kind)
{
    return dynamic_cast<const ElementwiseKind *>(&kind) != nullptr;
}

std::vector<const BlockKind *> elementwiseKinds()
{
    std::vector<const BlockKind *> kinds;
    for (const auto &kind : blockKinds())
        if (isElementwise(*kind))
            kinds.push_back(kind.get());
    return kinds;
}

bool takesSlope(const BlockKind &kind)
{
    return hasSlopeParameter(kind) || !kind.weights(paramsOf(kind, {}), {&oneNumber, 1}).empty();
}

ActivationSetting usualSetting(const BlockKind &kind, double slope)
{
    Block block;
    if (hasSlopeParameter(kind))
        block.params.emplace(slopeParameter, slope);
    return {&kind, paramsOf(kind, block), slope};
}

ActivationSetting settingOf(const Trace &trace, int node)
{
    const Node &of = trace.graph.nodes[static_cast<std::size_t>(node)];
    ActivationSetting setting{of.kind, of.params, {}};
    if (const auto found = trace.weights.find(of.path + ".weight"); found != trace.weights.end())
        setting.slope = found->second.summary().mean;
    return setting;
}

UnitFunction activationFunction(const ActivationSetting &setting)
{
    TensorMap weights;
    for (const WeightSpec &spec : setting.kind->weights(setting.params, {&oneNumber, 1}))
        weights.emplace("f." + spec.name, Snapshot::of({1}, std::vector<double>{setting.slope.value_or(spec.value)}));
    const TensorMap targets;
    UnitGraph graph;
    UnitOps ops(graph, weights, targets, {});
    ops.beginNode("f");
    const Value x = ops.give("x", Snapshot::of(oneNumber, std::vector<double>{0.0}), UnitRole::Input);
    const Value y = setting.kind->forward(ops, setting.params, {&x, 1}, {&oneNumber, 1})[0];
    const Index first(oneNumber.size(), 0);
    const int from = ops.at(x, first), to = ops.at(y, first);
    return UnitFunction(std::move(graph), {from}, to);
}

std::optional<ActivationFigures> activationFigures(UnitFunction &f, const Snapshot &pre, double threshold,
                                                   const Cancel &cancel)
{
    const Shape &shape = pre.shape();
    ActivationFigures figures;
    figures.count = pre.elementCount();
    figures.units = shape.size() > 1 ? shape[1] : figures.count;
    const std::int64_t places = shape.size() > 2 ? elementCount(Shape(shape.begin() + 2, shape.end())) : 1;
    std::vector<UnitLife> lives(static_cast<std::size_t>(figures.units));
    double sum = 0, squares = 0, slopes = 0;
    std::int64_t positive = 0, flat = 0, blocked = 0;
    for (std::int64_t i = 0; i < figures.count; ++i) {
        if (i % askEvery == 0 && cancel.requested())
            return std::nullopt;
        const double y = f(pre.flat(i)), slope = std::abs(f.derivative());
        sum += y;
        squares += y * y;
        slopes += slope;
        positive += y > 0;
        flat += slope < threshold;
        blocked += slope == 0;
        UnitLife &life = lives[static_cast<std::size_t>(i / places % figures.units)];
        life.hasSlope |= slope != 0;
        life.hasSteepSlope |= slope >= threshold;
    }
    const auto count = static_cast<double>(std::max<std::int64_t>(figures.count, 1));
    figures.mean = sum / count;
    figures.deviation = std::sqrt(std::max(0.0, squares / count - figures.mean * figures.mean));
    figures.positiveShare = static_cast<double>(positive) / count;
    figures.flatShare = static_cast<double>(flat) / count;
    figures.blockedShare = static_cast<double>(blocked) / count;
    figures.meanSlope = slopes / count;
    figures.deadUnits = std::count_if(lives.begin(), lives.end(), [](const UnitLife &life) { return !life.hasSlope; });
    figures.flatUnits =
        std::count_if(lives.begin(), lives.end(), [](const UnitLife &life) { return !life.hasSteepSlope; });
    return figures;
}

ActivationCurve activationCurve(UnitFunction &f, double from, double to, int points)
{
    ActivationCurve curve;
    for (int i = 0; i < points; ++i) {
        curve.x.push_back(from + (to - from) * i / (points - 1));
        curve.y.push_back(f(curve.x.back()));
        curve.slope.push_back(f.derivative());
    }
    return curve;
}

std::optional<SignAgreement> signAgreement(const Trace &trace, int node)
{
    int reader = readerOf(trace.graph, node);
    while (reader >= 0 && passesOn(*trace.graph.nodes[static_cast<std::size_t>(reader)].kind))
        reader = readerOf(trace.graph, reader);
    if (reader < 0)
        return std::nullopt;
    const std::string &path = trace.graph.nodes[static_cast<std::size_t>(reader)].path;
    const auto found = trace.weightGradients.find(path + ".weight");
    if (found == trace.weightGradients.end() || found->second.shape().size() < 2)
        return std::nullopt;
    const std::vector<double> gradients = found->second.toDoubles();
    const auto neurons = static_cast<std::size_t>(found->second.shape()[0]), width = gradients.size() / neurons;
    SignAgreement agreement{path, 0, 0};
    for (std::size_t neuron = 0; neuron < neurons; ++neuron) {
        const auto row = gradients.begin() + static_cast<std::ptrdiff_t>(neuron * width);
        const auto end = row + static_cast<std::ptrdiff_t>(width);
        const auto up = std::count_if(row, end, [](double g) { return g > 0; });
        const auto down = std::count_if(row, end, [](double g) { return g < 0; });
        if (up + down == 0)
            continue;
        agreement.share += static_cast<double>(std::max(up, down)) / static_cast<double>(up + down);
        ++agreement.neurons;
    }
    if (agreement.neurons == 0)
        return std::nullopt;
    agreement.share /= static_cast<double>(agreement.neurons);
    return agreement;
}

} // namespace vitrine
