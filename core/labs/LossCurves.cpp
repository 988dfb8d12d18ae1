#include "core/labs/LossCurves.h"

#include "core/units/UnitOps.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

bool hasParameter(const BlockKind &kind, std::string_view name)
{
    const auto &specs = kind.parameters();
    return std::any_of(specs.begin(), specs.end(), [name](const ParameterSpec &spec) { return spec.name == name; });
}

/// The focal loss, which UnitOps does not take apart, in its formula's words.
class FocalBuilder {
public:
    FocalBuilder(UnitGraph &graph, const Params &params)
        : m_graph(graph), m_one(addNumber(graph, 1)), m_alpha(params.real("alpha")), m_gamma(params.real("gamma"))
    {
    }
    /// α_t · (1 − p_t)^γ · BCE(σ(x), t)
    int element(int x, double t)
    {
        const int p = add(UnitKind::Sigmoid, {x});
        const int softplus = add(UnitKind::Log, {add(UnitKind::Sum, {m_one, add(UnitKind::Exp, {x})})});
        const int entropy = add(UnitKind::Difference, {softplus, add(UnitKind::Product, {number(t), x})});
        // 1 − p_t = t + (1 − 2t)·p
        const int doubt = add(UnitKind::Sum, {number(t), add(UnitKind::Product, {number(1 - 2 * t), p})});
        const int power = add(UnitKind::Exp, {add(UnitKind::Product, {number(m_gamma), add(UnitKind::Log, {doubt})})});
        const double balance = m_alpha < 0 ? 1 : m_alpha * t + (1 - m_alpha) * (1 - t);
        return add(UnitKind::Product, {number(balance), power, entropy});
    }
    int number(double value) { return addNumber(m_graph, value); }
    int add(UnitKind kind, std::vector<int> inputs) { return addUnit(m_graph, kind, std::move(inputs)); }

private:
    UnitGraph &m_graph;
    int m_one;
    double m_alpha, m_gamma;
};

UnitFunction focalFunction(const LossChoice &choice, const Prediction &prediction)
{
    UnitGraph graph;
    FocalBuilder builder(graph, choice.params);
    std::vector<int> inputs, parts;
    for (const double value : prediction.values)
        inputs.push_back(builder.number(value));
    for (std::size_t i = 0; i < inputs.size(); ++i)
        parts.push_back(builder.element(inputs[i], prediction.targets[i]));
    int total = builder.add(UnitKind::Sum, parts);
    if (choice.params.choice("reduction") == "mean")
        total = builder.add(UnitKind::Quotient, {total, builder.number(static_cast<double>(parts.size()))});
    return UnitFunction(std::move(graph), inputs, total);
}

} // namespace

std::optional<Prediction> predictionOf(const Trace &trace, int loss, std::int64_t sample)
{
    const Node &node = trace.graph.nodes[static_cast<std::size_t>(loss)];
    const auto target = trace.targets.find(node.path);
    if (target == trace.targets.end() || node.inputs.empty())
        return std::nullopt;
    const ValueRef from = node.inputs[0];
    const Snapshot &answer =
        trace.nodes[static_cast<std::size_t>(from.node)].outputs[static_cast<std::size_t>(from.port)];
    if (!answer.valid() || answer.shape().size() != 2 || sample >= answer.shape()[0])
        return std::nullopt;
    Prediction prediction;
    prediction.values = answer.select(0, sample).toDoubles();
    if (!takesClass(*node.kind)) {
        prediction.targets = target->second.select(0, sample).toDoubles();
        const auto ones = std::count(prediction.targets.begin(), prediction.targets.end(), 1.0);
        const auto zeros = std::count(prediction.targets.begin(), prediction.targets.end(), 0.0);
        if (ones == 1 && static_cast<std::size_t>(ones + zeros) == prediction.targets.size())
            prediction.right = static_cast<std::size_t>(
                std::find(prediction.targets.begin(), prediction.targets.end(), 1.0) - prediction.targets.begin());
        return prediction;
    }
    const auto label = static_cast<std::int64_t>(target->second.flat(sample));
    if (label < 0 || label >= answer.shape()[1] || label == node.params.integer("ignore_index"))
        return std::nullopt;
    prediction.right = static_cast<std::size_t>(label);
    prediction.targets.assign(prediction.values.size(), 0);
    prediction.targets[*prediction.right] = 1;
    return prediction;
}

