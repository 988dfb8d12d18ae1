#include "core/trace/GradientCheck.h"

#include "core/base/Rng.h"
#include "core/blocks/support/Indexing.h"
#include "core/trace/LossRoots.h"

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

/// A request for the loss alone, with one number of one tensor moved.
class Mover {
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
        const auto trace = runTrace(m_request);
        if (!trace)
            return trace.error();
        return lossOf(**trace);
    }

private:
    TraceRequest m_request;
    Snapshot *m_tensor = nullptr;
    std::vector<double> m_values;
};

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

Result<GradientCheck> checkGradients(const TraceRequest &given, const std::string &tensor, std::size_t count,
                                     std::uint64_t seed)
{
    TraceRequest request = given;
    request.dtype = DType::Float64;
    request.backward = true;
    request.progress = {};
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();
    const Snapshot gradients = gradientOf(**trace, tensor);
    if (!gradients.valid())
        return fail(VITRINE_TEXT("core",
                                 "%1 has no gradient: it must be a learnable parameter or an input of a network "
                                 "with a loss."),
                    tensor);

    GradientCheck check{tensor, gradients.elementCount(), {}, 0};
    const double largest = std::max(std::abs(gradients.summary().min), std::abs(gradients.summary().max));
    const std::vector<std::int64_t> places = drawPlaces(check.elements, count, seed);
    Mover mover(std::move(request), tensor);
    for (const std::int64_t place : places) {
        const auto at = static_cast<std::size_t>(place);
        const double step =
            std::cbrt(std::numeric_limits<double>::epsilon()) * std::max(1.0, std::abs(mover.value(at)));
        const double above = mover.value(at) + step, below = mover.value(at) - step;
        const auto high = mover.lossAt(at, above);
        if (!high)
            return high.error();
        const auto low = mover.lossAt(at, below);
        if (!low)
            return low.error();
        CheckedGradient checked{unravelled(place, gradients.shape()), gradients.flat(place),
                                (*high - *low) / (above - below), 0};
        const double scale = std::max({std::abs(checked.gradient), std::abs(checked.slope), 1e-6 * largest});
        checked.error = scale > 0 ? std::abs(checked.gradient - checked.slope) / scale : 0;
        check.worst = std::max(check.worst, checked.error);
        check.checked.push_back(std::move(checked));
        if (given.progress)
            given.progress(static_cast<double>(check.checked.size()) / static_cast<double>(places.size()));
        if (given.cancel.requested())
            return Cancel::error();
    }
    return check;
}

} // namespace vitrine
