#pragma once

namespace vitrine {

/// Tells the C library to keep the memory that is freed for the next allocation, up to some hundred megabytes, instead
/// of giving it back to the system at once. A network allocates the same large tensors at every step: fetching and
/// clearing their pages anew takes up to half of a small network's time. Call once, before anything large is allocated.
/// Does nothing where the C library is not glibc.
void keepFreedMemory();

} // namespace vitrine
