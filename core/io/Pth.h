#pragma once

#include "core/base/Result.h"
#include "core/tensor/TensorMap.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// The tensors of a PyTorch checkpoint, by their names in the state dict.
struct PthFile {
    TensorMap tensors;
    std::vector<Message> warnings;
};

/// Reads a checkpoint (`torch.save`), in the zip layout and in the older one. The pickle inside is read by a restricted
/// reader of our own that knows tensors, ordered dicts and numbers; it runs nothing, and refuses every other class by
/// its name. A state dict is taken as it is, or from under "model", "state_dict" or "ema_model" (the first there is).
/// Numbers become those that a Safetensors file's do (F16 and BF16 become Float32, the smaller integers Int64).
///
/// Fails, with the file's name, on what is no checkpoint, is truncated, unpacks to more than it holds, or whose tensors
/// claim more than their storage.
Result<PthFile> readPth(const std::filesystem::path &file);

/// The same for bytes in memory; `name` stands for the file in messages. The bytes are copied.
Result<PthFile> parsePth(std::span<const std::byte> bytes, const std::string &name);

} // namespace vitrine
