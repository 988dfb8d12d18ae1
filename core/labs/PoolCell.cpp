#include "core/labs/PoolCell.h"

#include "core/blocks/support/Indexing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

bool isAdaptive(const Node &node)
{
    return node.kind->type() == "AdaptiveAvgPool2d";
}

Shape spatial(const Shape &shape)
{
    return {shape.begin() + 2, shape.end()};
}

PoolAttributes geometryOf(const Node &node)
{
    PoolAttributes pool;
    const Params &params = node.params;
    pool.kernel = params.integers("kernel_size");
    pool.stride = params.isNull("stride") ? pool.kernel : params.integers("stride");
    pool.padding = params.integers("padding");
    pool.dilation = isMaxPool(node) ? params.integers("dilation") : std::vector<std::int64_t>(pool.kernel.size(), 1);
    pool.ceilMode = params.boolean("ceil_mode");
    return pool;
}

/// What AvgPool divides a window's sum by: its size, of which what ceil_mode adds beyond the border is left out.
std::int64_t divisorOf(const Node &node, std::size_t members, const Index &place)
{
    const Params &params = node.params;
    if (isAdaptive(node))
        return static_cast<std::int64_t>(members);
    const PoolAttributes pool = geometryOf(node);
    if (pool.kernel.size() > 1 && !params.isNull("divisor_override"))
        return params.integer("divisor_override");
    if (!params.boolean("count_include_pad"))
        return static_cast<std::int64_t>(members);
    std::int64_t count = 1;
    for (std::size_t d = 0; d < place.size(); ++d) {
        const std::int64_t first = place[d] * pool.stride[d] - pool.padding[d];
        count *= std::min(first + pool.kernel[d], node.inputShapes[0][d + 2] + pool.padding[d]) - first;
    }
    return count;
}

std::size_t winnerOf(const std::vector<PoolCell::Member> &members)
{
    std::size_t winner = 0;
    for (std::size_t i = 1; i < members.size(); ++i)
        if (members[i].value > members[winner].value || std::isnan(members[i].value))
            winner = i;
    return winner;
}

} // namespace

bool isPoolType(std::string_view type)
{
    if (type == "AdaptiveAvgPool2d")
        return true;
    return (type.starts_with("MaxPool") || type.starts_with("AvgPool")) && type.size() == 9;
}

bool isMaxPool(const Node &node)
{
    return node.kind->type().starts_with("MaxPool");
}

Windows poolWindowsOf(const Node &node)
{
    const Shape input = spatial(node.inputShapes[0]), output = spatial(node.outputShapes[0]);
    return isAdaptive(node) ? Windows::adaptive(input, output) : Windows::pooling(geometryOf(node), input, output);
}

PoolCell poolCell(const Node &node, const Windows &windows, const Snapshot &input, const Index &output)
{
    PoolCell cell;
    const Index place(output.begin() + 2, output.end());
    Index at = {output[0], output[1]};
    at.resize(output.size());
    for (const Windows::Touch &touch : windows.under(place)) {
        if (!touch.isInside)
            continue;
        std::copy(touch.place.begin(), touch.place.end(), at.begin() + 2);
        cell.members.push_back({touch.tap, touch.place, input.at(at)});
        cell.sum += cell.members.back().value;
    }
    if (cell.members.empty())
        return cell;
    if (isMaxPool(node)) {
        cell.winner = winnerOf(cell.members);
        cell.value = cell.members[cell.winner].value;
    } else {
        cell.divisor = divisorOf(node, cell.members.size(), place);
        cell.value = cell.sum / static_cast<double>(cell.divisor);
    }
    return cell;
}

std::vector<int> winnersOf(const Windows &windows, const Snapshot &input, std::int64_t sample, std::int64_t channel)
{
    const Shape &size = windows.input();
    const std::vector<float> values = input.select(0, sample).select(0, channel).toFloats();
    std::vector<int> counts(values.size(), 0);
    // Row-major places of the input, dimension by dimension, under each output place.
    std::vector<std::vector<std::vector<std::int64_t>>> places(size.size());
    for (std::size_t d = 0; d < size.size(); ++d)
        for (std::int64_t output = 0; output < windows.output()[d]; ++output)
            places[d].push_back(windows.placesUnder(d, output));
    std::vector<std::size_t> members, longer;
    forEachIndex(windows.output(), [&](const Index &output) {
        members = {0};
        for (std::size_t d = 0; d < size.size(); ++d) {
            longer.clear();
            for (const std::size_t member : members)
                for (const std::int64_t place : places[d][static_cast<std::size_t>(output[d])])
                    longer.push_back(member * static_cast<std::size_t>(size[d]) + static_cast<std::size_t>(place));
            std::swap(members, longer);
        }
        if (members.empty())
            return;
        std::size_t winner = members.front();
        for (const std::size_t member : members)
            if (values[member] > values[winner] || std::isnan(values[member]))
                winner = member;
        ++counts[winner];
    });
    return counts;
}

std::string poolSizeFormula(const Node &node)
{
    if (isAdaptive(node))
        return "output_size";
    const std::string reach = isMaxPool(node) ? "D·(K − 1) − 1" : "K";
    return geometryOf(node).ceilMode ? "⌈(L + 2P − " + reach + ")/S⌉ + 1" : "⌊(L + 2P − " + reach + ")/S⌋ + 1";
}

std::string poolSizeInNumbers(const Node &node, std::size_t d)
{
    const auto text = [](std::int64_t number) { return std::to_string(number); };
    const std::int64_t output = node.outputShapes[0][d + 2];
    if (isAdaptive(node))
        return text(output);
    const PoolAttributes pool = geometryOf(node);
    const std::int64_t size = node.inputShapes[0][d + 2], stride = pool.stride[d];
    const std::string reach =
        isMaxPool(node) ? text(pool.dilation[d]) + "·(" + text(pool.kernel[d]) + " − 1) − 1" : text(pool.kernel[d]);
    const std::int64_t room = size + 2 * pool.padding[d] - pool.dilation[d] * (pool.kernel[d] - 1) - 1;
    const std::int64_t rounded = (room + (pool.ceilMode ? stride - 1 : 0)) / stride + 1;
    // A last window that would start in the padding behind is left out.
    const std::string dropped = rounded > output ? " − 1" : "";
    return std::string(pool.ceilMode ? "⌈" : "⌊") + "(" + text(size) + " + 2·" + text(pool.padding[d]) + " − " + reach
        + ")/" + text(stride) + (pool.ceilMode ? "⌉" : "⌋") + " + 1" + dropped + " = " + text(output);
}

} // namespace vitrine
