#pragma once

#include "core/training/optimizers/support/StepSettings.h"

#include <array>

namespace vitrine {

/// One weight in a step: w, its gradient g, and what the optimizer remembers of it. The lines of an optimizer are
/// written once, for any cell; `let` names what a line has computed.
template <typename Real, std::size_t States>
struct RowCell {
    Real w;
    Real g;
    std::array<Real, States> state;

    Real let(const char *, Real value) const { return value; }
};

/// A cell whose lines are written down.
template <std::size_t States>
struct WorkedCell {
    Worked w;
    Worked g;
    std::array<Worked, States> state;
    std::vector<WorkedLine> &lines;

    WorkedCell(const OptimizerRow<double> &row, std::size_t index, const std::vector<StateSpec> &specs,
               std::vector<WorkedLine> &record)
        : w(Worked::named("w", row.weights[index])), g(Worked::named("g", row.gradients[index])), lines(record)
    {
        for (std::size_t i = 0; i < States; ++i)
            state[i] = Worked::named(specs[i].name, row.state[i][index]);
    }

    Worked let(const char *symbol, const Worked &value)
    {
        lines.push_back({symbol, value.formula(), value.numbers(), value.value()});
        return Worked::named(symbol, value.value());
    }
};

/// The gradient with the share of L2's penalty ½λw².
template <typename Cell, typename Number>
auto penalised(Cell &cell, const Number &decay)
{
    return isZero(decay) ? cell.g : cell.let("g", cell.g + decay * cell.w);
}

/// Decoupled weight decay (Loshchilov & Hutter 2019): w shrinks on its own, whatever the gradient.
template <typename Cell, typename Number>
void shrink(Cell &cell, const Number &rate, const Number &decay)
{
    if (!isZero(decay))
        cell.w = cell.let("w", (1 - rate * decay) * cell.w);
}

} // namespace vitrine