LossChoice LossChoice::of(const BlockKind &kind, const LossSettings &settings)
{
    Block block;
    block.id = "loss";
    block.type = kind.type();
    const std::pair<const char *, double> numbers[] = {{"delta", settings.delta},
                                                       {"alpha", settings.alpha},
                                                       {"gamma", settings.gamma},
                                                       {"label_smoothing", settings.smoothing}};
    for (const auto &[name, value] : numbers)
        if (hasParameter(kind, name))
            block.params.emplace(name, value);
    std::vector<Problem> problems;
    LossChoice choice{&kind, Params::resolve(kind.parameters(), block, problems)};
    assert(problems.empty());
    return choice;
}

std::vector<const BlockKind *> lossKinds()
{
    std::vector<const BlockKind *> kinds;
    for (const auto &kind : blockKinds())
        if (kind->category() == Category::Loss && hasParameter(*kind, "reduction"))
            kinds.push_back(kind.get());
    return kinds;
}

bool takesProbabilities(const BlockKind &loss)
{
    return loss.type() == "BCELoss";
}

bool takesScores(const BlockKind &loss)
{
    return loss.type() == "BCEWithLogitsLoss" || loss.type() == "FocalLoss";
}

bool takesClass(const BlockKind &loss)
{
    return loss.type() == "CrossEntropyLoss";
}

UnitFunction lossFunction(const LossChoice &choice, const Prediction &prediction)
{
    if (choice.kind->type() == "FocalLoss")
        return focalFunction(choice, prediction);
    const Shape shape{1, static_cast<std::int64_t>(prediction.values.size())};
    TensorMap targets;
    targets.emplace("loss",
                    takesClass(*choice.kind)
                        ? Snapshot::of({1}, std::vector<std::int64_t>{static_cast<std::int64_t>(*prediction.right)})
                        : Snapshot::of(shape, prediction.targets));
    const TensorMap weights;
    UnitGraph graph;
    UnitOps ops(graph, weights, targets, {.limit = 1000000});
    ops.beginNode("loss");
    const Value x = ops.give("x", Snapshot::of(shape, prediction.values), UnitRole::Input);
    const Value loss = choice.kind->forward(ops, choice.params, {&x, 1}, {&shape, 1})[0];
    assert(!ops.refusal());
    std::vector<int> inputs;
    for (std::int64_t i = 0; i < shape[1]; ++i)
        inputs.push_back(ops.at(x, {0, i}));
    const int output = ops.at(loss, {});
    return UnitFunction(std::move(graph), std::move(inputs), output);
}

LossPoint elementLoss(const LossChoice &choice, double probability, double target)
{
    if (takesClass(*choice.kind))
        return {-target * std::log(probability), -target / probability};
    Prediction alone{{probability}, {target}, {}};
    double chain = 1;
    if (takesScores(*choice.kind)) { // by way of the score whose sigmoid it is
        alone.values[0] = std::log(probability / (1 - probability));
        chain = 1 / (probability * (1 - probability));
    }
    UnitFunction loss = lossFunction(choice, alone);
    const double value = loss.value(alone.values);
    return {value, loss.gradient()[0] * chain};
}

LossCurve lossCurve(UnitFunction &loss, std::vector<double> values, std::size_t along, double from, double to,
                    int points)
{
    LossCurve curve;
    for (int i = 0; i < points; ++i) {
        values[along] = from + (to - from) * i / (points - 1);
        curve.x.push_back(values[along]);
        curve.loss.push_back(loss.value(values));
    }
    return curve;
}

} // namespace vitrine
