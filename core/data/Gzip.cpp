#include "core/data/Gzip.h"

#include "core/base/SystemError.h"

#ifdef VITRINE_HAS_ZLIB
#define ZLIB_CONST // its input is const
#include <zlib.h>
#endif

#include <array>
#include <memory>

namespace vitrine {

bool isGzip(std::string_view bytes)
{
    return bytes.starts_with("\x1f\x8b");
}

#ifdef VITRINE_HAS_ZLIB

namespace {

Error damaged(const std::string &name)
{
    return fail(VITRINE_TEXT("core", "%1 is damaged or incomplete: it can't be unpacked. Copy or download it again."),
                name);
}

} // namespace

Result<void> gunzipPieces(const PackedSource &next, std::uint64_t limit, const std::string &name,
                          const UnpackedSink &take)
{
    z_stream stream{};
    constexpr int gzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream, gzipOnly) != Z_OK)
        return fail(VITRINE_TEXT("core", "There is not enough memory to unpack %1."), name);
    const std::unique_ptr<z_stream, int (*)(z_stream *)> ends(&stream, &inflateEnd);

    std::array<Bytef, 1 << 16> piece;
    std::uint64_t unpacked = 0;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        if (stream.avail_in == 0) {
            const auto packed = next();
            if (!packed)
                return packed.error();
            stream.next_in = reinterpret_cast<const Bytef *>(packed->data());
            stream.avail_in = static_cast<uInt>(packed->size());
        }
        stream.next_out = piece.data();
        stream.avail_out = static_cast<uInt>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return damaged(name); // Z_BUF_ERROR too: there is no more input
        const std::size_t count = piece.size() - stream.avail_out;
        if (count > limit - unpacked)
            return fail(VITRINE_TEXT("core", "%1 holds too much: unpacked it is more than %2."), name,
                        formatBytes(limit));
        unpacked += count;
        if (auto taken = take(std::as_bytes(std::span(piece).first(count))); !taken)
            return taken;
    }
    return {};
}

#else

Result<void> gunzipPieces(const PackedSource &, std::uint64_t, const std::string &name, const UnpackedSink &)
{
    return fail(
        VITRINE_TEXT("core", "%1 is packed, and this program was built without zlib. Unpack it first: gunzip %1"),
        name);
}

#endif

Result<std::string> gunzip(std::string_view bytes, std::uint64_t limit, const std::string &name)
{
    constexpr std::size_t atOnce = 1 << 30; // zlib counts in 32 bits
    std::string content;
    const auto next = [&bytes]() -> Result<std::span<const std::byte>> {
        const std::string_view piece = bytes.substr(0, atOnce);
        bytes.remove_prefix(piece.size());
        return std::as_bytes(std::span(piece));
    };
    const auto take = [&content](std::span<const std::byte> piece) -> Result<void> {
        content.append(reinterpret_cast<const char *>(piece.data()), piece.size());
        return {};
    };
    if (auto unpacked = gunzipPieces(next, limit, name, take); !unpacked)
        return unpacked.error();
    return content;
}

} // namespace vitrine
