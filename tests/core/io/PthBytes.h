#pragma once

#include "core/base/Crc32.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// Checkpoints made byte by byte, right or wrong as asked; without Qt, for the fuzz targets, too.
namespace vitrine::test {

template <typename Number>
std::string little(Number number)
{
    return std::string(reinterpret_cast<const char *>(&number), sizeof number);
}

template <typename Number>
std::string numbers(const std::vector<Number> &values)
{
    return std::string(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(Number));
}

/// A member of an archive; what is not given is as it should be.
struct ZipPart {
    std::string name;
    std::string data; ///< as it lies in the archive
    std::uint16_t method = 0;
    std::optional<std::uint32_t> size = {}; ///< claimed, unpacked
    std::optional<std::uint32_t> checksum = {};
    std::uint16_t flags = 0;
    std::uint32_t attributes = 0; ///< for Unix in the upper half
    std::optional<std::string> localName = {};
    std::optional<std::uint32_t> header = {}; ///< where the list says that it is
};

inline std::uint32_t checksumOf(const std::string &bytes)
{
    return crc32(std::as_bytes(std::span(bytes)));
}

/// The part of a member's description that its own header and the list have in common.
inline std::string zipFacts(const ZipPart &part, bool zip64)
{
    constexpr std::uint32_t inExtra = 0xffffffff;
    const auto packed = static_cast<std::uint32_t>(part.data.size());
    return little<std::uint16_t>(part.flags) + little(part.method) + little<std::uint32_t>(0)
        + little(part.checksum.value_or(checksumOf(part.data))) + little(zip64 ? inExtra : packed)
        + little(zip64 ? inExtra : part.size.value_or(packed)) + little(static_cast<std::uint16_t>(part.name.size()));
}

inline std::string zipOf(const std::vector<ZipPart> &parts, bool zip64 = false)
{
    std::string archive;
    std::string list;
    for (const ZipPart &part : parts) {
        const auto place = part.header.value_or(static_cast<std::uint32_t>(archive.size()));
        // 64 bytes align the data as PyTorch does, by an extra field.
        const std::size_t start = archive.size() + 30 + part.name.size() + 4;
        const auto padding = static_cast<std::uint16_t>(64 - start % 64);
        ZipPart local = part;
        local.name = part.localName.value_or(part.name);
        archive += "PK\x03\x04" + little<std::uint16_t>(45) + zipFacts(local, false)
            + little(static_cast<std::uint16_t>(padding + 4)) + local.name + "FB" + little(padding)
            + std::string(padding, 'Z') + part.data;
        const std::string extra = !zip64 ? std::string()
                                         : little<std::uint16_t>(1) + little<std::uint16_t>(24)
                + little<std::uint64_t>(part.size.value_or(static_cast<std::uint32_t>(part.data.size())))
                + little<std::uint64_t>(part.data.size()) + little<std::uint64_t>(place);
        list += "PK\x01\x02" + little<std::uint16_t>(3 << 8 | 45) + little<std::uint16_t>(45) + zipFacts(part, zip64)
            + little(static_cast<std::uint16_t>(extra.size())) + little<std::uint16_t>(0) + little<std::uint16_t>(0)
            + little<std::uint16_t>(0) + little(part.attributes) + little(zip64 ? 0xffffffffu : place) + part.name
            + extra;
    }
    const std::uint64_t listPlace = archive.size();
    const std::uint64_t end = listPlace + list.size();
    archive += list;
    if (zip64)
        archive += "PK\x06\x06" + little<std::uint64_t>(44) + little<std::uint32_t>(0x2d002d) + little<std::uint64_t>(0)
            + little<std::uint64_t>(parts.size()) + little<std::uint64_t>(parts.size())
            + little<std::uint64_t>(list.size()) + little(listPlace) + "PK\x06\x07" + little<std::uint32_t>(0)
            + little(end) + little<std::uint32_t>(1);
    const auto count = static_cast<std::uint16_t>(zip64 ? 0xffff : parts.size());
    return archive + "PK\x05\x06" + little<std::uint32_t>(0) + little(count) + little(count)
        + little(static_cast<std::uint32_t>(zip64 ? 0xffffffff : list.size()))
        + little(static_cast<std::uint32_t>(zip64 ? 0xffffffff : listPlace)) + little<std::uint16_t>(0);
}

// Instructions of a pickle that leave one object on the stack.

inline std::string textOp(const std::string &text)
{
    return "X" + little(static_cast<std::uint32_t>(text.size())) + text;
}

/// In as many bytes as Python takes for 64 bits.
inline std::string intOp(std::int64_t number)
{
    return "\x8a\x08" + little(number);
}

inline std::string tupleOp(std::initializer_list<std::string> elements)
{
    std::string ops = "(";
    for (const std::string &element : elements)
        ops += element;
    return ops + "t";
}

inline std::string tupleOp(const std::vector<std::int64_t> &elements)
{
    std::string ops = "(";
    for (const std::int64_t element : elements)
        ops += intOp(element);
    return ops + "t";
}

inline std::string globalOp(const std::string &module, const std::string &name)
{
    return "c" + module + "\n" + name + "\n";
}

inline std::string callOp(const std::string &function, const std::string &arguments)
{
    return function + arguments + "R";
}

using Items = std::vector<std::pair<std::string, std::string>>;

inline std::string dictOp(const Items &items)
{
    std::string ops = "}(";
    for (const auto &[key, value] : items)
        ops += textOp(key) + value;
    return ops + "u";
}

/// `more` goes behind the five elements of the older layout, too.
inline std::string storageOp(const std::string &type, const std::string &key, std::int64_t count,
                             const std::string &more = {})
{
    return "(" + textOp("storage") + globalOp("torch", type) + textOp(key) + textOp("cpu") + intOp(count) + more + "tQ";
}

inline std::string orderedDictOp()
{
    return callOp(globalOp("collections", "OrderedDict"), ")");
}

inline std::string tensorOp(const std::string &storage, std::int64_t offset, const std::vector<std::int64_t> &shape,
                            const std::vector<std::int64_t> &strides)
{
    return callOp(globalOp("torch._utils", "_rebuild_tensor_v2"),
                  tupleOp({storage, intOp(offset), tupleOp(shape), tupleOp(strides), "\x89", orderedDictOp()}));
}

inline std::string pickleOf(const std::string &ops)
{
    return "\x80\x02" + ops + ".";
}

/// A checkpoint of this object and these storages, by key.
inline std::string zipCheckpoint(const std::string &ops, const Items &storages = {})
{
    std::vector<ZipPart> parts{{"net/data.pkl", pickleOf(ops)}, {"net/byteorder", "little"}};
    for (const auto &[key, data] : storages)
        parts.push_back({"net/data/" + key, data});
    parts.push_back({"net/version", "3\n"});
    return zipOf(parts);
}

/// What the older layout begins with, before the objects.
inline std::string legacyStart(std::int64_t version = 1001, const std::string &littleEndian = "\x88")
{
    return pickleOf(std::string("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 12)) + pickleOf(intOp(version))
        + pickleOf(dictOp({{"protocol_version", intOp(1001)}, {"little_endian", littleEndian}}));
}

/// The list of the storages' keys, and each storage of so many bytes a number.
inline std::string legacyStorages(const Items &storages, std::size_t bytesEach)
{
    std::string list = "](";
    std::string data;
    for (const auto &[key, numbers] : storages) {
        list += textOp(key);
        data += little<std::int64_t>(static_cast<std::int64_t>(numbers.size() / bytesEach)) + numbers;
    }
    return pickleOf(list + "e") + data;
}

} // namespace vitrine::test
