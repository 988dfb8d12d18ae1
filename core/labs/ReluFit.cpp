#include "core/labs/ReluFit.h"

#include "core/base/Rng.h"
#include "core/data/NamedCurves.h"
#include "core/training/OptimizerKind.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int draws = 24; ///< of which the best is taken
constexpr int cornerCells = 1000; ///< of −1 … 1, each looked at for a corner
constexpr double sameSlope = 1e-9;

std::size_t parameterCount(ReluForm form, int count)
{
    const auto relus = static_cast<std::size_t>(count);
    return 2 * relus + (form == ReluForm::Summed ? relus : 1) + 1;
}

/// The whole curve as unit operations; `inputs`: x, then the parameters.
UnitFunction buildFunction(ReluForm form, int count)
{
    UnitGraph graph;
    std::vector<int> inputs;
    for (std::size_t i = 0; i <= parameterCount(form, count); ++i)
        inputs.push_back(addNumber(graph, 0));
    const auto relu = [&](int k, int x) {
        const int w = inputs[static_cast<std::size_t>(1 + 2 * k)], b = inputs[static_cast<std::size_t>(2 + 2 * k)];
        const int scaled = addUnit(graph, UnitKind::Product, {w, x});
        return addUnit(graph, UnitKind::ReLU, {addUnit(graph, UnitKind::Sum, {scaled, b})});
    };
    const auto factor = [&](int k) { return inputs[static_cast<std::size_t>(1 + 2 * count + k)]; };
    std::vector<int> parts{inputs.back()};
    if (form == ReluForm::Summed) {
        for (int k = 0; k < count; ++k)
            parts.push_back(addUnit(graph, UnitKind::Product, {factor(k), relu(k, inputs[0])}));
    } else {
        int x = inputs[0];
        for (int k = 0; k < count; ++k)
            x = relu(k, x);
        parts.push_back(addUnit(graph, UnitKind::Product, {factor(0), x}));
    }
    const int output = addUnit(graph, UnitKind::Sum, std::move(parts));
    return UnitFunction(std::move(graph), std::move(inputs), output);
}

double meanOf(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

} // namespace

double fitPlace(std::size_t i, std::size_t count)
{
    return -1 + 2 * static_cast<double>(i) / static_cast<double>(count - 1);
}

ReluCurve::ReluCurve(ReluForm form, int count, std::uint64_t seed, std::span<const double> targets)
    : m_form(form), m_count(count), m_parameters(parameterCount(form, count)), m_function(buildFunction(form, count))
{
    assert(count > 0 && targets.size() > 1);
    std::vector<double> best;
    double least = 0;
    for (int i = 0; i < draws; ++i) {
        draw(Rng(seed).fork(static_cast<std::uint64_t>(i)).next());
        m_parameters.back() = meanOf(targets);
        const double reached = loss(targets);
        if (best.empty() || reached < least) {
            best = m_parameters;
            least = reached;
        }
    }
    m_parameters = best;
}

ReluCurve::ReluCurve(ReluForm form, int count, std::vector<double> parameters)
    : m_form(form), m_count(count), m_parameters(std::move(parameters)), m_function(buildFunction(form, count))
{
    assert(m_parameters.size() == parameterCount(form, count));
}

/// Each ReLU bends somewhere within −1 … 1.
void ReluCurve::draw(std::uint64_t seed)
{
    Rng rng(seed);
    const auto relus = static_cast<std::size_t>(m_count);
    for (std::size_t k = 0; k < relus; ++k) {
        const double w = (rng.uniform() < 0.5 ? -1 : 1) * rng.uniform(0.5, 2);
        m_parameters[2 * k] = w;
        m_parameters[2 * k + 1] = -w * rng.uniform(-1, 1);
    }
    for (std::size_t i = 2 * relus; i + 1 < m_parameters.size(); ++i)
        m_parameters[i] = rng.normal() / std::sqrt(static_cast<double>(m_form == ReluForm::Summed ? m_count : 1));
}

