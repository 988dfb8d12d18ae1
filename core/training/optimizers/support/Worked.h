#pragma once

#include <string>

namespace vitrine {

/// A number that remembers how it is written. The lines of an optimizer, run on these, write themselves down: with
/// symbols ("β₁·s + (1 − β₁)·g") and with the numbers put in ("0.9·0 + (1 − 0.9)·0.5").
class Worked {
public:
    Worked() = default;
    /// A symbol: "β₁", "g".
    static Worked named(const std::string &symbol, double value);

    double value() const { return m_value; }
    const std::string &formula() const { return m_formula.text; }
    const std::string &numbers() const { return m_numbers.text; }

    friend Worked operator+(const Worked &a, const Worked &b);
    friend Worked operator-(const Worked &a, const Worked &b);
    friend Worked operator*(const Worked &a, const Worked &b);
    friend Worked operator/(const Worked &a, const Worked &b);
    friend Worked operator+(int a, const Worked &b) { return constant(a) + b; }
    friend Worked operator-(int a, const Worked &b) { return constant(a) - b; }
    friend Worked operator*(int a, const Worked &b) { return constant(a) * b; }
    friend Worked operator/(int a, const Worked &b) { return constant(a) / b; }
    friend Worked operator-(const Worked &a, int b) { return a - constant(b); }

    friend Worked sqrt(const Worked &a);
    friend Worked square(const Worked &a);
    friend Worked sign(const Worked &a);
    /// aᵗ; `t` is a whole number.
    friend Worked toThePower(const Worked &a, const Worked &t);
    friend bool isZero(const Worked &a) { return a.m_value == 0; }
    friend bool isAbove(const Worked &a, int limit) { return a.m_value > limit; }

private:
    /// How tightly a text holds together: what is looser than its place asks for stands in parentheses.
    enum class Binding { Sum, Product, Power, Atom };
    struct Text {
        std::string text = "0";
        Binding binding = Binding::Atom;

        std::string atLeast(Binding wanted) const { return binding < wanted ? "(" + text + ")" : text; }
    };
    static Worked constant(int number);
    static Text numberAsText(double number);
    static Text join(const Text &a, const char *sign, const Text &b, Binding binding);
    static Worked join(const Worked &a, const char *sign, const Worked &b, Binding binding, double value);

    Text m_formula;
    Text m_numbers;
    double m_value = 0;
};

/// Six significant digits, with a true minus: "−0.5", "1e-8".
std::string workedNumber(double number);
/// "−12" as "⁻¹²".
std::string superscript(long long number);

} // namespace vitrine
