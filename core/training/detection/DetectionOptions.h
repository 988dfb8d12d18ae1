#pragma once

#include "core/data/NumberOptions.h"
#include "core/training/detection/DetectionRecipe.h"

#include <vector>

namespace vitrine {

/// A recipe by names and numbers, as the command line and a form take it: mosaic, mixup, closing, …
const std::vector<NumberSpec> &detectionOptions();
/// What is not among the options stays as `recipe` has it.
DetectionRecipe recipeOf(const NumberOptions &options, DetectionRecipe recipe = {});
NumberOptions optionsOf(const DetectionRecipe &recipe);

} // namespace vitrine
