#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <span>

namespace vitrine {

static_assert(std::endian::native == std::endian::little, "numbers are taken as they lie in little-endian files");

/// The number at the start of the bytes, of which there must be enough.
template <typename Number>
Number numberAt(std::span<const std::byte> bytes)
{
    Number number;
    std::memcpy(&number, bytes.first(sizeof number).data(), sizeof number);
    return number;
}

} // namespace vitrine
