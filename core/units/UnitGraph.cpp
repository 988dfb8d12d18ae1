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

/// How an operation is written: its sign, and its derivatives in letters. %a and %b are its first and its second input,
/// %x the one that is meant, %u its own value.
struct Writing {
    UnitKind kind;
    const char *symbol;
    const char *first; ///< ∂u/∂a
    const char *second; ///< ∂u/∂b and those after it, where it has them
};

constexpr Writing writings[] = {
    {UnitKind::Number, "", "", ""},
    {UnitKind::Sum, "+", "1", "1"},
    {UnitKind::Difference, "−", "1", "(−1)"},
    {UnitKind::Product, "·", "", ""}, // the other factors, as many as there are
    {UnitKind::Quotient, "/", "(1/%b)", "(−%a/%b²)"},
    {UnitKind::Square, "²", "2·%a", ""},
    {UnitKind::Exp, "exp", "%u", ""},
    {UnitKind::Log, "ln", "(1/%a)", ""},
    {UnitKind::Sqrt, "√", "1/(2·%u)", ""},
    {UnitKind::Abs, "|a|", "sign(%a)", ""},
    {UnitKind::Tanh, "tanh", "(1 − %u²)", ""},
    {UnitKind::Erf, "erf", "2/√π·exp(−%a²)", ""},
    {UnitKind::Sigmoid, "σ", "%u·(1 − %u)", ""},
    {UnitKind::ReLU, "ReLU", "1{%a > 0}", ""},
    {UnitKind::LeakyReLU, "LeakyReLU", "LeakyReLU′(%a)", "min(%a, 0)"},
    {UnitKind::Max, "max", "1{%x = %u}", "1{%x = %u}"},
    {UnitKind::Huber, "Huber", "clamp(%a, −%b, %b)", "0"},
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

std::string writtenDerivative(UnitKind kind, std::span<const std::string> inputs, std::string_view own,
                              std::size_t which)
{
    std::string text;
    if (kind == UnitKind::Product) {
        for (std::size_t i = 0; i < inputs.size(); ++i)
            if (i != which)
                text += (text.empty() ? "" : "·") + inputs[i];
        return text;
    }
    const Writing &writing = writingOf(kind);
    const std::string_view rule = which == 0 ? writing.first : writing.second;
    for (std::size_t i = 0; i < rule.size(); ++i) {
        if (rule[i] != '%') {
            text += rule[i];
            continue;
        }
        const char letter = rule[++i];
        text += letter == 'u' ? own : std::string_view(inputs[letter == 'x' ? which : letter == 'a' ? 0 : 1]);
    }
    return text;
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
    std::vector<double> inputs; // of one unit after the other
    for (std::size_t i = graph.units.size(); i-- > 0;) {
        const Unit &unit = graph.units[i];
        if (unit.gradient == 0 || unit.inputs.empty())
            continue;
        inputs.clear();
        for (const int input : unit.inputs)
            inputs.push_back(graph.units[static_cast<std::size_t>(input)].value);
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
