#include "core/trace/Explain.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace vitrine {

namespace {

/// Recursive descent over `sum = product {(+|-) product}`, `product = factor {(*|/) factor}`,
/// `factor = - factor | number | name | function(sum, …) | (sum)`.
class Evaluator {
public:
    Evaluator(std::string_view text, std::span<const Term> terms) : m_text(text)
    {
        m_values.reserve(terms.size());
        for (const Term &term : terms)
            m_values.emplace(term.name, term.value);
    }

    Result<double> run()
    {
        const double value = sum();
        skipBlanks();
        if (!m_error.message.isEmpty())
            return m_error;
        if (m_at != m_text.size())
            return unexpected();
        return value;
    }

private:
    // Deep enough for any expression a block writes; shallow enough for any stack.
    static constexpr int deepest = 200;

    void skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n'))
            ++m_at;
    }

    bool take(char wanted)
    {
        skipBlanks();
        if (m_at == m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    Error unexpected() const
    {
        return fail(VITRINE_TEXT("core", "The expression is not plain arithmetic at position %1: “%2”"), m_at,
                    std::string(m_text.substr(m_at, 20)));
    }

    double stop(Error error)
    {
        if (m_error.message.isEmpty())
            m_error = std::move(error);
        m_at = m_text.size();
        return std::numeric_limits<double>::quiet_NaN();
    }

    double sum()
    {
        double value = product();
        for (;;) {
            if (take('+'))
                value += product();
            else if (take('-'))
                value -= product();
            else
                return value;
        }
    }

    double product()
    {
        double value = factor();
        for (;;) {
            if (take('*'))
                value *= factor();
            else if (take('/'))
                value /= factor();
            else
                return value;
        }
    }

    double factor()
    {
        if (++m_depth > deepest)
            return stop(unexpected());
        const double value = factorWithin();
        --m_depth;
        return value;
    }

    double factorWithin()
    {
        if (take('-'))
            return -factor();
        if (take('(')) {
            const double value = sum();
            return take(')') ? value : stop(unexpected());
        }
        if (m_at < m_text.size() && (std::isdigit(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '.'))
            return number();
        return nameOrCall();
    }

    double number()
    {
        double value = 0;
        const auto [end, problem] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
        if (problem != std::errc())
            return stop(unexpected());
        m_at = static_cast<std::size_t>(end - m_text.data());
        return value;
    }

    double nameOrCall()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '_'))
            ++m_at;
        const std::string_view name = m_text.substr(start, m_at - start);
        if (name.empty())
            return stop(unexpected());
        if (take('('))
            return call(name);
        const auto found = m_values.find(name);
        if (found == m_values.end())
            return stop(fail(VITRINE_TEXT("core", "The expression names “%1”, which is none of its terms."),
                             std::string(name)));
        return found->second;
    }

    double call(std::string_view name)
    {
        double value = sum();
        const bool isMax = name == "max";
        if (isMax || name == "min") {
            // NaN wins, as in PyTorch's pooling.
            while (take(',')) {
                const double next = sum();
                if (std::isnan(next) || (isMax ? next > value : next < value))
                    value = next;
            }
        } else {
            value = apply(name, value);
        }
        return take(')') ? value : stop(unexpected());
    }

    double apply(std::string_view name, double x)
    {
        if (name == "exp")
            return std::exp(x);
        if (name == "log")
            return std::log(x);
        if (name == "sqrt")
            return std::sqrt(x);
        if (name == "abs")
            return std::abs(x);
        if (name == "tanh")
            return std::tanh(x);
        if (name == "erf")
            return std::erf(x);
        return stop(fail(VITRINE_TEXT("core", "The expression calls “%1”, which is no function it may use."),
                         std::string(name)));
    }

    std::string_view m_text;
    std::unordered_map<std::string_view, double> m_values;
    std::size_t m_at = 0;
    int m_depth = 0;
    Error m_error;
};

} // namespace

Result<double> evaluateExpression(std::string_view expression, std::span<const Term> terms)
{
    return Evaluator(expression, terms).run();
}

} // namespace vitrine
