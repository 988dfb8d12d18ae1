#pragma once

#include "core/base/Result.h"
#include "core/training/surfaces/support/Formula.h"

#include <string_view>

namespace vitrine {

/// Reads a formula of x and y (see parseSurface()):
///
///     sum = product {(+ | −) product}      product = signed {[* | · | /] signed}      signed = (− | +) signed | power
///     power = atom [raised] [^ signed]     atom = number | name | function(sum, …) | (sum) | √ atom
class FormulaParser {
public:
    static constexpr std::size_t longest = 1000; ///< characters
    static constexpr int deepest = 100; ///< levels

    explicit FormulaParser(std::string_view text) : m_text(text) { }
    Result<Formula> run();

private:
    using Op = Formula::Op;
    using Step = std::size_t;

    Step sum();
    Step product();
    Step signedPower();
    Step power();
    Step raised(Step base);
    Step atom();
    Step number();
    Step nameOrCall();
    Step call(const std::string &name, Op op, std::size_t start);
    Step constant(double number) { return m_formula.add({Op::Number, 0, 0, number}); }

    void skipBlanks();
    bool take(std::string_view sign);
    bool takeAny(std::initializer_list<std::string_view> signs);
    /// Whether what stands here begins an atom, so that “2x” and “3(x + 1)” are products.
    bool atAtom();
    void skipHead();
    std::string_view word();
    /// Notes the first mistake and leaves off reading.
    Step stop(std::size_t place, Message what);
    Step expected(Message what);

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    Formula m_formula;
    Error m_error;
};

} // namespace vitrine
