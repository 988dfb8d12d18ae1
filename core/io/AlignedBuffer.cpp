#include "core/io/AlignedBuffer.h"

#include <limits>
#include <new>
#include <unistd.h>

namespace vitrine {

namespace {

constexpr std::align_val_t alignment{64};

} // namespace

AlignedBuffer makeAlignedBuffer(std::uint64_t bytes)
{
    if (bytes > physicalMemory())
        return nullptr;
    auto *memory = static_cast<std::byte *>(::operator new(static_cast<std::size_t>(bytes), alignment, std::nothrow));
    return AlignedBuffer(memory, [](std::byte *start) { ::operator delete(start, alignment); });
}

std::uint64_t physicalMemory()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageSize = ::sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageSize <= 0)
        return std::numeric_limits<std::uint64_t>::max();
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageSize);
}

} // namespace vitrine
