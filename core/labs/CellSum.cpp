#include "core/labs/CellSum.h"

#include "core/labs/ConvSetting.h"

#include <numeric>

namespace vitrine {

namespace {

Index joined(std::int64_t first, std::int64_t second, const Index &rest)
{
    Index index = {first, second};
    index.insert(index.end(), rest.begin(), rest.end());
    return index;
}

void finish(CellSum &sum, const Snapshot &bias, std::int64_t channel)
{
    if (bias.valid())
        sum.bias = bias.flat(channel);
    sum.value = sum.after(sum.terms.size());
}

} // namespace

double CellSum::after(std::size_t count) const
{
    return std::accumulate(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(count), bias.value_or(0),
                           [](double sum, const SumTerm &term) { return sum + term.product(); });
}

std::int64_t termCount(const Node &conv)
{
    const ConvAttributes attributes = attributesOf(conv);
    return attributes.inChannels / attributes.groups * elementCount(attributes.kernel);
}

CellSum convCell(const Node &conv, const Windows &windows, const Snapshot &input, const Snapshot &weight,
                 const Snapshot &bias, const Index &output)
{
    CellSum sum;
    if (termCount(conv) > static_cast<std::int64_t>(CellSum::mostTerms))
        return sum;
    const ConvAttributes attributes = attributesOf(conv);
    const std::int64_t perGroup = attributes.inChannels / attributes.groups;
    const std::int64_t kernelsPerGroup = attributes.outChannels / attributes.groups;
    const std::int64_t kernel = output[1], first = kernel / kernelsPerGroup * perGroup;
    const std::vector<Windows::Touch> touches = windows.under(Index(output.begin() + 2, output.end()));
    for (std::int64_t channel = first; channel < first + perGroup; ++channel)
        for (const Windows::Touch &touch : touches) {
            const Index at = windows.isTransposed() ? joined(channel, kernel % kernelsPerGroup, touch.tap)
                                                    : joined(kernel, channel - first, touch.tap);
            const double value = touch.isInside ? input.at(joined(output[0], channel, touch.place)) : 0;
            sum.terms.push_back({channel, touch.tap, touch.place, touch.isInside, weight.at(at), value});
        }
    finish(sum, bias, kernel);
    return sum;
}

CellSum linearCell(const Snapshot &input, const Snapshot &weight, const Snapshot &bias, const Index &output)
{
    CellSum sum;
    const std::int64_t features = input.shape().back();
    if (features > static_cast<std::int64_t>(CellSum::mostTerms))
        return sum;
    Index from = output;
    for (std::int64_t i = 0; i < features; ++i) {
        from.back() = i;
        sum.terms.push_back({0, {i}, {i}, true, weight.at({output.back(), i}), input.at(from)});
    }
    finish(sum, bias, output.back());
    return sum;
}

} // namespace vitrine
