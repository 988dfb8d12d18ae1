#include "core/training/compare/variants/support/EditNetwork.h"
#include "core/training/compare/variants/support/VariantBase.h"

#include <array>

namespace vitrine {

namespace {

struct Pair {
    const char *max, *average;
};
constexpr std::array<Pair, 3> pairs{
    {{"MaxPool1d", "AvgPool1d"}, {"MaxPool2d", "AvgPool2d"}, {"MaxPool3d", "AvgPool3d"}}};

Result<std::string> present(const TrainSetup &setup)
{
    bool hasMax = false, hasAverage = false;
    for (const Block &block : setup.network.blocks)
        for (const auto &[max, average] : pairs) {
            hasMax = hasMax || block.type == max;
            hasAverage = hasAverage || block.type == average;
        }
    if (!hasMax && !hasAverage)
        return fail(VITRINE_TEXT("core", "%1 has neither max nor average pooling."), setup.network.name);
    return std::string(hasMax && hasAverage ? "" : hasMax ? "max" : "average");
}

Result<void> replaceAll(TrainSetup &setup, const std::string &name)
{
    for (Block &block : setup.network.blocks)
        for (const auto &[max, average] : pairs) {
            const char *wanted = name == "max" ? max : average;
            if ((block.type != max && block.type != average) || block.type == wanted)
                continue;
            block.type = wanted;
            std::erase_if(block.params, [](const auto &param) { // what the other kind does not have
                return param.first != "kernel_size" && param.first != "stride" && param.first != "padding"
                    && param.first != "ceil_mode";
            });
        }
    return {};
}

} // namespace

std::unique_ptr<VariantKind> makePoolingVariant()
{
    return makeListVariant(
        {"pooling", Message::of(VITRINE_TEXT("core", "Pooling")),
         Message::of(VITRINE_TEXT("core",
                                  "The largest number keeps what is sharp, the mean what is broad: look at the "
                                  "validation, and at the feature maps behind the pooling."))},
        {.choices = {{"max", Message::of(VITRINE_TEXT("core", "Max pooling"))},
                     {"average", Message::of(VITRINE_TEXT("core", "Average pooling"))}},
         .present = present,
         .pattern = VITRINE_TEXT("core", "%1"),
         .set = replaceAll,
         .proposal = "max"});
}

} // namespace vitrine
