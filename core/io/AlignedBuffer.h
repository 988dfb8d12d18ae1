#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace vitrine {

/// Memory for a file's data, aligned for any number, so that offsets alone decide whether a tensor is.
using AlignedBuffer = std::shared_ptr<std::byte>;

/// Null where there is not so much memory. More than the machine has is refused at once, for the system promises memory
/// that it does not have, and ends programs that use it.
AlignedBuffer makeAlignedBuffer(std::uint64_t bytes);

/// Bytes of memory in this machine.
std::uint64_t physicalMemory();

} // namespace vitrine
