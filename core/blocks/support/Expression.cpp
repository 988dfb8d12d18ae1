#include "core/blocks/support/Expression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <string_view>

namespace vitrine {

namespace {

constexpr std::size_t groupSize = 256;

std::string join(std::span<const std::string> parts, std::string_view separator)
{
    std::string text;
    for (const std::string &part : parts) {
        if (!text.empty())
            text += separator;
        text += part;
    }
    return text;
}

} // namespace

std::string literal(double number)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    const std::string text(buffer.data(), end);
    return number < 0 ? "(" + text + ")" : text;
}

std::string sumOf(std::vector<std::string> addends)
{
    while (addends.size() > 1) {
        std::vector<std::string> groups;
        for (std::size_t first = 0; first < addends.size(); first += groupSize) {
            const std::size_t count = std::min(groupSize, addends.size() - first);
            const std::span<const std::string> group(addends.data() + first, count);
            groups.push_back(count == 1 ? group.front() : std::string("(").append(join(group, " + ")).append(")"));
        }
        addends = std::move(groups);
    }
    return addends.empty() ? "0" : addends.front();
}

std::string maxOf(const std::vector<std::string> &operands)
{
    return operands.size() == 1 ? operands.front() : "max(" + join(operands, ", ") + ")";
}

std::string sigmoidOf(const Operand &x)
{
    if (x.value >= 0)
        return "(1 / (1 + exp(-" + x.name + ")))";
    return "(exp(" + x.name + ") / (1 + exp(" + x.name + ")))";
}

void LongSum::addToRest(std::int64_t sample, double value)
{
    const auto found =
        std::find_if(m_rests.begin(), m_rests.end(), [&](const Rest &rest) { return rest.sample == sample; });
    if (found == m_rests.end())
        m_rests.push_back({sample, value});
    else
        found->value += value;
}

std::string LongSum::expression()
{
    for (const Rest &rest : m_rests)
        m_addends.push_back(m_context.constant("Σ[" + std::to_string(rest.sample) + "]", rest.value));
    return sumOf(std::move(m_addends));
}

} // namespace vitrine
