#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// An IDX file of bytes, MNIST's own format (http://yann.lecun.com/exdb/mnist/): two zero bytes, the type (8: bytes),
/// the number of dimensions, each one's size as a big-endian 32-bit number, then the values in row-major order.
struct Idx {
    std::vector<std::int64_t> sizes;
    std::string values; ///< one byte a value, as many as the sizes say

    std::uint8_t at(std::size_t position) const { return static_cast<std::uint8_t>(values[position]); }
};

/// Reads one, plain or gzipped. Refused with a message that names the file: a wrong magic number, another type than
/// bytes, more than four dimensions, more than half a GiB of values, fewer or more values than the sizes say.
Result<Idx> readIdx(const std::filesystem::path &file);

/// The same for bytes in memory; `name` stands for the file in messages.
Result<Idx> parseIdx(std::string_view bytes, const std::string &name);

} // namespace vitrine
