#pragma once

#include "core/blocks/ExplainContext.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// A number as it stands in an expression, exact and in parentheses where negative: `0.5`, `(-1)`.
std::string literal(double number);

/// The sum of the addends: "0" for none, the addend itself for one, else in parentheses. Long sums are nested in
/// groups, because evaluators (Python's among them) refuse some thousand operators in a row.
std::string sumOf(std::vector<std::string> addends);

/// "max(a, b)"; the operand itself where there is but one, since a max of one number is no arithmetic.
std::string maxOf(const std::vector<std::string> &operands);

/// A number of a tensor as an expression uses it: the name of its term, and its value to choose a branch by.
struct Operand {
    std::string name;
    double value = 0;
};

/// σ(x) written so that exp() can't overflow, in parentheses.
std::string sigmoidOf(const Operand &x);

/// A sum over possibly very many numbers: the first 20,000 stand in the expression one by one, the rest as one constant
/// for each sample of the batch, "Σ[3]".
class LongSum {
public:
    static constexpr std::int64_t limit = 20'000;

    explicit LongSum(ExplainContext &context) : m_context(context) { }

    /// An addend that is made of `numbers` numbers and belongs to a sample: `text()` is its expression, `value()` what
    /// it amounts to; only one of the two is asked.
    template <typename Text, typename Value>
    void add(std::int64_t sample, std::int64_t numbers, const Text &text, const Value &value)
    {
        if (m_used + numbers <= limit) {
            m_used += numbers;
            m_addends.push_back(text());
        } else {
            addToRest(sample, value());
        }
    }

    /// The sum, safe to be put into a product. Call once.
    std::string expression();

private:
    void addToRest(std::int64_t sample, double value);

    struct Rest {
        std::int64_t sample = 0;
        double value = 0;
    };

    ExplainContext &m_context;
    std::int64_t m_used = 0;
    std::vector<std::string> m_addends;
    std::vector<Rest> m_rests;
};

} // namespace vitrine
