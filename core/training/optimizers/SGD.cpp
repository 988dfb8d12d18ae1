#include "core/training/optimizers/support/PlainStep.h"
#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

std::unique_ptr<OptimizerKind> makeSGD()
{
    return makeRowOptimizer<PlainStep>({
        .name = "sgd",
        .title = "SGD",
        .summary = Message::of(
            VITRINE_TEXT("core", "Steps against the gradient of a batch: many cheap steps, each a little off.")),
        .paper = "Robbins & Monro 1951, doi 10.1214/aoms/1177729586",
        .hyperparameters = {learningRate(0.01), weightPenalty()},
        .state = {},
    });
}

} // namespace vitrine
