#pragma once

namespace vitrine {

/// Runs `loop()` compiled for the widest vectors that this machine has. The results are the same to the last bit for
/// all widths, since nothing is reassociated or contracted (core/CMakeLists.txt).
#if defined(__x86_64__) && defined(__GNUC__)
template <typename Loop>
[[gnu::target("avx2"), gnu::flatten, gnu::noinline]] void runWithAvx2(const Loop &loop)
{
    loop();
}

template <typename Loop>
void runVectorised(const Loop &loop)
{
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    if (hasAvx2)
        runWithAvx2(loop);
    else
        loop();
}
#else
template <typename Loop>
void runVectorised(const Loop &loop)
{
    loop();
}
#endif

} // namespace vitrine
