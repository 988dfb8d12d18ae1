#include "core/training/detection/YoloxDefaults.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double largestSmallWidth = 0.375; ///< YOLOX-Tiny's
constexpr double closingShare = 15.0 / 300;
constexpr double sizeShare = 5 * 32 / 640.0; ///< by which pictures are smaller or larger

bool isSmall(const Network &network)
{
    const auto head =
        std::ranges::find_if(network.blocks, [](const Block &block) { return block.type == "YOLOXHead"; });
    if (head == network.blocks.end())
        return false;
    const auto width = head->params.find("width");
    const double *const share = width == head->params.end() ? nullptr : std::get_if<double>(&width->second);
    return share && *share <= largestSmallWidth;
}

DetectionRecipe recipeFor(const TrainSetup &setup)
{
    DetectionRecipe recipe;
    if (isSmall(setup.network))
        recipe.augment = AugmentSettings::forSmallNetworks();
    recipe.closingEpochs = std::clamp(static_cast<int>(std::lround(setup.epochs * closingShare)),
                                      std::min(1, setup.epochs / 2), recipe.closingEpochs);
    const auto input =
        std::ranges::find_if(setup.network.blocks, [](const Block &block) { return block.type == "Input"; });
    if (input == setup.network.blocks.end())
        return recipe;
    const auto shape = input->params.find("shape");
    if (shape == input->params.end())
        return recipe;
    if (const auto *sides = std::get_if<std::vector<std::int64_t>>(&shape->second); sides && sides->size() == 3)
        recipe.sizeSteps =
            static_cast<int>(std::lround(sizeShare * static_cast<double>((*sides)[1]) / DetectionRecipe::sizeStep));
    return recipe;
}

} // namespace

void setYoloxDefaults(TrainSetup &setup)
{
    constexpr double ratePerPicture = 0.01 / 64;
    setup.optimizer = "nesterov";
    setup.controls.hyperparameters = {{"lr", ratePerPicture * setup.batchSize}, {"momentum", 0.9}};
    setup.controls.l2 = 5e-4;
    setup.controls.l2OfKernelsOnly = true;
    setup.controls.schedule = "warmup_cosine";
    setup.controls.scheduleSettings = {};
    setup.emaDecay = 0.9998;
    setup.emaWarmup = 2000;
    setup.detection = recipeFor(setup);
}

} // namespace vitrine
