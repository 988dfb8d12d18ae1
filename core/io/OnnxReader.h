#pragma once

#include "core/base/Result.h"
#include "core/tensor/Snapshot.h"
#include "core/tensor/TensorMap.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vitrine {

/// An operation of an ONNX model.
struct OnnxNode {
    std::string op; ///< "Conv"; one that is not ONNX's own "com.microsoft.QuickGelu"
    std::string name;
    std::vector<std::string> inputs; ///< names of values; empty: left out
    std::vector<std::string> outputs;
    std::map<std::string, std::vector<std::int64_t>> integers; ///< attributes that are an integer or a list of them
    std::map<std::string, std::vector<float>> reals;
    std::map<std::string, std::string> texts;
    TensorMap tensors;
};

struct OnnxValue {
    std::string name;
    Shape shape; ///< −1 where a size is free
};

/// An ONNX model as plain data, the operations in the file's order (which ONNX demands to be topological).
struct OnnxModel {
    std::vector<OnnxNode> nodes;
    std::vector<OnnxValue> inputs; ///< without the initialisers
    std::vector<OnnxValue> outputs;
    std::int64_t opset = 0; ///< version of ONNX's own operators
    TensorMap initialisers; ///< constants of any numeric type; half floats become Float32, other integers Int64
    std::map<std::string, std::string> metadata; ///< of this program: by the names of core/io/onnx/OnnxOrigin.h
};

/// Reads an ONNX model. Fails, with the file's name, on what is no ONNX model, on more than 512 MiB or 20,000
/// operations, on a graph with a cycle or a value that nobody makes, on tensors whose sizes do not fit their data, and
/// on data that lies outside the file. Without ONNX (a build without libonnx) it says so.
/// Constant operations become initialisers.
Result<OnnxModel> readOnnx(const std::filesystem::path &file);

/// The same for bytes in memory; `name` stands for the file in messages.
Result<OnnxModel> parseOnnx(std::string bytes, const std::string &name);

} // namespace vitrine
