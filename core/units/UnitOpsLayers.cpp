// Layers: sums of products, pooling, norms.

#include "core/blocks/support/ConvParameters.h"
#include "core/blocks/support/ConvTaps.h"
#include "core/blocks/support/Indexing.h"
#include "core/blocks/support/PoolNd.h"
#include "core/units/UnitOps.h"

#include <map>

namespace vitrine {

namespace {

Index joined(Index first, const Index &rest)
{
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

Index spatial(const Index &index)
{
    return {index.begin() + 2, index.end()};
}

} // namespace

Value UnitOps::linear(Value x, std::int64_t inFeatures, std::int64_t outFeatures, Value weight, const Value *bias)
{
    Shape shape = tensor(x).shape;
    shape.back() = outFeatures;
    return made(std::move(shape), [&](const Index &index) {
        std::vector<int> parts;
        for (std::int64_t i = 0; i < inFeatures && !m_refusal; ++i) {
            Index from = index;
            from.back() = i;
            parts.push_back(make(UnitKind::Product, {at(weight, {index.back(), i}), at(x, from)}));
        }
        const int u = sum(std::move(parts));
        return bias ? make(UnitKind::Sum, {u, at(*bias, {index.back()})}) : u;
    });
}

Value UnitOps::conv(Value x, const ConvAttributes &a, Value weight, const Value *bias)
{
    const Shape input = tensor(x).shape;
    const std::int64_t perGroup = a.inChannels / a.groups, outPerGroup = a.outChannels / a.groups;
    return made(*convOutputShape(a, input, a.outChannels), [&](const Index &index) {
        std::vector<int> parts;
        const std::int64_t firstChannel = index[1] / outPerGroup * perGroup;
        for (std::int64_t channel = 0; channel < perGroup && !m_refusal; ++channel)
            forEachReached(a, spatial(index), spatial(input), [&](const Index &tap, const Index &place) {
                parts.push_back(make(UnitKind::Product,
                                     {at(weight, joined({index[1], channel}, tap)),
                                      at(x, joined({index[0], firstChannel + channel}, place))}));
            });
        if (parts.empty())
            parts.push_back(number(0)); // the kernel lies in the padding
        const int u = sum(std::move(parts));
        return bias ? make(UnitKind::Sum, {u, at(*bias, {index[1]})}) : u;
    });
}

Value UnitOps::convTranspose(Value x, const ConvAttributes &a, Value weight, const Value *bias)
{
    const Shape input = tensor(x).shape;
    const std::int64_t perGroup = a.inChannels / a.groups, outPerGroup = a.outChannels / a.groups;
    Shape shape = {input[0], a.outChannels};
    for (std::size_t d = 0; d < a.kernel.size(); ++d)
        shape.push_back((input[d + 2] - 1) * a.stride[d] + a.dilation[d] * (a.kernel[d] - 1) + a.outputPadding[d] + 1
                        - 2 * a.padding[d]);
    return made(std::move(shape), [&](const Index &index) {
        std::vector<int> parts;
        const std::int64_t firstChannel = index[1] / outPerGroup * perGroup;
        for (std::int64_t channel = firstChannel; channel < firstChannel + perGroup && !m_refusal; ++channel)
            forEachReaching(a, spatial(index), spatial(input), [&](const Index &tap, const Index &place) {
                parts.push_back(make(UnitKind::Product,
                                     {at(weight, joined({channel, index[1] % outPerGroup}, tap)),
                                      at(x, joined({index[0], channel}, place))}));
            });
        if (parts.empty())
            parts.push_back(number(0)); // no kernel reaches it
        const int u = sum(std::move(parts));
        return bias ? make(UnitKind::Sum, {u, at(*bias, {index[1]})}) : u;
    });
}

Value UnitOps::maxPool(Value x, const PoolAttributes &a)
{
    const Shape input = tensor(x).shape;
    Shape shape = {input[0], input[1]};
    for (std::size_t d = 0; d < a.kernel.size(); ++d)
        shape.push_back(pooledSize(input[d + 2], a, d));
    return made(std::move(shape), [&](const Index &index) {
        std::vector<PoolSpan> spans;
        for (std::size_t d = 0; d < a.kernel.size(); ++d)
            spans.push_back(pooledSpan(input[d + 2], a, d, index[d + 2]));
        std::vector<int> parts;
        for (const Index &place : windowPlaces({index[0], index[1]}, spans))
            parts.push_back(at(x, place));
        return make(UnitKind::Max, std::move(parts));
    });
}

Value UnitOps::avgPool(Value x, const PoolAttributes &a)
{
    const Shape input = tensor(x).shape;
    Shape shape = {input[0], input[1]};
    for (std::size_t d = 0; d < a.kernel.size(); ++d)
        shape.push_back(pooledSize(input[d + 2], a, d));
    return made(std::move(shape), [&](const Index &index) {
        std::vector<PoolSpan> spans;
        std::int64_t divisor = 1;
        for (std::size_t d = 0; d < a.kernel.size(); ++d) {
            spans.push_back(pooledSpan(input[d + 2], a, d, index[d + 2]));
            const std::int64_t first = index[d + 2] * a.stride[d] - a.padding[d];
            divisor *= a.countIncludePad ? std::min(first + a.kernel[d], input[d + 2] + a.padding[d]) - first
                                         : spans.back().count();
        }
        std::vector<int> parts;
        for (const Index &place : windowPlaces({index[0], index[1]}, spans))
            parts.push_back(at(x, place));
        return mean(std::move(parts), static_cast<double>(a.divisorOverride != 0 ? a.divisorOverride : divisor));
    });
}

Value UnitOps::adaptiveAvgPool2d(Value x, const std::vector<std::int64_t> &size)
{
    const Shape input = tensor(x).shape;
    return made({input[0], input[1], size[0], size[1]}, [&](const Index &index) {
        std::vector<PoolSpan> spans;
        for (std::size_t d = 0; d < 2; ++d) {
            const std::int64_t i = index[d + 2], in = input[d + 2], out = size[d];
            spans.push_back({i * in / out, ((i + 1) * in + out - 1) / out - 1, 1});
        }
        std::vector<int> parts;
        for (const Index &place : windowPlaces({index[0], index[1]}, spans))
            parts.push_back(at(x, place));
        const auto count = static_cast<double>(parts.size());
        return mean(std::move(parts), count);
    });
}

Value UnitOps::normalised(Value x, double eps, const std::function<std::int64_t(const Index &)> &groupOf,
                          const std::function<int(const Index &)> &gamma, const std::function<int(const Index &)> &beta)
{
    const Shape shape = tensor(x).shape;
    std::map<std::int64_t, std::vector<int>> groups;
    forEachIndex(shape, [&](const Index &index) { groups[groupOf(index)].push_back(at(x, index)); });
    struct Statistics {
        int mean = 0, deviation = 0;
    };
    std::map<std::int64_t, Statistics> statistics;
    for (const auto &[group, members] : groups) {
        if (m_refusal)
            break;
        const auto count = static_cast<double>(members.size());
        const int average = mean(members, count);
        std::vector<int> squares;
        for (const int member : members)
            squares.push_back(make(UnitKind::Square, {make(UnitKind::Difference, {member, average})}));
        const int variance = mean(std::move(squares), count);
        statistics[group] = {average, make(UnitKind::Sqrt, {make(UnitKind::Sum, {variance, number(eps)})})};
    }
    return made(shape, [&](const Index &index) {
        const Statistics &own = statistics[groupOf(index)];
        int y = make(UnitKind::Quotient, {make(UnitKind::Difference, {at(x, index), own.mean}), own.deviation});
        if (gamma)
            y = make(UnitKind::Product, {gamma(index), y});
        return beta ? make(UnitKind::Sum, {y, beta(index)}) : y;
    });
}

Value UnitOps::batchNorm(Value x, const BatchNormAttributes &a)
{
    std::function<int(const Index &)> gamma, beta;
    if (a.affine) {
        const Value weight = parameter("weight"), bias = parameter("bias");
        gamma = [this, weight](const Index &index) { return at(weight, {index[1]}); };
        beta = [this, bias](const Index &index) { return at(bias, {index[1]}); };
    }
    if (m_options.training || !a.trackRunningStats)
        return normalised(
            x, a.eps, [](const Index &index) { return index[1]; }, gamma, beta);
    const Value mean = parameter("running_mean"), variance = parameter("running_var");
    const Value deviation = made({a.features}, [&](const Index &channel) {
        return make(UnitKind::Sqrt, {make(UnitKind::Sum, {at(variance, channel), number(a.eps)})});
    });
    return made(tensor(x).shape, [&](const Index &index) {
        const int centred = make(UnitKind::Difference, {at(x, index), at(mean, {index[1]})});
        int y = make(UnitKind::Quotient, {centred, at(deviation, {index[1]})});
        if (gamma)
            y = make(UnitKind::Product, {gamma(index), y});
        return beta ? make(UnitKind::Sum, {y, beta(index)}) : y;
    });
}

Value UnitOps::groupNorm(Value x, const NormAttributes &a)
{
    std::function<int(const Index &)> gamma, beta;
    if (a.affine) {
        const Value weight = parameter("weight"), bias = parameter("bias");
        gamma = [this, weight](const Index &index) { return at(weight, {index[1]}); };
        beta = [this, bias](const Index &index) { return at(bias, {index[1]}); };
    }
    const std::int64_t perGroup = tensor(x).shape[1] / a.groups;
    return normalised(
        x, a.eps, [&](const Index &index) { return index[0] * a.groups + index[1] / perGroup; }, gamma, beta);
}

Value UnitOps::instanceNorm(Value x, const NormAttributes &a)
{
    NormAttributes each = a;
    each.groups = tensor(x).shape[1];
    return groupNorm(x, each);
}

Value UnitOps::layerNorm(Value x, const NormAttributes &a)
{
    const std::size_t outer = tensor(x).shape.size() - a.shape.size();
    const auto inner = [outer](const Index &index) {
        return Index(index.begin() + static_cast<std::ptrdiff_t>(outer), index.end());
    };
    std::function<int(const Index &)> gamma, beta;
    if (a.affine) {
        const Value weight = parameter("weight");
        gamma = [this, weight, inner](const Index &index) { return at(weight, inner(index)); };
    }
    if (a.affine && a.bias) {
        const Value bias = parameter("bias");
        beta = [this, bias, inner](const Index &index) { return at(bias, inner(index)); };
    }
    const Shape shape(tensor(x).shape.begin(), tensor(x).shape.begin() + static_cast<std::ptrdiff_t>(outer));
    return normalised(
        x, a.eps,
        [&](const Index &index) {
            return ravelled(Index(index.begin(), index.begin() + static_cast<std::ptrdiff_t>(outer)), shape);
        },
        gamma, beta);
}

} // namespace vitrine
