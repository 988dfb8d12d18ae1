#pragma once

// Private to core/io/onnx.

#include "core/base/Result.h"
#include "core/tensor/Snapshot.h"

#include <onnx/onnx_pb.h>

#include <string>

namespace vitrine {

/// A tensor of an ONNX file, whose data is taken out of it. Its sizes are checked against the data before anything is
/// allocated; data outside the file, and types that are no numbers, are refused. `name` is the tensor's in messages.
Result<Snapshot> takeOnnxTensor(onnx::TensorProto &tensor, const std::string &name, const std::string &file);

} // namespace vitrine
