#pragma once

#include "core/base/Message.h"
#include "core/io/OnnxReader.h"
#include "core/network/Network.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// An operation that no kind of block stands for; its block has the type unknownOnnxType() of it, which no kind has, so
/// that the canvas shows it grey and everything before it runs.
struct UnknownOperation {
    std::string block; ///< id
    std::string op; ///< "Einsum"
    Message reason;
};

/// What a model becomes on the canvas.
struct ImportedNetwork {
    Network network;
    TensorMap weights; ///< by block and parameter: "conv1.weight"
    std::vector<UnknownOperation> unknown;
    std::vector<Message> notes; ///< sizes that were assumed, outputs that were left out
};

/// Turns an ONNX model into blocks of this program with their weights. Models as PyTorch and this program write them:
/// what is one layer there becomes one block here (SiLU, GELU, Linear from their pieces, a Reshape that flattens).
/// A file that toOnnx() wrote with its network gives that network back, equal in every block, parameter and weight.
/// `name`: of the network. Fails where nothing leads from an input to an output.
Result<ImportedNetwork> importOnnx(const OnnxModel &model, const std::string &name);

/// "ONNX.Einsum".
std::string unknownOnnxType(std::string_view op);

/// The operators that are understood and what they become, for a table.
struct UnderstoodOperator {
    std::string op;
    std::string becomes; ///< "Conv1d, Conv2d, Conv3d"
};
std::span<const UnderstoodOperator> understoodOnnxOperators();

} // namespace vitrine
