#pragma once

#include "core/base/Crc32.h"

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <span>

namespace vitrine::test {

/// One member of a tar archive, as ustar writes it.
struct TarEntry {
    QByteArray name;
    QByteArray content;
    char kind = '0';
    QByteArray link{}; ///< where a link leads
    QByteArray size{}; ///< octal; empty: that of the content
};

inline QByteArray tarHeader(const TarEntry &entry)
{
    QByteArray header(512, '\0');
    const auto put = [&header](int at, const QByteArray &text) { header.replace(at, text.size(), text); };
    put(0, entry.name.left(100));
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, entry.size.isEmpty() ? QByteArray::number(entry.content.size(), 8).rightJustified(11, '0') : entry.size);
    put(136, "00000000000");
    put(148, "        ");
    header[156] = entry.kind;
    put(157, entry.link.left(100));
    put(257,
        QByteArray("ustar\0"
                   "00",
                   8));
    unsigned sum = 0;
    for (const char byte : header)
        sum += static_cast<unsigned char>(byte);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return header;
}

inline QByteArray tarOf(const QList<TarEntry> &entries)
{
    QByteArray bytes;
    for (const TarEntry &entry : entries) {
        bytes += tarHeader(entry) + entry.content;
        bytes += QByteArray((512 - bytes.size() % 512) % 512, '\0');
    }
    return bytes + QByteArray(1024, '\0');
}

/// As gzip packs it.
inline QByteArray gzipOf(const QByteArray &bytes)
{
    QByteArray deflated = qCompress(bytes, 9).mid(6); // without Qt's length and zlib's header
    deflated.chop(4);
    QByteArray file = QByteArray::fromHex("1f8b08000000000002ff") + deflated;
    const auto size = static_cast<std::size_t>(bytes.size());
    const std::uint32_t crc = crc32(std::as_bytes(std::span(bytes.constData(), size)));
    for (const std::uint32_t word : {crc, static_cast<std::uint32_t>(size)})
        for (const int shift : {0, 8, 16, 24})
            file += static_cast<char>(word >> shift & 0xff);
    return file;
}

} // namespace vitrine::test
