#pragma once

#include "core/blocks/Explanation.h"

#include <QString>

#include <vector>

namespace vitrine {

/// What stands in one row of the table of an explanation: a term, or two that are multiplied with each other.
struct ExplanationRow {
    int first = 0; ///< positions in Explanation::terms
    int second = -1; ///< −1: the term stands alone

    bool isPair() const { return second >= 0; }
};

/// How the terms of an explanation belong together.
struct ExplanationRows {
    std::vector<ExplanationRow> rows; ///< in the order of the expression; every term is in one row at least
    bool isSum = false; ///< the whole expression is the sum of the rows

    /// The row's share of the sum: the term, or the product of its two.
    static double contribution(const Explanation &explanation, const ExplanationRow &row);
};

/// Finds products of two terms ("w3*x3") that stand in no longer product.
ExplanationRows explanationRows(const Explanation &explanation);

/// The expression with numbers in place of the names: "0.12 + 0.5·0.25 + …". At most `mostRows` rows or terms, then "…"
/// and how many there are; −1: all of them.
QString numbersOf(const Explanation &explanation, const ExplanationRows &rows, int mostRows);
/// The expression with every number in full, as plain arithmetic that any calculator takes: "0.123 + 0.5*0.25".
QString plainExpression(const Explanation &explanation);
/// Everything as text: what is explained, formula, terms, sum.
QString explanationText(const Explanation &explanation);
/// "conv1[0, 3, 5, 5]"; of a single number "loss".
QString placeText(const std::string &name, const Index &index);
/// "conv1[0, 3, 5, 5]", "∂Loss/∂conv1[0, 3, 5, 5]"
QString titleOf(const Explanation &explanation);

} // namespace vitrine
