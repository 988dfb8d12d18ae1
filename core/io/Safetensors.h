#pragma once

#include "core/base/Result.h"
#include "core/tensor/TensorMap.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace vitrine {

/// A safetensors file: 8-byte little-endian header length, JSON header, raw little-endian data.
struct Safetensors {
    TensorMap tensors;
    std::map<std::string, std::string> metadata; ///< the header's `__metadata__`
};

/// Reads a whole file. F32, F64 and I64 are taken as they are; F16 and BF16 become Float32, the other integers and BOOL
/// Int64. Everything that the header says is checked against the file before anything is allocated: header at most
/// 16 MiB, offsets that cover the data without hole or overlap, dtype × shape = bytes, unique names.
/// The tensors share one buffer of the file's data, no copy each, wherever dtype and alignment allow; others are
/// converted when first asked for. (Not a mapping: it would change, or end the program, when another one writes the
/// file.)
Result<Safetensors> readSafetensors(const std::filesystem::path &file);

/// The same for bytes in memory; `name` stands for the file in messages. The bytes are copied.
Result<Safetensors> parseSafetensors(std::span<const std::byte> bytes, const std::string &name);

/// Writes atomically (AtomicFile); streams each tensor, so that no second copy of the whole is held.
/// `__metadata__` gets "format": "pt" unless it is given, without which Python's safetensors.torch refuses a file.
Result<void> writeSafetensors(const std::filesystem::path &file, const TensorMap &tensors,
                              const std::map<std::string, std::string> &metadata = {});

} // namespace vitrine
