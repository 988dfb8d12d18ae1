#include "core/base/NearestName.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace vitrine {

namespace {

/// Names longer than this are nobody's typing error, and the distance takes the product of the lengths.
constexpr std::size_t longestName = 64;

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// In halves: 2 for a letter inserted, left out or replaced, 1 for one in the wrong case.
std::size_t doubledDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = 2 * j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = 2 * (i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = a[i] == b[j] ? 0u : lower(a[i]) == lower(b[j]) ? 1u : 2u;
            const std::size_t best = std::min({diagonal + change, row[j] + 2, row[j + 1] + 2});
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[b.size()];
}

/// "kernel" for "kernel_size": one is what the other begins with.
bool isBeginning(std::string_view a, std::string_view b)
{
    return std::min(a.size(), b.size()) >= 3 && (a.starts_with(b) || b.starts_with(a));
}

} // namespace

std::string nearestName(std::string_view wrong, std::span<const std::string> names)
{
    if (wrong.size() > longestName)
        return {};
    std::string best;
    std::size_t bestDistance = 0;
    for (const std::string &name : names) {
        if (name.size() > longestName)
            continue;
        const std::size_t distance = doubledDistance(wrong, name);
        const bool near = 3 * distance <= 2 * std::max<std::size_t>(name.size(), 3) || isBeginning(wrong, name);
        if (near && (best.empty() || distance < bestDistance)) {
            best = name;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace vitrine
