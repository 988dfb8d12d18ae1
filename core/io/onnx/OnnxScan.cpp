#ifdef VITRINE_HAS_ONNX

#include "core/io/onnx/OnnxScan.h"

#include "core/base/SystemError.h"

#include <onnx/onnx_pb.h>

#include <optional>

namespace vitrine {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int mostParts = 1'000'000;
constexpr int mostLevels = 32;
constexpr std::uint64_t mostPacked = 64ULL << 20; // bytes of numbers of variable length, 8 bytes each in memory

enum class Wire { Number = 0, Eight = 1, Bytes = 2, Four = 5 };

/// Whether the numbers of a field, written one behind the other, grow in memory.
bool growsInMemory(const FieldDescriptor &field)
{
    return field.is_packable() && field.cpp_type() != FieldDescriptor::CPPTYPE_FLOAT
        && field.cpp_type() != FieldDescriptor::CPPTYPE_DOUBLE;
}

class Scan {
public:
    explicit Scan(const std::string &file) : m_file(file) { }

    Result<void> message(std::string_view bytes, const Descriptor &type, int level);

private:
    Result<void> field(std::string_view &bytes, const Descriptor &type, int level);
    Result<void> content(std::string_view bytes, const FieldDescriptor *field, int level);
    Error noModel() const
    {
        return fail(VITRINE_TEXT("core", "The file %1 is not an ONNX model, or it is damaged."), m_file);
    }

    const std::string &m_file;
    int m_parts = 0;
    int m_nodes = 0;
    std::uint64_t m_packed = 0;
};

/// Takes a number of seven bits a byte off the front.
std::optional<std::uint64_t> takeNumber(std::string_view &bytes)
{
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
    return std::nullopt;
}

Result<void> Scan::message(std::string_view bytes, const Descriptor &type, int level)
{
    if (level > mostLevels)
        return fail(VITRINE_TEXT("core", "The ONNX model in the file %1 is nested more than %2 deep."), m_file,
                    mostLevels);
    while (!bytes.empty())
        if (auto scanned = field(bytes, type, level); !scanned)
            return scanned;
    return {};
}

Result<void> Scan::field(std::string_view &bytes, const Descriptor &type, int level)
{
    if (++m_parts > mostParts)
        return fail(VITRINE_TEXT("core", "The ONNX model in the file %1 is made of more than %2 parts."), m_file,
                    mostParts);
    const auto tag = takeNumber(bytes);
    if (!tag || *tag >> 3 == 0 || *tag >> 32 != 0)
        return noModel();
    switch (static_cast<Wire>(*tag & 7)) {
    case Wire::Number:
        return takeNumber(bytes) ? Result<void>() : noModel();
    case Wire::Eight:
    case Wire::Four: {
        const std::size_t size = static_cast<Wire>(*tag & 7) == Wire::Four ? 4 : 8;
        if (bytes.size() < size)
            return noModel();
        bytes.remove_prefix(size);
        return {};
    }
    case Wire::Bytes:
        break;
    default: // groups, which ONNX doesn't have
        return noModel();
    }
    const auto length = takeNumber(bytes);
    if (!length)
        return noModel();
    const FieldDescriptor *known = type.FindFieldByNumber(static_cast<int>(*tag >> 3));
    if (*length > bytes.size()) {
        if (level > 0 || !known)
            return noModel();
        return fail(VITRINE_TEXT("core", "The file %1 is truncated: a part of it has %2 bytes, but only %3 follow."),
                    m_file, *length, bytes.size());
    }
    const std::string_view inner = bytes.substr(0, static_cast<std::size_t>(*length));
    bytes.remove_prefix(inner.size());
    return content(inner, known, level);
}

Result<void> Scan::content(std::string_view bytes, const FieldDescriptor *field, int level)
{
    if (!field)
        return {};
    if (const Descriptor *type = field->message_type()) {
        if (type == onnx::NodeProto::descriptor() && ++m_nodes > onnxMostNodes)
            return fail(VITRINE_TEXT("core", "The ONNX model in the file %1 has more than %2 operations."), m_file,
                        onnxMostNodes);
        return message(bytes, *type, level + 1);
    }
    if (growsInMemory(*field) && (m_packed += bytes.size()) > mostPacked)
        return fail(VITRINE_TEXT("core",
                                 "The ONNX model in the file %1 holds more than %2 of whole numbers that are written "
                                 "one by one."),
                    m_file, formatBytes(mostPacked));
    return {};
}

} // namespace

Result<void> scanOnnx(std::string_view bytes, const std::string &file)
{
    if (bytes.empty())
        return fail(VITRINE_TEXT("core", "The file %1 is empty."), file);
    return Scan(file).message(bytes, *onnx::ModelProto::descriptor(), 0);
}

} // namespace vitrine

#endif
