#pragma once

#include <ctime>

namespace vitrine::test {

/// Milliseconds that the calling thread has computed so far: a busy machine does not count, work does.
inline double guiMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

} // namespace vitrine::test
