#pragma once

// ONNX files byte by byte, wrong ones among them, for the tests of the reader.

#include <QByteArray>
#include <QList>

#include <cstdint>

namespace vitrine::test {

inline QByteArray varint(std::uint64_t number)
{
    QByteArray bytes;
    for (; number >= 0x80; number >>= 7)
        bytes += static_cast<char>((number & 0x7F) | 0x80);
    return bytes + static_cast<char>(number);
}

/// A field of protobuf that is a number, and one that is text, raw data or a message.
inline QByteArray number(int field, std::int64_t value)
{
    return varint(static_cast<std::uint64_t>(field) << 3) + varint(static_cast<std::uint64_t>(value));
}

inline QByteArray bytes(int field, const QByteArray &content)
{
    return varint(static_cast<std::uint64_t>(field) << 3 | 2) + varint(static_cast<std::uint64_t>(content.size()))
        + content;
}

inline QByteArray raw(const QByteArray &data)
{
    return bytes(9, data);
}

/// A TensorProto: sizes, data type, and fields with the data.
inline QByteArray tensor(const QByteArray &name, const QList<qint64> &sizes, int type, const QByteArray &data)
{
    QByteArray content;
    for (const qint64 size : sizes)
        content += number(1, size);
    return content + number(2, type) + bytes(8, name) + data;
}

inline QByteArray initializer(const QByteArray &name, const QList<qint64> &sizes, int type, const QByteArray &data)
{
    return bytes(5, tensor(name, sizes, type, data));
}

/// What follows are fields of a GraphProto.
inline QByteArray node(const QByteArray &op, const QList<QByteArray> &inputs, const QList<QByteArray> &outputs,
                       const QByteArray &more = {})
{
    QByteArray content;
    for (const QByteArray &input : inputs)
        content += bytes(1, input);
    for (const QByteArray &output : outputs)
        content += bytes(2, output);
    return bytes(1, content + bytes(4, op) + more);
}

inline QByteArray attribute(const QByteArray &name, int type, const QByteArray &value)
{
    return bytes(5, bytes(1, name) + value + number(20, type));
}

/// Sizes of −1 are free.
inline QByteArray value(int field, const QByteArray &name, const QList<qint64> &sizes)
{
    QByteArray dims;
    for (const qint64 size : sizes)
        dims += bytes(1, size < 0 ? bytes(2, "batch") : number(1, size));
    return bytes(field, bytes(1, name) + bytes(2, bytes(1, number(1, 1) + bytes(2, dims))));
}

inline QByteArray input(const QByteArray &name, const QList<qint64> &sizes = {1, 2})
{
    return value(11, name, sizes);
}

inline QByteArray output(const QByteArray &name)
{
    return value(12, name, {});
}

/// A ModelProto around a GraphProto.
inline QByteArray modelOf(const QByteArray &graph)
{
    return number(1, 8) + bytes(2, "test") + bytes(7, graph) + bytes(8, number(2, 17));
}

} // namespace vitrine::test
