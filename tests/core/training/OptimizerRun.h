#pragma once

#include "core/training/OptimizerKind.h"

#include <map>

namespace vitrine::test {

/// The memory of an optimizer's row, and its steps.
template <typename Real>
struct OptimizerRun {
    OptimizerRun(const OptimizerKind &of, const Hyperparameters &given, const std::vector<Shape> &shapes)
        : kind(of), settings(*completeHyperparameters(of, given))
    {
        std::size_t count = 0;
        for (const Shape &shape : shapes) {
            tensors.push_back({"", shape, count});
            count += tensors.back().count();
        }
        weights.resize(count);
        gradients.resize(count);
        state.assign(kind.state().size(), std::vector<Real>(count));
    }

    OptimizerRow<Real> row()
    {
        OptimizerRow<Real> all{weights, gradients, {}, tensors, stepsDone + 1};
        for (auto &quantity : state)
            all.state.emplace_back(quantity);
        return all;
    }

    void step()
    {
        kind.step(row(), settings);
        ++stepsDone;
    }

    const OptimizerKind &kind;
    Hyperparameters settings;
    std::vector<TensorRange> tensors;
    std::vector<Real> weights;
    std::vector<Real> gradients;
    std::vector<std::vector<Real>> state;
    std::int64_t stepsDone = 0;
};

} // namespace vitrine::test
