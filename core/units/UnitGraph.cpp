#include "core/units/UnitGraph.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

double sigmoid(double a)
{
    return 1 / (1 + std::exp(-a));
}

std::size_t placeOfLargest(std::span<const double> inputs)
{
    return static_cast<std::size_t>(std::max_element(inputs.begin(), inputs.end()) - inputs.begin());
}

double productWithout(std::span<const double> inputs, std::size_t left)
{
    double product = 1;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        product *= i == left ? 1 : inputs[i];
    return product;
}

/// How an operation is written: its sign, and its rules in letters.
struct Writing {
    UnitKind kind;
    const char *symbol;
    const char *forward;
    const char *first; ///< ∂u/∂a
    const char *second; ///< ∂u/∂b, where it has one
};

constexpr Writing writings[] = {
    {UnitKind::Number, "", "u", "", ""},
    {UnitKind::Sum, "+", "u = a + b + …", "1", "1"},
    {UnitKind::Difference, "−", "u = a − b", "1", "−1"},
    {UnitKind::Product, "·", "u = a · b", "b", "a"},
    {UnitKind::Quotient, "/", "u = a / b", "1 / b", "−a / b²"},
    {UnitKind::Square, "²", "u = a²", "2a", ""},
    {UnitKind::Exp, "exp", "u = eᵃ", "u", ""},
    {UnitKind::Log, "ln", "u = ln a", "1 / a", ""},
    {UnitKind::Sqrt, "√", "u = √a", "1 / (2u)", ""},
    {UnitKind::Abs, "|a|", "u = |a|", "sign a", ""},
    {UnitKind::Tanh, "tanh", "u = tanh a", "1 − u²", ""},
    {UnitKind::Erf, "erf", "u = erf a", "2/√π · exp(−a²)", ""},
    {UnitKind::Sigmoid, "σ", "u = 1 / (1 + e⁻ᵃ)", "u · (1 − u)", ""},
    {UnitKind::ReLU, "ReLU", "u = max(a, 0)", "1 where a > 0, else 0", ""},
    {UnitKind::LeakyReLU, "LeakyReLU", "u = a where a > 0, else b · a", "1 where a > 0, else b",
     "0 where a > 0, else a"},
    {UnitKind::Max, "max", "u = max(a, b, …)", "1 where it is the largest, else 0",
     "1 where it is the largest, else 0"},
    {UnitKind::Huber, "Huber", "u = a²/2 where |a| < b, else b · (|a| − b/2)", "a where |a| < b, else b · sign a", ""},
};

const Writing &writingOf(UnitKind kind)
{
    return *std::find_if(std::begin(writings), std::end(writings), [kind](const Writing &w) { return w.kind == kind; });
}

} // namespace

std::string_view symbolOf(UnitKind kind)
{
    return writingOf(kind).symbol;
}

std::string formulaOf(UnitKind kind, Pass pass, std::size_t which)
{
    const Writing &writing = writingOf(kind);
    if (pass == Pass::Forward)
        return writing.forward;
    return which == 0 ? std::string("∂u/∂a = ") + writing.first : std::string("∂u/∂b = ") + writing.second;
}

double valueOf(UnitKind kind, std::span<const double> x)
{
    switch (kind) {
    case UnitKind::Number:
        break;
    case UnitKind::Sum: {
        double sum = 0;
        for (const double value : x)
            sum += value;
        return sum;
    }
    case UnitKind::Difference:
        return x[0] - x[1];
    case UnitKind::Product:
        return productWithout(x, x.size());
    case UnitKind::Quotient:
        return x[0] / x[1];
    case UnitKind::Square:
        return x[0] * x[0];
    case UnitKind::Exp:
        return std::exp(x[0]);
    case UnitKind::Log:
        return std::log(x[0]);
    case UnitKind::Sqrt:
        return std::sqrt(x[0]);
    case UnitKind::Abs:
        return std::abs(x[0]);
    case UnitKind::Tanh:
        return std::tanh(x[0]);
    case UnitKind::Erf:
        return std::erf(x[0]);
    case UnitKind::Sigmoid:
        return sigmoid(x[0]);
    case UnitKind::ReLU:
        return std::max(x[0], 0.0);
    case UnitKind::LeakyReLU:
        return x[0] > 0 ? x[0] : x[1] * x[0];
    case UnitKind::Max:
        return x[placeOfLargest(x)];
    case UnitKind::Huber:
        return std::abs(x[0]) < x[1] ? x[0] * x[0] / 2 : x[1] * (std::abs(x[0]) - x[1] / 2);
    }
    return 0;
}

