#include "core/io/zip/Inflate.h"

#ifdef VITRINE_HAS_ZLIB
#define ZLIB_CONST // its input is const
#include <zlib.h>
#endif

#include <algorithm>
#include <memory>

namespace vitrine {

#ifdef VITRINE_HAS_ZLIB

InflateOutcome inflateInto(std::span<std::byte> target, std::span<const std::byte> packed)
{
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return InflateOutcome::NoMemory;
    const std::unique_ptr<z_stream, int (*)(z_stream *)> ends(&stream, &inflateEnd);

    constexpr std::size_t piece = 1 << 30; // zlib counts in 32 bits
    std::byte beyond{}; // where one byte too many goes
    bool full = false;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        if (stream.avail_in == 0) {
            const auto next = packed.first(std::min(packed.size(), piece));
            packed = packed.subspan(next.size());
            stream.next_in = reinterpret_cast<const Bytef *>(next.data());
            stream.avail_in = static_cast<uInt>(next.size());
        }
        if (stream.avail_out == 0) {
            if (full)
                return InflateOutcome::OtherSize;
            full = target.empty();
            const auto next = full ? std::span(&beyond, 1) : target.first(std::min(target.size(), piece));
            target = target.subspan(full ? 0 : next.size());
            stream.next_out = reinterpret_cast<Bytef *>(next.data());
            stream.avail_out = static_cast<uInt>(next.size());
        }
        status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return InflateOutcome::Damaged; // Z_BUF_ERROR too: there is no more input
    }
    const bool filled = target.empty() && stream.avail_out == (full ? 1u : 0u);
    return filled ? InflateOutcome::Exact : InflateOutcome::OtherSize;
}

#else

InflateOutcome inflateInto(std::span<std::byte>, std::span<const std::byte>)
{
    return InflateOutcome::NoZlib;
}

#endif

} // namespace vitrine
