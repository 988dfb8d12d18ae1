#include "core/stepping/Iteration.h"

#include <cassert>

namespace vitrine {

namespace {

std::vector<double> widened(const WeightRow &row, const TensorRange &range)
{
    const auto piece = row.values().subspan(range.offset, range.count());
    return {piece.begin(), piece.end()};
}

} // namespace

std::vector<WorkedLine> workUpdate(const Update &update, std::size_t tensor, std::size_t index)
{
    const TensorRange &range = update.tensors[tensor].range;
    assert(index < range.count());
    std::vector<double> weights = widened(update.before, range);
    const std::vector<double> gradients = widened(update.gradients, range);
    std::vector<std::vector<double>> state;
    for (const WeightRow &row : update.stateBefore)
        state.push_back(widened(row, range));
    const TensorRange alone{range.name, range.shape, 0};
    OptimizerRow<double> row{weights, gradients, {}, {&alone, 1}, update.step};
    for (std::vector<double> &values : state)
        row.state.emplace_back(values);
    return update.kind->work(row, index, update.hyperparameters);
}

} // namespace vitrine
