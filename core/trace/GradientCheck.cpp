#include "core/trace/GradientCheck.h"

#include "core/base/Rng.h"
#include "core/blocks/support/Indexing.h"
#include "core/trace/LossRoots.h"
#include "core/trace/TraceRunner.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vitrine {

namespace {

double lossOf(const Trace &trace)
{
    double loss = 0;
    for (const int root : lossRoots(trace.graph))
        loss += trace.nodes[static_cast<std::size_t>(root)].outputs[0].flat(0);
    return loss;
}

/// Roundings of the loss's size that a forward pass leaves in it, at most: losses are sums of few terms like it.
constexpr double roundings = 32;

/// `count` different places of `elements`, in order.
std::vector<std::int64_t> drawPlaces(std::int64_t elements, std::size_t count, std::uint64_t seed)
{
    std::vector<std::int64_t> places(static_cast<std::size_t>(elements));
    std::iota(places.begin(), places.end(), 0);
    if (places.size() > count) {
        Rng rng(seed);
        for (std::size_t i = 0; i < count; ++i)
            std::swap(places[i], places[i + rng.below(places.size() - i)]);
        places.resize(count);
        std::sort(places.begin(), places.end());
    }
    return places;
}

Snapshot gradientOf(const Trace &trace, const std::string &tensor)
{
    if (const auto found = trace.weightGradients.find(tensor); found != trace.weightGradients.end())
        return found->second;
    const int node = trace.graph.findNode(tensor);
    const bool isInput =
        node >= 0 && trace.graph.nodes[static_cast<std::size_t>(node)].kind->category() == Category::Input;
    return isInput ? trace.gradient(tensor) : Snapshot();
}

} // namespace

bool CheckedGradient::isWithinNoise() const
{
    return std::max(std::abs(gradient), std::abs(slope)) * GradientCheck::limit < noise
        && std::abs(gradient - slope) <= noise && (gradient != 0 || slope != 0);
}

/// A request for the loss alone, with one number of one tensor moved.
class GradientChecker::Mover {
public:
    Mover(TraceRequest request, const std::string &tensor) : m_request(std::move(request))
    {
        m_request.backward = false;
        m_request.progress = {};
        TensorMap &map = m_request.weights.contains(tensor) ? m_request.weights : m_request.inputs;
        m_tensor = &map.at(tensor);
        m_values = m_tensor->toDoubles();
    }

    double value(std::size_t place) const { return m_values[place]; }

    Result<double> lossAt(std::size_t place, double value)
    {
        std::vector<double> moved = m_values;
        moved[place] = value;
        *m_tensor = Snapshot::of(m_tensor->shape(), std::move(moved));
        const auto trace = m_runner.run(m_request);
        if (!trace)
            return trace.error();
        return lossOf(**trace);
    }

private:
    TraceRequest m_request;
    TraceRunner m_runner; ///< what comes before the tensor is computed once
    Snapshot *m_tensor = nullptr;
    std::vector<double> m_values;
};

GradientChecker::GradientChecker() = default;
GradientChecker::~GradientChecker() = default;

Result<std::unique_ptr<GradientChecker>> GradientChecker::make(const TraceRequest &given, const std::string &tensor,
                                                               std::size_t count, std::uint64_t seed)
{
    TraceRequest request = given;
    request.dtype = DType::Float64;
    request.backward = true;
    request.progress = {};
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();
    std::unique_ptr<GradientChecker> checker(new GradientChecker);
    checker->m_gradients = gradientOf(**trace, tensor);
    const Snapshot &gradients = checker->m_gradients;
    if (!gradients.valid())
        return fail(VITRINE_TEXT("core",
                                 "%1 has no gradient: it must be a learnable parameter or an input of a network "
                                 "with a loss."),
                    tensor);
    checker->m_check = {tensor, gradients.elementCount(), {}, 0, 0};
    checker->m_largest = std::max(std::abs(gradients.summary().min), std::abs(gradients.summary().max));
    checker->m_places = drawPlaces(gradients.elementCount(), count, seed);
    checker->m_mover = std::make_unique<Mover>(std::move(request), tensor);
    return checker;
}

bool GradientChecker::isDone() const
{
    return m_check.checked.size() == m_places.size();
}

double GradientChecker::progress() const
{
    return isDone() ? 1 : static_cast<double>(m_check.checked.size()) / static_cast<double>(m_places.size());
}

Result<void> GradientChecker::advance()
{
    const std::int64_t place = m_places[m_check.checked.size()];
    const auto at = static_cast<std::size_t>(place);
    const double step = std::cbrt(std::numeric_limits<double>::epsilon()) * std::max(1.0, std::abs(m_mover->value(at)));
    const double above = m_mover->value(at) + step, below = m_mover->value(at) - step;
    const auto high = m_mover->lossAt(at, above);
    if (!high)
        return high.error();
    const auto low = m_mover->lossAt(at, below);
    if (!low)
        return low.error();
    CheckedGradient checked{unravelled(place, m_gradients.shape()), m_gradients.flat(place),
                            (*high - *low) / (above - below), 0, 0};
    checked.noise = roundings * std::numeric_limits<double>::epsilon() * std::max(std::abs(*high), std::abs(*low))
        / (above - below);
    const double scale = std::max(
        {std::abs(checked.gradient), std::abs(checked.slope), 1e-6 * m_largest, checked.noise / GradientCheck::limit});
    checked.error = scale > 0 ? std::abs(checked.gradient - checked.slope) / scale : 0;
    m_check.worst = std::max(m_check.worst, checked.error);
    m_check.hidden += checked.isWithinNoise();
    m_check.checked.push_back(std::move(checked));
    return {};
}

Result<GradientCheck> checkGradients(const TraceRequest &given, const std::string &tensor, std::size_t count,
                                     std::uint64_t seed)
{
    const auto checker = GradientChecker::make(given, tensor, count, seed);
    if (!checker)
        return checker.error();
    while (!(*checker)->isDone()) {
        if (const auto done = (*checker)->advance(); !done)
            return done.error();
        if (given.progress)
            given.progress((*checker)->progress());
        if (given.cancel.requested())
            return Cancel::error();
    }
    return (*checker)->result();
}

} // namespace vitrine