double derivativeOf(UnitKind kind, std::span<const double> x, double value, std::size_t which)
{
    const auto signOf = [](double number) { return static_cast<double>((number > 0) - (number < 0)); };
    switch (kind) {
    case UnitKind::Number:
        break;
    case UnitKind::Sum:
        return 1;
    case UnitKind::Difference:
        return which == 0 ? 1 : -1;
    case UnitKind::Product:
        return productWithout(x, which);
    case UnitKind::Quotient:
        return which == 0 ? 1 / x[1] : -x[0] / (x[1] * x[1]);
    case UnitKind::Square:
        return 2 * x[0];
    case UnitKind::Exp:
        return value;
    case UnitKind::Log:
        return 1 / x[0];
    case UnitKind::Sqrt:
        return 1 / (2 * value);
    case UnitKind::Abs:
        return signOf(x[0]);
    case UnitKind::Tanh:
        return 1 - value * value;
    case UnitKind::Erf:
        return 2 * std::numbers::inv_sqrtpi * std::exp(-x[0] * x[0]);
    case UnitKind::Sigmoid:
        return value * (1 - value);
    case UnitKind::ReLU:
        return x[0] > 0 ? 1 : 0;
    case UnitKind::LeakyReLU:
        if (which == 1)
            return x[0] > 0 ? 0 : x[0];
        return x[0] > 0 ? 1 : x[1];
    case UnitKind::Max:
        return placeOfLargest(x) == which ? 1 : 0;
    case UnitKind::Huber:
        if (which == 1) // its width is never learned
            return 0;
        return std::abs(x[0]) < x[1] ? x[0] : x[1] * signOf(x[0]);
    }
    return 0;
}

std::vector<double> inputsOf(const UnitGraph &graph, int unit)
{
    std::vector<double> values;
    for (const int input : graph.units[static_cast<std::size_t>(unit)].inputs)
        values.push_back(graph.units[static_cast<std::size_t>(input)].value);
    return values;
}

double localDerivative(const UnitGraph &graph, int unit, std::size_t which)
{
    const Unit &made = graph.units[static_cast<std::size_t>(unit)];
    return derivativeOf(made.kind, inputsOf(graph, unit), made.value, which);
}

void propagateBack(UnitGraph &graph)
{
    for (Unit &unit : graph.units)
        unit.gradient = 0;
    for (const int loss : graph.losses)
        graph.units[static_cast<std::size_t>(loss)].gradient = graph.seed;
    for (std::size_t i = graph.units.size(); i-- > 0;) {
        const Unit &unit = graph.units[i];
        if (unit.gradient == 0 || unit.inputs.empty())
            continue;
        const std::vector<double> inputs = inputsOf(graph, static_cast<int>(i));
        for (std::size_t which = 0; which < inputs.size(); ++which)
            graph.units[static_cast<std::size_t>(unit.inputs[which])].gradient +=
                derivativeOf(unit.kind, inputs, unit.value, which) * unit.gradient;
    }
    graph.hasGradients = !graph.losses.empty();
}

std::vector<int> readersOf(const UnitGraph &graph, int unit)
{
    std::vector<int> readers;
    for (std::size_t i = static_cast<std::size_t>(unit) + 1; i < graph.units.size(); ++i)
        for (const int input : graph.units[i].inputs)
            if (input == unit)
                readers.push_back(static_cast<int>(i));
    return readers;
}

int findUnit(const UnitGraph &graph, std::string_view name)
{
    const auto found =
        std::find_if(graph.units.begin(), graph.units.end(), [name](const Unit &unit) { return unit.name == name; });
    return found == graph.units.end() ? -1 : static_cast<int>(found - graph.units.begin());
}

} // namespace vitrine
