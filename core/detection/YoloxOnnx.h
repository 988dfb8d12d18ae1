#pragma once

#include "core/base/Result.h"
#include "core/io/OnnxReader.h"
#include "core/tensor/TensorMap.h"

#include <string>

namespace vitrine {

/// The weights of a YOLOX export under their official names.
struct YoloxOnnx {
    TensorMap weights;
    std::string act; ///< "silu", "lrelu" or "relu": nothing in the weights tells
    int width = 0; ///< of the model's input; 0 where it is free
    int height = 0;
};

/// Finds the official name of each convolution by the structure of the model, whatever its initialisers are called:
/// batch norm folded or not (folded ones come back as an exact identity with a bias), output raw or decoded. Fails on a
/// model that is not a YOLOX. `file` stands for the file in messages.
Result<YoloxOnnx> yoloxWeights(const OnnxModel &model, const std::string &file);

} // namespace vitrine
