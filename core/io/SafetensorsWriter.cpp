#include "core/io/Safetensors.h"

#include "core/base/AtomicFile.h"
#include "core/base/Shortened.h"
#include "core/base/SystemError.h"
#include "core/io/SafetensorsHeader.h"
#include "core/tensor/StridedWalk.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

namespace vitrine {

namespace {

constexpr std::size_t chunkBytes = 256 * 1024;

const char *nameOf(DType dtype)
{
    switch (dtype) {
    case DType::Float32:
        return "F32";
    case DType::Float64:
        return "F64";
    case DType::Int64:
        break;
    }
    return "I64";
}

std::int64_t bytesOf(DType dtype)
{
    return storedType(nameOf(dtype))->bytes;
}

/// Numbers of 8 bytes first, so that all are aligned; then by name.
std::vector<TensorMap::const_iterator> inFileOrder(const TensorMap &tensors)
{
    std::vector<TensorMap::const_iterator> order;
    for (auto it = tensors.begin(); it != tensors.end(); ++it) {
        assert(it->second.valid());
        order.push_back(it);
    }
    std::ranges::stable_sort(order, std::greater(), [](const auto &it) { return bytesOf(it->second.dtype()); });
    return order;
}

using Json = nlohmann::ordered_json;

Json describe(const Snapshot &tensor, std::int64_t begin)
{
    const std::int64_t end = begin + tensor.elementCount() * bytesOf(tensor.dtype());
    return {{"dtype", nameOf(tensor.dtype())}, {"shape", tensor.shape()}, {"data_offsets", {begin, end}}};
}

Result<std::string> makeHeader(const std::filesystem::path &file, const TensorMap &tensors,
                               std::map<std::string, std::string> metadata)
{
    metadata.try_emplace("format", "pt"); // Python's safetensors.torch refuses a file without it
    Json::object_t members;
    Json::object_t::Container &list = members; // appends without looking for the name, which a map has once
    list.emplace_back("__metadata__", metadata);
    std::int64_t place = 0;
    for (const auto &it : inFileOrder(tensors)) {
        if (it->first == "__metadata__")
            return fail(VITRINE_TEXT("core", "The file %1 can't be written: no tensor may be called %2."),
                        file.string(), it->first);
        list.emplace_back(it->first, describe(it->second, place));
        place = list.back().second["data_offsets"][1].get<std::int64_t>();
    }
    std::string header;
    try {
        header = Json(std::move(members)).dump();
    } catch (const Json::exception &exception) {
        Error error =
            fail(VITRINE_TEXT("core", "The file %1 can't be written: a tensor's name or a metadata text is not UTF-8."),
                 file.string());
        error.detail = exception.what();
        return error;
    }
    header.resize((header.size() + 7) / 8 * 8, ' ');
    if (header.size() > safetensorsHeaderLimit)
        return fail(VITRINE_TEXT("core", "The file %1 can't be written: its header would have %2, more than %3."),
                    file.string(), formatBytes(header.size()), formatBytes(safetensorsHeaderLimit));
    return header;
}

/// A tensor that is not dense, in pieces.
Result<void> writeStrided(AtomicFile &output, const Snapshot &tensor)
{
    Result<void> result;
    std::vector<std::byte> chunk;
    chunk.reserve(chunkBytes);
    forEachValue(tensor, [&](auto value) {
        const auto bytes = std::as_bytes(std::span(&value, 1));
        chunk.insert(chunk.end(), bytes.begin(), bytes.end());
        if (chunk.size() < chunkBytes)
            return;
        if (result.ok())
            result = output.write(chunk);
        chunk.clear();
    });
    return result.ok() ? output.write(chunk) : result;
}

Result<void> writeTensor(AtomicFile &output, const Snapshot &tensor)
{
    if (!tensor.isContiguous())
        return writeStrided(output, tensor);
    const auto bytes = static_cast<std::size_t>(tensor.elementCount() * bytesOf(tensor.dtype()));
    return output.write({static_cast<const std::byte *>(tensor.data()), bytes});
}

} // namespace

Result<void> writeSafetensors(const std::filesystem::path &file, const TensorMap &tensors,
                              const std::map<std::string, std::string> &metadata)
{
    const auto header = makeHeader(file, tensors, metadata);
    if (!header)
        return header.error();
    AtomicFile output(file);
    if (auto opened = output.open(); !opened)
        return opened;
    const std::uint64_t length = header->size();
    if (auto written = output.write(std::as_bytes(std::span(&length, 1))); !written)
        return written;
    if (auto written = output.write(*header); !written)
        return written;
    for (const auto &it : inFileOrder(tensors)) {
        if (auto written = writeTensor(output, it->second); !written)
            return written;
    }
    return output.commit();
}

} // namespace vitrine
