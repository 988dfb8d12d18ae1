#include "core/training/optimizers/support/PlainStep.h"
#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

std::unique_ptr<OptimizerKind> makeGD()
{
    return makeRowOptimizer<PlainStep>({
        .name = "gd",
        .title = "Gradient descent",
        .summary = Message::of(VITRINE_TEXT(
            "core",
            "Steps against the gradient of the whole training set: a smooth path, and one step for much work.")),
        .paper = "Cauchy 1847",
        .hyperparameters = {learningRate(0.01), weightPenalty()},
        .state = {},
        .isFullBatch = true,
    });
}

} // namespace vitrine