std::span<const double> ReluCurve::inputsAt(double x)
{
    m_inputs.assign(1, x);
    m_inputs.insert(m_inputs.end(), m_parameters.begin(), m_parameters.end());
    return m_inputs;
}

double ReluCurve::value(double x)
{
    return m_function.value(inputsAt(x));
}

double ReluCurve::slope(double x)
{
    value(x);
    return m_function.gradient()[0];
}

double ReluCurve::loss(std::span<const double> targets, std::vector<double> *gradient)
{
    const auto count = static_cast<double>(targets.size());
    if (gradient)
        gradient->assign(m_parameters.size(), 0);
    double sum = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const double error = value(fitPlace(i, targets.size())) - targets[i];
        sum += error * error;
        if (!gradient)
            continue;
        const std::span<const double> slopes = m_function.gradient();
        for (std::size_t p = 0; p < gradient->size(); ++p)
            (*gradient)[p] += 2 * error * slopes[p + 1] / count;
    }
    return sum / count;
}

std::vector<double> ReluCurve::corners()
{
    std::vector<double> found;
    if (m_form == ReluForm::Summed) {
        for (std::size_t k = 0; k < static_cast<std::size_t>(m_count); ++k) {
            const double w = m_parameters[2 * k], at = -m_parameters[2 * k + 1] / w;
            const double bend = w * m_parameters[2 * static_cast<std::size_t>(m_count) + k];
            if (std::abs(bend) > sameSlope && std::abs(at) < 1)
                found.push_back(at);
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    double before = slope(-1);
    for (int i = 1; i <= cornerCells; ++i) {
        double low = -1 + 2.0 * (i - 1) / cornerCells, high = -1 + 2.0 * i / cornerCells;
        const double after = slope(high);
        if (std::abs(after - before) > sameSlope) {
            for (int halving = 0; halving < 40; ++halving) {
                const double middle = (low + high) / 2;
                (std::abs(slope(middle) - before) > sameSlope ? high : low) = middle;
            }
            found.push_back((low + high) / 2);
        }
        before = after;
    }
    return found;
}

double ReluCurve::part(int k, double x) const
{
    assert(m_form == ReluForm::Summed && k < m_count);
    const auto relu = static_cast<std::size_t>(k);
    const double sum[] = {m_parameters[2 * relu] * x + m_parameters[2 * relu + 1]};
    return m_parameters[2 * static_cast<std::size_t>(m_count) + relu] * valueOf(UnitKind::ReLU, sum);
}

FitState fitRelus(const FitRequest &request, const Cancel &cancel,
                  const std::function<void(const FitState &)> &progress)
{
    const OptimizerKind &adam = *findOptimizerKind("adam");
    const Hyperparameters settings = *completeHyperparameters(adam, {{"lr", request.rate}});
    ReluCurve curve(request.form, request.count, request.seed, request.targets);
    const std::size_t count = curve.parameters().size();
    const std::vector<TensorRange> tensors{{"curve", {static_cast<std::int64_t>(count)}, 0}};
    std::vector<std::vector<double>> state(adam.state().size(), std::vector<double>(count, 0));
    std::vector<double> gradient;
    FitState now, best;
    for (now.step = 0; now.step <= request.steps; ++now.step) {
        now.loss = curve.loss(request.targets, &gradient);
        now.parameters.assign(curve.parameters().begin(), curve.parameters().end());
        if (now.step == 0 || now.loss < best.loss)
            best = now;
        if (progress)
            progress(now);
        if (cancel.requested())
            return now;
        OptimizerRow<double> row{curve.parameters(), gradient, {}, tensors, now.step + 1};
        for (std::vector<double> &each : state)
            row.state.emplace_back(each);
        adam.step(row, settings);
    }
    best.step = request.steps;
    return best;
}

std::vector<double> targetsOf(const std::string &name, std::size_t count)
{
    std::vector<double> targets(count, 0);
    for (const NamedCurve &curve : namedCurves())
        if (curve.name == name)
            for (std::size_t i = 0; i < count; ++i)
                targets[i] = curve.at(fitPlace(i, count));
    return targets;
}

} // namespace vitrine
