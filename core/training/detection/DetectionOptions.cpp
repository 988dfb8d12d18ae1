#include "core/training/detection/DetectionOptions.h"

#include <cmath>

namespace vitrine {

namespace {

/// One number of a recipe: how it is written, and where it lies.
struct Field {
    NumberSpec spec; ///< its default is filled in from a recipe
    double (*get)(const DetectionRecipe &recipe);
    void (*set)(DetectionRecipe &recipe, double value);
};

int whole(double value)
{
    return static_cast<int>(std::lround(value));
}

#define VITRINE_FIELD(member)                                                                                          \
    [](const DetectionRecipe &recipe) { return static_cast<double>(recipe.member); },                                  \
        [](DetectionRecipe &recipe, double value) { recipe.member = value; }
#define VITRINE_WHOLE_FIELD(member)                                                                                    \
    [](const DetectionRecipe &recipe) { return static_cast<double>(recipe.member); },                                  \
        [](DetectionRecipe &recipe, double value) { recipe.member = whole(value); }

const std::vector<Field> &fields()
{
    const auto help = [](const char *text) { return Message::of(text); };
    static const std::vector<Field> list{
        {{"mosaic", 0, 0, 1, false,
          help(VITRINE_TEXT("core", "Share of the pictures that are put together from four."))},
         VITRINE_FIELD(augment.mosaicProbability)},
        {{"mixup", 0, 0, 1, false,
          help(VITRINE_TEXT("core", "Share of the mosaics that another picture is laid over."))},
         VITRINE_FIELD(augment.mixUpProbability)},
        {{"degrees", 0, 0, 180, false, help(VITRINE_TEXT("core", "Mosaics are turned by up to so many degrees."))},
         VITRINE_FIELD(augment.degrees)},
        {{"shear", 0, 0, 80, false, help(VITRINE_TEXT("core", "Mosaics are slanted by up to so many degrees."))},
         VITRINE_FIELD(augment.shear)},
        {{"translate", 0, 0, 1, false,
          help(VITRINE_TEXT("core", "Mosaics are moved by up to this share of their side."))},
         VITRINE_FIELD(augment.translate)},
        {{"scale_min", 0, 0.01, 10, false, help(VITRINE_TEXT("core", "Smallest factor a mosaic is scaled by."))},
         VITRINE_FIELD(augment.mosaicScale.low)},
        {{"scale_max", 0, 0.01, 10, false, help(VITRINE_TEXT("core", "Largest factor a mosaic is scaled by."))},
         VITRINE_FIELD(augment.mosaicScale.high)},
        {{"hsv", 0, 0, 1, false, help(VITRINE_TEXT("core", "Share of the pictures whose colours are changed."))},
         VITRINE_FIELD(augment.hsvProbability)},
        {{"flip", 0, 0, 1, false, help(VITRINE_TEXT("core", "Share of the pictures that are mirrored."))},
         VITRINE_FIELD(augment.flipProbability)},
        {{"closing", 0, 0, 1000000, true,
          help(VITRINE_TEXT("core", "So many last epochs without Mosaic and MixUp, and with L1 in the loss."))},
         VITRINE_WHOLE_FIELD(closingEpochs)},
        {{"sizes", 0, 0, 20, true,
          help(VITRINE_TEXT("core", "Batches differ in side by up to so many times 32 pixels."))},
         VITRINE_WHOLE_FIELD(sizeSteps)},
    };
    return list;
}

#undef VITRINE_FIELD
#undef VITRINE_WHOLE_FIELD

} // namespace

const std::vector<NumberSpec> &detectionOptions()
{
    static const std::vector<NumberSpec> specs = [] {
        std::vector<NumberSpec> made;
        for (const Field &field : fields()) {
            made.push_back(field.spec);
            made.back().defaultValue = field.get(DetectionRecipe{});
        }
        return made;
    }();
    return specs;
}

DetectionRecipe recipeOf(const NumberOptions &options, DetectionRecipe recipe)
{
    for (const Field &field : fields())
        if (const auto found = options.find(field.spec.name); found != options.end())
            field.set(recipe, found->second);
    return recipe;
}

NumberOptions optionsOf(const DetectionRecipe &recipe)
{
    NumberOptions options;
    for (const Field &field : fields())
        options.emplace(field.spec.name, field.get(recipe));
    return options;
}

} // namespace vitrine
