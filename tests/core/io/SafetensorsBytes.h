#pragma once

#include "core/io/Safetensors.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <span>

namespace vitrine::test {

/// A file of the header and so many bytes of data, with the true length in front of it or the one given.
inline QByteArray fileOf(const QByteArray &header, const QByteArray &data, std::int64_t claimedLength = -1)
{
    const std::uint64_t length =
        claimedLength < 0 ? static_cast<std::uint64_t>(header.size()) : static_cast<std::uint64_t>(claimedLength);
    QByteArray file(reinterpret_cast<const char *>(&length), sizeof length);
    return file + header + data;
}

inline QByteArray fileOf(const QByteArray &header, int dataBytes)
{
    return fileOf(header, QByteArray(dataBytes, '\0'));
}

inline Result<Safetensors> parse(const QByteArray &bytes)
{
    return parseSafetensors(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))),
                            "w.st");
}

inline QString textOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

} // namespace vitrine::test
