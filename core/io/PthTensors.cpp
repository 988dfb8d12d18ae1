#include "core/io/PthTensors.h"

#include "core/base/Shortened.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace vitrine {

namespace {

constexpr std::size_t mostDimensions = 8;
/// Of tensors that can't share the file's memory: many of them may be made of one storage.
constexpr std::int64_t mostConverted = std::int64_t(1) << 31U;

Error notRead(const std::string &file, std::string_view tensor, const Message &reason)
{
    return fail(VITRINE_TEXT("core", "The checkpoint %1 can't be read: its tensor %2 %3."), file, shortened(tensor),
                reason);
}

/// The value of a key of a dict; nothing where it is not there.
std::optional<PickleId> valueOf(const Pickle &pickle, const std::vector<PickleId> &dict, std::string_view key)
{
    for (std::size_t i = 0; i + 1 < dict.size(); i += 2)
        if (const auto *name = pickle.get<PickleText>(dict[i]); name && name->text == key)
            return dict[i + 1];
    return std::nullopt;
}

/// Numbers that are none of the pickle's are refused; sizes and strides are none below zero.
std::optional<Shape> sizesOf(const Pickle &pickle, std::uint32_t place)
{
    Shape sizes;
    for (const PickleId id : pickle.sequence(place)) {
        const auto *size = pickle.get<std::int64_t>(id);
        if (!size || *size < 0 || sizes.size() >= mostDimensions)
            return std::nullopt;
        sizes.push_back(*size);
    }
    return sizes;
}

/// How many numbers of the storage lie between a tensor's first and its last, both included; nothing where they, or
/// their count, are more than `limit`.
std::optional<std::int64_t> extentOf(const Shape &shape, const Shape &strides, std::int64_t limit)
{
    if (std::find(shape.begin(), shape.end(), 0) != shape.end())
        return 0;
    std::int64_t count = 1, extent = 1;
    for (std::size_t d = 0; d < shape.size(); ++d) {
        std::int64_t step = 0;
        if (__builtin_mul_overflow(count, shape[d], &count) || __builtin_mul_overflow(shape[d] - 1, strides[d], &step)
            || __builtin_add_overflow(extent, step, &extent) || count > limit || extent > limit)
            return std::nullopt;
    }
    return extent;
}

class TensorMaker {
public:
    TensorMaker(const Pickle &pickle, PthStorages &storages, const std::string &file)
        : m_pickle(pickle), m_storages(storages), m_file(file)
    {
    }

    Result<Snapshot> make(std::string_view name, const PickleTensor &tensor)
    {
        const PickleStorage &storage = m_pickle.storage(tensor.storage);
        const auto found = m_storages.find(storage.key);
        if (!found)
            return found.error();
        if (!found->owner)
            return notRead(m_file, name, Message::of(VITRINE_TEXT("core", "has no numbers: their storage is missing")));
        const StoredType &type = *storage.type;
        const auto there = static_cast<std::int64_t>(found->bytes.size()) / type.bytes;
        if (storage.count > there)
            return notRead(m_file, name,
                           Message::of(VITRINE_TEXT("core", "claims a storage of %1 numbers, but there are %2"),
                                       storage.count, there));
        const auto shape = sizesOf(m_pickle, tensor.shape), strides = sizesOf(m_pickle, tensor.strides);
        if (!shape || !strides || shape->size() != strides->size() || tensor.offset < 0
            || tensor.offset > storage.count)
            return notRead(m_file, name, Message::of(VITRINE_TEXT("core", "has sizes or strides that no tensor has")));
        const auto extent = extentOf(*shape, *strides, storage.count - tensor.offset);
        if (!extent)
            return notRead(m_file, name, Message::of(VITRINE_TEXT("core", "claims more numbers than its storage has")));
        const std::byte *const data =
            found->bytes.data() ? found->bytes.data() + tensor.offset * type.bytes : found->owner.get();
        const bool isAligned = reinterpret_cast<std::uintptr_t>(data) % static_cast<std::uintptr_t>(type.bytes) == 0;
        if (*extent == 0 || (type.native && isAligned))
            return Snapshot(type.dtype, *shape, *strides, Snapshot::Storage{found->owner, data});
        m_converted += *extent * static_cast<std::int64_t>(sizeof(double));
        if (m_converted > mostConverted)
            return notRead(m_file, name,
                           Message::of(VITRINE_TEXT("core", "is one too many: the numbers take too much memory")));
        return Snapshot(type.dtype, *shape, *strides, convertedNumbers(type, data, *extent));
    }

private:
    const Pickle &m_pickle;
    PthStorages &m_storages;
    const std::string &m_file;
    std::int64_t m_converted = 0; ///< bytes
};

/// The dict that maps names to tensors.
const std::vector<PickleId> *findStateDict(const Pickle &pickle)
{
    const auto *root = pickle.elements(pickle.root(), PickleContainer::Dict);
    if (!root)
        return nullptr;
    for (const char *key : {"model", "state_dict", "ema_model"})
        if (const auto value = valueOf(pickle, *root, key))
            if (const auto *inner = pickle.elements(*value, PickleContainer::Dict))
                return inner;
    return root;
}

} // namespace

Result<PthFile> stateDict(const Pickle &pickle, PthStorages &storages, const std::string &file)
{
    PthFile result;
    TensorMaker maker(pickle, storages, file);
    const auto *dict = findStateDict(pickle);
    for (std::size_t i = 0; dict && i + 1 < dict->size(); i += 2) {
        const auto *name = pickle.get<PickleText>((*dict)[i]);
        const auto *tensor = pickle.get<PickleTensorRef>((*dict)[i + 1]);
        if (!name || !tensor)
            continue; // options, counts, the optimizer's state
        auto made = maker.make(name->text, pickle.tensor(tensor->place));
        if (!made)
            return made.error();
        result.tensors.insert_or_assign(std::string(name->text), std::move(*made));
    }
    if (result.tensors.empty())
        return fail(VITRINE_TEXT("core", "The checkpoint %1 holds no state dict: no tensors by name."), file);
    return result;
}

} // namespace vitrine
