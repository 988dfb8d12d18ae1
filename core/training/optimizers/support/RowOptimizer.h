#pragma once

#include "core/training/optimizers/support/Cell.h"
#include "core/training/optimizers/support/CommonSettings.h"
#include "core/training/optimizers/support/OptimizerBase.h"
#include "core/training/optimizers/support/Vectorised.h"

#include <algorithm>
#include <utility>

namespace vitrine {

/// The weights first … last − 1 of a row, each as a cell of `States` numbers, updated by the rule and stored again:
/// one pass over memory.
template <std::size_t States, typename Real, typename Rule>
void forEachCell(const OptimizerRow<Real> &row, std::size_t first, std::size_t last, const Rule &rule)
{
    Real *const weights = row.weights.data();
    const Real *const gradients = row.gradients.data();
    std::array<Real *, States> state;
    for (std::size_t k = 0; k < States; ++k)
        state[k] = row.state[k].data();
    runVectorised([=, &rule] {
    // The row's parts don't overlap.
#pragma GCC ivdep
        for (std::size_t i = first; i < last; ++i) {
            RowCell<Real, States> cell{weights[i], gradients[i], {}};
            for (std::size_t k = 0; k < States; ++k)
                cell.state[k] = state[k][i];
            rule.update(cell);
            weights[i] = cell.w;
            for (std::size_t k = 0; k < States; ++k)
                state[k][i] = cell.state[k];
        }
    });
}

/// An optimizer that treats each weight by itself, made of its lines: a class template `Rule<Number>` with the number
/// of its `states`, a constructor from StepSettings<Number> for what is computed once a step, and `update(cell)` for
/// one weight. Number is a Scalar in a row, and Worked where the step is written down.
template <template <typename> class Rule>
class RowOptimizer : public OptimizerBase {
public:
    using OptimizerBase::OptimizerBase;

    void step(const OptimizerRow<float> &row, const Hyperparameters &given) const override { stepRow(row, given); }
    void step(const OptimizerRow<double> &row, const Hyperparameters &given) const override { stepRow(row, given); }

    std::vector<WorkedLine> work(const OptimizerRow<double> &row, std::size_t index,
                                 const Hyperparameters &given) const override
    {
        std::vector<WorkedLine> lines;
        WorkedCell<states> cell(row, index, state(), lines);
        Rule<Worked>(StepSettings<Worked>(*this, given, row.step, lines)).update(cell);
        return lines;
    }

private:
    static constexpr std::size_t states = Rule<Worked>::states;

    template <typename Real>
    void stepRow(const OptimizerRow<Real> &row, const Hyperparameters &given) const
    {
        const Rule<Scalar<Real>> rule(StepSettings<Scalar<Real>>(given, row.step));
        forEachCell<states>(row, 0, row.weights.size(), rule);
    }
};

template <template <typename> class Rule>
std::unique_ptr<OptimizerKind> makeRowOptimizer(OptimizerText text)
{
    assert(text.state.size() == Rule<Worked>::states);
    return std::make_unique<RowOptimizer<Rule>>(std::move(text));
}

} // namespace vitrine
