#include "core/blocks/support/SizeFormula.h"

#include <array>

namespace vitrine {

namespace {

std::string nameOf(std::size_t dimension, std::size_t dimensions)
{
    static constexpr std::array<const char *, 3> names{"D", "H", "W"};
    return dimensions == 1 ? "L" : names[dimension + 3 - dimensions];
}

std::string text(std::int64_t number)
{
    return std::to_string(number);
}

} // namespace

std::string sizeLines(std::size_t dimensions, const std::function<std::string(std::size_t)> &line)
{
    std::string lines, names, previous;
    for (std::size_t d = 0; d < dimensions; ++d) {
        const std::string next = line(d);
        if (d > 0 && next != previous) {
            lines += names + ": " + previous + '\n';
            names.clear();
        }
        names += (names.empty() ? "" : ", ") + nameOf(d, dimensions);
        previous = next;
    }
    return lines + names + ": " + previous;
}

std::vector<std::int64_t> coveredSizes(const std::vector<std::int64_t> &kernel,
                                       const std::vector<std::int64_t> &dilation)
{
    std::vector<std::int64_t> sizes;
    for (std::size_t d = 0; d < kernel.size(); ++d)
        sizes.push_back(dilation[d] * (kernel[d] - 1) + 1);
    return sizes;
}

std::string windowLine(std::int64_t input, std::int64_t padding, std::int64_t dilation, std::int64_t kernel,
                       std::int64_t stride, std::int64_t output, bool roundsUp)
{
    return std::string(roundsUp ? "⌈(" : "⌊(") + text(input) + " + 2·" + text(padding) + " − " + text(dilation) + "·("
        + text(kernel) + " − 1) − 1)/" + text(stride) + (roundsUp ? "⌉" : "⌋") + " + 1 = " + text(output);
}

} // namespace vitrine
