#include "core/base/Allocator.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace vitrine {

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int mebibyte = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte); // the largest that glibc takes: HEAP_MAX_SIZE / 2
    mallopt(M_TRIM_THRESHOLD, 256 * mebibyte);
    mallopt(M_TOP_PAD, 16 * mebibyte);
#endif
}

} // namespace vitrine
