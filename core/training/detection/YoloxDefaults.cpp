#include "core/training/detection/YoloxDefaults.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double widthOfTiny = 0.375, widthOfNano = 0.25;
constexpr double closingShare = 15.0 / 300;
constexpr double sizeShare = 5 * 32 / 640.0; ///< by which pictures are smaller or larger

/// Of the head; 1 where it says nothing.
double widthOf(const Network &network)
{
    const auto head = std::ranges::find(network.blocks, "YOLOXHead", &Block::type);
    if (head == network.blocks.end())
        return 1;
    const auto width = head->params.find("width");
    const double *const share = width == head->params.end() ? nullptr : std::get_if<double>(&width->second);
    return share ? *share : 1;
}

/// Of the network's input, in pixels; 0 where there is none.
std::int64_t heightOf(const Network &network)
{
    const auto input = std::ranges::find(network.blocks, "Input", &Block::type);
    if (input == network.blocks.end())
        return 0;
    const auto shape = input->params.find("shape");
    const auto *const sides =
        shape == input->params.end() ? nullptr : std::get_if<std::vector<std::int64_t>>(&shape->second);
    return sides && sides->size() == 3 ? (*sides)[1] : 0;
}

} // namespace

DetectionRecipe yoloxRecipe(const Network &network, int epochs)
{
    DetectionRecipe recipe;
    const double width = widthOf(network);
    if (width <= widthOfTiny)
        recipe.augment = AugmentSettings::forSmallNetworks();
    if (width <= widthOfNano)
        recipe.augment.mosaicProbability = 0.5;
    recipe.closingEpochs =
        std::clamp(static_cast<int>(std::lround(epochs * closingShare)), std::min(1, epochs / 2), recipe.closingEpochs);
    const double steps = sizeShare * static_cast<double>(heightOf(network)) / DetectionRecipe::sizeStep;
    recipe.sizeSteps = static_cast<int>(std::lround(steps));
    return recipe;
}

Hyperparameters yoloxHyperparameters(const std::string &optimizer, int batchSize)
{
    constexpr double ratePerPicture = 0.01 / 64, ratePerPictureOfAdam = 0.004 / 16;
    if (optimizer == "nesterov" || optimizer == "momentum")
        return {{"lr", ratePerPicture * batchSize}, {"momentum", 0.9}};
    if (optimizer == "adam")
        return {{"lr", ratePerPictureOfAdam * batchSize}};
    return {};
}

void setYoloxDefaults(TrainSetup &setup)
{
    setup.optimizer = widthOf(setup.network) < widthOfNano ? "adam" : "nesterov";
    setup.controls.hyperparameters = yoloxHyperparameters(setup.optimizer, setup.batchSize);
    setup.controls.l2 = 5e-4;
    setup.controls.l2OfKernelsOnly = true;
    setup.controls.schedule = "warmup_cosine";
    setup.controls.scheduleSettings = {};
    setup.emaDecay = 0.9998;
    setup.emaWarmup = emaWarmupOfYolox;
    setup.detection = yoloxRecipe(setup.network, setup.epochs);
}

} // namespace vitrine
