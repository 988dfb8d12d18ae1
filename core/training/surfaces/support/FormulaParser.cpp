#include "core/training/surfaces/support/FormulaParser.h"

#include "core/base/NearestName.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numbers>
#include <optional>

namespace vitrine {

namespace {

using Op = Formula::Op;

struct Function {
    const char *name;
    Op op;
};

constexpr std::array functions{Function{"exp", Op::Exp},   Function{"log", Op::Log},   Function{"ln", Op::Log},
                               Function{"sqrt", Op::Sqrt}, Function{"abs", Op::Abs},   Function{"sin", Op::Sin},
                               Function{"cos", Op::Cos},   Function{"tan", Op::Tan},   Function{"min", Op::Min},
                               Function{"max", Op::Max},   Function{"tanh", Op::Tanh}, Function{"sign", Op::Sign}};

constexpr std::array<std::string_view, 10> raisedDigits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::string similarName(std::string_view wrong)
{
    std::vector<std::string> names{"x", "y", "pi", "e"};
    for (const Function &function : functions)
        names.emplace_back(function.name);
    return nearestName(wrong, names);
}

/// Characters, not bytes: what the user counts.
std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

Result<Formula> FormulaParser::run()
{
    if (m_text.size() > 4 * longest || characters(m_text) > longest)
        return fail(VITRINE_TEXT("core", "The formula has more than %1 characters."), longest);
    skipHead();
    sum();
    skipBlanks();
    if (m_error.message.isEmpty() && m_at != m_text.size())
        expected(Message::of(VITRINE_TEXT("core", "an operator or the end")));
    if (!m_error.message.isEmpty())
        return m_error;
    return std::move(m_formula);
}

FormulaParser::Step FormulaParser::sum()
{
    Step left = product();
    for (;;) {
        const bool plus = take("+");
        if (!plus && !takeAny({"-", "−"}))
            return left;
        const Step right = product();
        left = m_formula.add({plus ? Op::Add : Op::Subtract, left, right});
    }
}

FormulaParser::Step FormulaParser::product()
{
    Step left = signedPower();
    for (;;) {
        const bool over = takeAny({"/", "÷"});
        const bool times = !over && takeAny({"*", "·", "×"});
        if (!over && !times && !atAtom())
            return left;
        const Step right = over || times ? signedPower() : power();
        left = m_formula.add({over ? Op::Divide : Op::Multiply, left, right});
    }
}

FormulaParser::Step FormulaParser::signedPower()
{
    if (++m_depth > deepest)
        return stop(m_at, Message::of(VITRINE_TEXT("core", "more than %1 levels inside each other"), deepest));
    Step result = 0;
    if (takeAny({"-", "−"})) {
        const Step operand = signedPower();
        result = m_formula.add({Op::Negate, operand, operand});
    } else if (take("+")) {
        result = signedPower();
    } else {
        result = power();
    }
    --m_depth;
    return result;
}

FormulaParser::Step FormulaParser::power()
{
    const Step base = raised(atom());
    if (!takeAny({"^", "**"}))
        return base;
    const Step exponent = signedPower();
    return m_formula.add({Op::Power, base, exponent});
}

/// “²”, “⁻¹”, with no blank before.
FormulaParser::Step FormulaParser::raised(Step base)
{
    const auto takeRaised = [this](std::string_view sign) {
        const bool found = m_text.substr(m_at, sign.size()) == sign;
        m_at += found ? sign.size() : 0;
        return found;
    };
    std::string digits = takeRaised("⁻") ? "-" : "";
    for (bool more = true; more;) {
        more = false;
        for (std::size_t digit = 0; digit < raisedDigits.size(); ++digit)
            if (takeRaised(raisedDigits[digit])) {
                digits += static_cast<char>('0' + digit);
                more = true;
            }
    }
    if (digits.empty())
        return base;
    double exponent = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (problem != std::errc())
        return expected(Message::of(VITRINE_TEXT("core", "a raised number")));
    const Step exponentStep = constant(exponent);
    return m_formula.add({Op::Power, base, exponentStep});
}

FormulaParser::Step FormulaParser::atom()
{
    skipBlanks();
    if (take("√")) {
        if (++m_depth > deepest)
            return stop(m_at, Message::of(VITRINE_TEXT("core", "more than %1 levels inside each other"), deepest));
        const Step operand = atom();
        --m_depth;
        return m_formula.add({Op::Sqrt, operand, operand});
    }
    if (take("π"))
        return constant(std::numbers::pi);
    if (take("(")) {
        const Step inner = sum();
        return take(")") ? inner : expected(Message::of(VITRINE_TEXT("core", "a closing parenthesis")));
    }
    if (m_at < m_text.size() && (isDigit(m_text[m_at]) || m_text[m_at] == '.'))
        return number();
    return nameOrCall();
}

FormulaParser::Step FormulaParser::number()
{
    double value = 0;
    const auto [end, problem] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
    if (problem != std::errc())
        return expected(Message::of(VITRINE_TEXT("core", "a number that a double can hold")));
    m_at = static_cast<std::size_t>(end - m_text.data());
    return constant(value);
}

FormulaParser::Step FormulaParser::nameOrCall()
{
    const std::size_t start = m_at;
    const std::string name(word());
    if (name.empty())
        return expected(Message::of(VITRINE_TEXT("core", "a number, x, y, a function or an opening parenthesis")));
    for (const Function &function : functions)
        if (name == function.name)
            return call(name, function.op, start);
    if (name == "x" || name == "y")
        return m_formula.add({name == "x" ? Op::X : Op::Y});
    if (name == "pi" || name == "e")
        return constant(name == "pi" ? std::numbers::pi : std::numbers::e);
    if (name == "xy" || name == "yx") {
        const Step x = m_formula.add({Op::X});
        const Step y = m_formula.add({Op::Y});
        return m_formula.add({Op::Multiply, x, y});
    }
    if (const std::string near = similarName(name); !near.empty())
        return stop(start, Message::of(VITRINE_TEXT("core", "“%1” is not known; did you mean “%2”?"), name, near));
    return stop(
        start,
        Message::of(VITRINE_TEXT("core",
                                 "“%1” is not known; there are x, y, pi, e, exp, log, sqrt, abs, sign, sin, cos, "
                                 "tan, tanh, min and max"),
                    name));
}

FormulaParser::Step FormulaParser::call(const std::string &name, Op op, std::size_t start)
{
    if (!take("("))
        return expected(Message::of(VITRINE_TEXT("core", "the opening parenthesis of %1"), name));
    const bool takesSeveral = op == Op::Min || op == Op::Max;
    Step result = sum();
    int operands = 1;
    for (; take(","); ++operands) {
        const Step next = sum();
        result = m_formula.add({op, result, next});
    }
    if (!take(")"))
        return expected(Message::of(VITRINE_TEXT("core", "the closing parenthesis of %1"), name));
    if (takesSeveral != (operands > 1))
        return stop(start,
                    takesSeveral ? Message::of(VITRINE_TEXT("core", "%1 takes two numbers or more"), name)
                                 : Message::of(VITRINE_TEXT("core", "%1 takes one number"), name));
    return takesSeveral ? result : m_formula.add({op, result, result});
}

void FormulaParser::skipBlanks()
{
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
        ++m_at;
}

bool FormulaParser::take(std::string_view sign)
{
    skipBlanks();
    if (m_text.substr(m_at, sign.size()) != sign)
        return false;
    m_at += sign.size();
    return true;
}

bool FormulaParser::takeAny(std::initializer_list<std::string_view> signs)
{
    return std::any_of(signs.begin(), signs.end(), [this](std::string_view sign) { return take(sign); });
}

bool FormulaParser::atAtom()
{
    skipBlanks();
    const std::string_view rest = m_text.substr(m_at);
    return !rest.empty()
        && (rest[0] == '(' || rest[0] == '.' || isDigit(rest[0]) || isLetter(rest[0]) || rest.starts_with("π")
            || rest.starts_with("√"));
}

/// “f(x, y) =” or “z =”, as formulas are written.
void FormulaParser::skipHead()
{
    const std::size_t equals = m_text.find('=');
    if (equals == std::string_view::npos)
        return;
    std::string head;
    for (const char c : m_text.substr(0, equals))
        if (c != ' ')
            head += c;
    if (head == "f(x,y)" || head == "f" || head == "z")
        m_at = equals + 1;
}

std::string_view FormulaParser::word()
{
    const std::size_t start = m_at;
    while (m_at < m_text.size() && (isLetter(m_text[m_at]) || (m_at > start && isDigit(m_text[m_at]))))
        ++m_at;
    return m_text.substr(start, m_at - start);
}

FormulaParser::Step FormulaParser::stop(std::size_t place, Message what)
{
    if (m_error.message.isEmpty())
        m_error = fail(VITRINE_TEXT("core", "The formula is wrong at character %1: %2."),
                       characters(m_text.substr(0, place)) + 1, std::move(what));
    m_at = m_text.size();
    return 0;
}

FormulaParser::Step FormulaParser::expected(Message what)
{
    skipBlanks();
    if (m_at >= m_text.size())
        return stop(m_at,
                    Message::of(VITRINE_TEXT("core", "expected %1, but the formula ends there"), std::move(what)));
    std::size_t length = 1;
    while (m_at + length < m_text.size() && (static_cast<unsigned char>(m_text[m_at + length]) & 0xC0) == 0x80)
        ++length;
    return stop(m_at,
                Message::of(VITRINE_TEXT("core", "expected %1, not “%2”"), std::move(what),
                            std::string(m_text.substr(m_at, length))));
}

} // namespace vitrine
