#include "core/data/NamedCurves.h"

#include <array>
#include <cmath>
#include <numbers>

namespace vitrine {

std::span<const NamedCurve> namedCurves()
{
    static constexpr std::array<NamedCurve, 7> curves{{
        {"sine", [](double x) { return std::sin(2 * std::numbers::pi * x); }},
        {"parabola", [](double x) { return 2 * x * x - 1; }},
        {"abs", [](double x) { return 2 * std::abs(x) - 1; }},
        {"step", [](double x) { return x < 0 ? -1.0 : 1.0; }},
        {"sawtooth", [](double x) { return 2 * (1.5 * x - std::floor(1.5 * x)) - 1; }},
        {"bump", [](double x) { return 2 * std::exp(-12 * x * x) - 1; }},
        {"chirp", [](double x) { return std::sin(2 * std::numbers::pi * (x + 1) * (x + 1)); }},
    }};
    return curves;
}

} // namespace vitrine
