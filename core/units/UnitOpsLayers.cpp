// Layers: sums of products, pooling, norms.

#include "core/blocks/support/ConvParameters.h"
#include "core/blocks/support/ConvTaps.h"
#include "core/blocks/support/Indexing.h"
#include "core/blocks/support/PoolNd.h"
#include "core/units/UnitOps.h"

#include <map>
#include <memory>
#include <optional>

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

std::optional<Value> copied(const Value *value)
{
    return value ? std::optional(*value) : std::nullopt;
}

} // namespace

Value UnitOps::linear(Value x, std::int64_t inFeatures, std::int64_t outFeatures, Value weight, const Value *bias)
{
    Shape shape = this->shape(x);
    shape.back() = outFeatures;
    return made(std::move(shape), [=, this, bias = copied(bias)](const Index &index) {
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
    const Shape input = this->shape(x);
    const std::int64_t perGroup = a.inChannels / a.groups, outPerGroup = a.outChannels / a.groups;
    return made(*convOutputShape(a, input, a.outChannels), [=, this, bias = copied(bias)](const Index &index) {
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
    const Shape input = this->shape(x);
    const std::int64_t perGroup = a.inChannels / a.groups, outPerGroup = a.outChannels / a.groups;
    Shape shape = {input[0], a.outChannels};
    for (std::size_t d = 0; d < a.kernel.size(); ++d)
        shape.push_back((input[d + 2] - 1) * a.stride[d] + a.dilation[d] * (a.kernel[d] - 1) + a.outputPadding[d] + 1
                        - 2 * a.padding[d]);
    return made(std::move(shape), [=, this, bias = copied(bias)](const Index &index) {
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
    const Shape input = this->shape(x);
    Shape shape = {input[0], input[1]};
    for (std::size_t d = 0; d < a.kernel.size(); ++d)
        shape.push_back(pooledSize(input[d + 2], a, d));
    return made(std::move(shape), [=, this](const Index &index) {
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
    const Shape input = this->shape(x);
    Shape shape = {input[0], input[1]};
    for (std::size_t d = 0; d < a.kernel.size(); ++d)
        shape.push_back(pooledSize(input[d + 2], a, d));
    return made(std::move(shape), [=, this](const Index &index) {
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
    const Shape input = this->shape(x);
    return made({input[0], input[1], size[0], size[1]}, [=, this](const Index &index) {
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

Value UnitOps::normalised(Value x, double eps, std::function<std::int64_t(const Index &)> groupOf, Make gamma,
                          Make beta)
{
    const Shape shape = this->shape(x);
    std::map<std::int64_t, std::vector<Index>> groups;
    forEachIndex(shape, [&](const Index &index) { groups[groupOf(index)].push_back(index); });
    const auto count = static_cast<std::int64_t>(groups.size());
    const auto all = std::make_shared<const std::map<std::int64_t, std::vector<Index>>>(std::move(groups));
    const auto members = [this, x, all](std::int64_t group) {
        std::vector<int> units;
        for (const Index &index : all->at(group))
            units.push_back(at(x, index));
        return units;
    };
    const Value averages = made({count}, [this, members](const Index &group) {
        std::vector<int> units = members(group[0]);
        const auto size = static_cast<double>(units.size());
        return mean(std::move(units), size);
    });
    const Value deviations = made({count}, [this, members, averages, eps](const Index &group) {
        const int average = at(averages, group);
        std::vector<int> squares;
        for (const int member : members(group[0]))
            squares.push_back(make(UnitKind::Square, {make(UnitKind::Difference, {member, average})}));
        const auto size = static_cast<double>(squares.size());
        const int variance = mean(std::move(squares), size);
        return make(UnitKind::Sqrt, {make(UnitKind::Sum, {variance, number(eps)})});
    });
    return made(shape, [=, this, groupOf = std::move(groupOf)](const Index &index) {
        const Index group = {groupOf(index)};
        const int centred = make(UnitKind::Difference, {at(x, index), at(averages, group)});
        const int y = make(UnitKind::Quotient, {centred, at(deviations, group)});
        const int scaled = gamma ? make(UnitKind::Product, {gamma(index), y}) : y;
        return beta ? make(UnitKind::Sum, {scaled, beta(index)}) : scaled;
    });
}

Value UnitOps::batchNorm(Value x, const BatchNormAttributes &a)
{
    Make gamma, beta;
    if (a.affine) {
        const Value weight = parameter("weight"), bias = parameter("bias");
        gamma = [this, weight](const Index &index) { return at(weight, {index[1]}); };
        beta = [this, bias](const Index &index) { return at(bias, {index[1]}); };
    }
    if (m_options.training || !a.trackRunningStats)
        return normalised(
            x, a.eps, [](const Index &index) { return index[1]; }, gamma, beta);
    const Value mean = parameter("running_mean"), variance = parameter("running_var");
    const Value deviation = made({a.features}, [=, this](const Index &channel) {
        return make(UnitKind::Sqrt, {make(UnitKind::Sum, {at(variance, channel), number(a.eps)})});
    });
    return made(this->shape(x), [=, this](const Index &index) {
        const int centred = make(UnitKind::Difference, {at(x, index), at(mean, {index[1]})});
        int y = make(UnitKind::Quotient, {centred, at(deviation, {index[1]})});
        if (gamma)
            y = make(UnitKind::Product, {gamma(index), y});
        return beta ? make(UnitKind::Sum, {y, beta(index)}) : y;
    });
}

Value UnitOps::groupNorm(Value x, const NormAttributes &a)
{
    Make gamma, beta;
    if (a.affine) {
        const Value weight = parameter("weight"), bias = parameter("bias");
        gamma = [this, weight](const Index &index) { return at(weight, {index[1]}); };
        beta = [this, bias](const Index &index) { return at(bias, {index[1]}); };
    }
    const std::int64_t perGroup = this->shape(x)[1] / a.groups;
    return normalised(
        x, a.eps, [groups = a.groups, perGroup](const Index &index) { return index[0] * groups + index[1] / perGroup; },
        gamma, beta);
}

Value UnitOps::instanceNorm(Value x, const NormAttributes &a)
{
    NormAttributes each = a;
    each.groups = this->shape(x)[1];
    return groupNorm(x, each);
}

Value UnitOps::layerNorm(Value x, const NormAttributes &a)
{
    const std::size_t outer = this->shape(x).size() - a.shape.size();
    const auto inner = [outer](const Index &index) {
        return Index(index.begin() + static_cast<std::ptrdiff_t>(outer), index.end());
    };
    Make gamma, beta;
    if (a.affine) {
        const Value weight = parameter("weight");
        gamma = [this, weight, inner](const Index &index) { return at(weight, inner(index)); };
    }
    if (a.affine && a.bias) {
        const Value bias = parameter("bias");
        beta = [this, bias, inner](const Index &index) { return at(bias, inner(index)); };
    }
    const Shape shape(this->shape(x).begin(), this->shape(x).begin() + static_cast<std::ptrdiff_t>(outer));
    return normalised(
        x, a.eps,
        [outer, shape](const Index &index) {
            return ravelled(Index(index.begin(), index.begin() + static_cast<std::ptrdiff_t>(outer)), shape);
        },
        gamma, beta);
}

} // namespace vitrine
