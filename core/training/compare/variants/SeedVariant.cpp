#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

std::unique_ptr<VariantKind> makeSeedVariant()
{
    return makeNumberVariant(
        {"seed", Message::of(VITRINE_TEXT("core", "Seed")),
         Message::of(VITRINE_TEXT("core",
                                  "Other first weights and another order of the items, all else the same: a difference "
                                  "that is no larger than this one is chance."))},
        {.min = 0,
         .max = 1e9,
         .isWhole = true,
         .pattern = VITRINE_TEXT("core", "Seed %1"),
         .get = [](const TrainSetup &setup) { return static_cast<double>(setup.seed); },
         .set =
             [](TrainSetup &setup, double value) {
                 setup.seed = static_cast<std::uint64_t>(value);
                 setup.tensors.clear(); // fresh ones, by this seed
             },
         .propose = [](double now) { return now + 1; }});
}

} // namespace vitrine
