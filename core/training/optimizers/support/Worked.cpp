#include "core/training/optimizers/support/Worked.h"

#include <cmath>
#include <cstdio>

namespace vitrine {

Worked Worked::named(const std::string &symbol, double value)
{
    Worked worked;
    worked.m_formula = {symbol, Binding::Atom};
    worked.m_numbers = numberAsText(value);
    worked.m_value = value;
    return worked;
}

Worked Worked::constant(int number)
{
    return named(std::to_string(number), number);
}

Worked::Text Worked::numberAsText(double number)
{
    return {workedNumber(number), std::signbit(number) ? Binding::Sum : Binding::Atom};
}

Worked::Text Worked::join(const Text &a, const char *sign, const Text &b, Binding binding)
{
    // What stands on the right must hold together more tightly: a − (b − c), a / (b·c).
    const Binding tighter = binding == Binding::Sum ? Binding::Product : Binding::Power;
    return {a.atLeast(binding) + sign + b.atLeast(tighter), binding};
}

Worked Worked::join(const Worked &a, const char *sign, const Worked &b, Binding binding, double value)
{
    Worked worked;
    worked.m_formula = join(a.m_formula, sign, b.m_formula, binding);
    worked.m_numbers = join(a.m_numbers, sign, b.m_numbers, binding);
    worked.m_value = value;
    return worked;
}

Worked operator+(const Worked &a, const Worked &b)
{
    return Worked::join(a, " + ", b, Worked::Binding::Sum, a.m_value + b.m_value);
}

Worked operator-(const Worked &a, const Worked &b)
{
    return Worked::join(a, " − ", b, Worked::Binding::Sum, a.m_value - b.m_value);
}

Worked operator*(const Worked &a, const Worked &b)
{
    return Worked::join(a, "·", b, Worked::Binding::Product, a.m_value * b.m_value);
}

Worked operator/(const Worked &a, const Worked &b)
{
    return Worked::join(a, " / ", b, Worked::Binding::Product, a.m_value / b.m_value);
}

Worked sqrt(const Worked &a)
{
    using Binding = Worked::Binding;
    Worked worked;
    worked.m_formula = {"√" + a.m_formula.atLeast(Binding::Atom), Binding::Power};
    worked.m_numbers = {"√" + a.m_numbers.atLeast(Binding::Atom), Binding::Power};
    worked.m_value = std::sqrt(a.m_value);
    return worked;
}

Worked square(const Worked &a)
{
    using Binding = Worked::Binding;
    Worked worked;
    worked.m_formula = {a.m_formula.atLeast(Binding::Atom) + "²", Binding::Power};
    worked.m_numbers = {a.m_numbers.atLeast(Binding::Atom) + "²", Binding::Power};
    worked.m_value = a.m_value * a.m_value;
    return worked;
}

Worked sign(const Worked &a)
{
    using Binding = Worked::Binding;
    Worked worked;
    worked.m_formula = {"sign(" + a.m_formula.text + ")", Binding::Atom};
    worked.m_numbers = {"sign(" + a.m_numbers.text + ")", Binding::Atom};
    worked.m_value = (a.m_value > 0) - (a.m_value < 0);
    return worked;
}

Worked toThePower(const Worked &a, const Worked &t)
{
    using Binding = Worked::Binding;
    Worked worked;
    worked.m_formula = {a.m_formula.atLeast(Binding::Atom) + "ᵗ", Binding::Power};
    worked.m_numbers = {a.m_numbers.atLeast(Binding::Atom) + superscript(std::llround(t.m_value)), Binding::Power};
    worked.m_value = std::pow(a.m_value, t.m_value);
    return worked;
}

std::string workedNumber(double number)
{
    if (std::isnan(number))
        return "NaN";
    const std::string minus = std::signbit(number) ? "−" : "";
    if (std::isinf(number))
        return minus + "∞";
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", std::abs(number));
    std::string text = buffer;
    // "1e-08" → "1e-8", "1e+08" → "1e8"
    if (const std::size_t e = text.find('e'); e != std::string::npos) {
        const bool small = text[e + 1] == '-';
        const std::size_t digits = text.find_first_not_of('0', e + 2);
        text = text.substr(0, e + 1) + (small ? "-" : "") + text.substr(digits);
    }
    return minus + text;
}

std::string superscript(long long number)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string raised;
    for (const char digit : std::to_string(number))
        raised += digit == '-' ? "⁻" : digits[digit - '0'];
    return raised;
}

} // namespace vitrine
