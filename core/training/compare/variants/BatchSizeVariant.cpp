#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

std::unique_ptr<VariantKind> makeBatchSizeVariant()
{
    return makeNumberVariant(
        {"batch-size", Message::of(VITRINE_TEXT("core", "Batch size")),
         Message::of(VITRINE_TEXT("core",
                                  "A small batch makes more and rougher steps an epoch: compare against steps, epochs "
                                  "and seconds in turn."))},
        {.min = 1,
         .max = 65536,
         .isWhole = true,
         .isLogarithmic = true,
         .pattern = VITRINE_TEXT("core", "Batch size %1"),
         .get = [](const TrainSetup &setup) { return static_cast<double>(setup.batchSize); },
         .set = [](TrainSetup &setup, double value) { setup.batchSize = static_cast<int>(value); },
         .propose = [](double now) { return now >= 32 ? now / 4 : now * 4; }});
}

} // namespace vitrine
