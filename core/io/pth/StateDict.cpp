#include "core/io/pth/StateDict.h"

#include "core/base/Shortened.h"
#include "core/base/SystemError.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace vitrine {

namespace {

using Elements = std::vector<PickleId>;

constexpr std::size_t mostDimensions = 64; // as PyTorch
constexpr std::size_t longestName = 1000;
constexpr std::size_t mostTensors = 100'000; // each takes some hundred bytes in memory, whatever its data

/// A tensor of the state dict, with what belongs to it looked up and checked.
struct Tensor {
    std::string_view name;
    const PickleStorage *storage = nullptr;
    std::int64_t offset = 0; ///< in numbers, as the strides
    Shape shape;
    Shape strides;
};

/// How many bytes the UTF-8 character at the start of the text has; 0 if there is none, or a control character.
std::size_t characterSize(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return first < 0x20 || first == 0x7f ? 0 : 1;
    const std::size_t size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    }
    const unsigned pair = first << 8 | byte(1);
    const bool overlong = (first == 0xe0 && pair < 0xe0a0) || (first == 0xf0 && pair < 0xf090);
    const bool noCharacter = (first == 0xed && pair >= 0xeda0) || pair >= 0xf490; // surrogates, beyond U+10FFFF
    return overlong || noCharacter ? 0 : size;
}

/// Whether it is UTF-8 without control characters: what a tensor's name may be.
bool isName(std::string_view text)
{
    if (text.empty() || text.size() > longestName)
        return false;
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        if (size == 0)
            return false;
        text.remove_prefix(size);
    }
    return true;
}

const Elements *entryOf(const Pickle &pickle, const Elements &dict, std::string_view key)
{
    for (std::size_t i = 0; i + 1 < dict.size(); i += 2) {
        const auto *text = pickle.get<PickleText>(dict[i]);
        if (text && text->text == key)
            return pickle.elements(dict[i + 1], PickleContainer::Dict);
    }
    return nullptr;
}

/// The root itself, or what lies under one of the usual names.
const Elements *findStateDict(const Pickle &pickle)
{
    const Elements *root = pickle.elements(pickle.root(), PickleContainer::Dict);
    if (!root)
        return nullptr;
    for (const std::string_view key : {"model", "state_dict", "ema_model"}) {
        if (const Elements *dict = entryOf(pickle, *root, key))
            return dict;
    }
    return root;
}

std::optional<Shape> sizes(const Pickle &pickle, std::uint32_t place)
{
    const Elements &elements = pickle.sequence(place);
    Shape shape;
    for (const PickleId element : elements) {
        const auto *size = pickle.get<std::int64_t>(element);
        if (!size || *size < 0 || shape.size() == mostDimensions)
            return std::nullopt;
        shape.push_back(*size);
    }
    return shape;
}

/// Whether the last number that the tensor reaches lies in its storage.
bool liesInStorage(const Tensor &tensor)
{
    if (tensor.offset < 0 || tensor.offset > tensor.storage->count)
        return false;
    if (std::ranges::find(tensor.shape, 0) != tensor.shape.end())
        return true;
    std::int64_t room = tensor.storage->count - tensor.offset - 1;
    for (std::size_t i = 0; i < tensor.shape.size() && room >= 0; ++i) {
        const std::int64_t steps = tensor.shape[i] - 1;
        const std::int64_t stride = tensor.strides[i];
        if (steps > 0 && stride > room / steps)
            return false;
        room -= steps * stride;
    }
    return room >= 0;
}

bool isDense(const Tensor &tensor)
{
    const Shape dense = contiguousStrides(tensor.shape);
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        if (tensor.shape[i] > 1 && tensor.strides[i] != dense[i])
            return false;
    }
    return true;
}

/// The numbers of a strided tensor, `bytes` each, one after the other.
std::vector<std::byte> gathered(const std::byte *start, const Shape &shape, const Shape &strides, std::int64_t bytes)
{
    const std::int64_t count = elementCount(shape);
    std::vector<std::byte> dense(static_cast<std::size_t>(count * bytes));
    Shape index(shape.size());
    std::int64_t place = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        std::copy_n(start + place * bytes, bytes, dense.data() + i * bytes);
        for (std::size_t d = shape.size(); d-- > 0;) {
            place += strides[d];
            if (++index[d] < shape[d])
                break;
            place -= strides[d] * shape[d];
            index[d] = 0;
        }
    }
    return dense;
}

class Reader {
public:
    Reader(const Pickle &pickle, const FindStorage &findStorage, std::uint64_t convertLimit, const std::string &file)
        : m_pickle(pickle), m_findStorage(findStorage), m_convertLimit(convertLimit), m_convertLeft(convertLimit),
          m_file(file)
    {
    }

    Result<PthFile> read(const Elements &dict);

private:
    Result<Tensor> described(std::string_view name, const PickleTensor &tensor) const;
    Result<StorageBytes> bytesOf(const Tensor &tensor);
    Result<Snapshot> snapshotOf(const Tensor &tensor);
    void warnOfOthers(PthFile &result) const;

    const Pickle &m_pickle;
    const FindStorage &m_findStorage;
    std::uint64_t m_convertLimit; ///< of all
    std::uint64_t m_convertLeft; ///< of it, not used yet
    const std::string &m_file;
    std::map<std::string_view, std::pair<const PickleStorage *, StorageBytes>> m_storages; ///< by key, once found
    std::size_t m_others = 0; ///< entries that are no tensors
    std::string m_firstOther;
};

/// Shape and strides as they are to be: checked by themselves and against what the storage claims.
Result<Tensor> Reader::described(std::string_view name, const PickleTensor &tensor) const
{
    const PickleStorage &storage = m_pickle.storage(tensor.storage);
    auto shape = sizes(m_pickle, tensor.shape);
    auto strides = sizes(m_pickle, tensor.strides);
    if (!shape || !strides || shape->size() != strides->size())
        return fail(VITRINE_TEXT("core",
                                 "The tensor %2 in the file %1 has sizes or strides that are not as many whole numbers "
                                 "from 0, at most %3."),
                    m_file, shortened(name), mostDimensions);
    // Sizes of 0 count as 1 here: the strides of the others must be numbers, too, and in memory a number takes up to 8
    // bytes.
    std::int64_t room = std::numeric_limits<std::int64_t>::max() / 8;
    for (const std::int64_t size : *shape)
        room /= std::max<std::int64_t>(size, 1);
    if (room == 0)
        return fail(
            VITRINE_TEXT("core", "The tensor %2 in the file %1 has the shape %3, more numbers than any memory holds."),
            m_file, shortened(name), shortened(toString(*shape)));
    Tensor result{name, &storage, tensor.offset, std::move(*shape), std::move(*strides)};
    if (!liesInStorage(result))
        return fail(VITRINE_TEXT(
                        "core",
                        "The tensor %2 in the file %1 reaches beyond its storage: shape %3 with strides %4 from number "
                        "%5 on, of %6 numbers."),
                    m_file, shortened(name), shortened(toString(result.shape)), shortened(toString(result.strides)),
                    result.offset, storage.count);
    return result;
}

Result<StorageBytes> Reader::bytesOf(const Tensor &tensor)
{
    const PickleStorage &storage = *tensor.storage;
    const auto known = m_storages.find(storage.key);
    if (known != m_storages.end()) {
        const PickleStorage &before = *known->second.first;
        if (before.type == storage.type && before.count == storage.count)
            return known->second.second;
        return fail(
            VITRINE_TEXT("core", "The tensor %2 in the file %1 describes its storage %3 otherwise than another."),
            m_file, shortened(tensor.name), shortened(storage.key));
    }
    auto found = m_findStorage(storage);
    if (!found)
        return found;
    const auto each = static_cast<std::uint64_t>(storage.type->bytes);
    if (found->bytes.size() / each != static_cast<std::uint64_t>(storage.count) || found->bytes.size() % each != 0)
        return fail(
            VITRINE_TEXT("core", "The tensor %2 in the file %1: its storage has %3 bytes, not %4 numbers of %5 each."),
            m_file, shortened(tensor.name), found->bytes.size(), storage.count, each);
    m_storages.emplace(storage.key, std::pair(&storage, *found));
    return found;
}

Result<Snapshot> Reader::snapshotOf(const Tensor &tensor)
{
    const auto storage = bytesOf(tensor);
    if (!storage)
        return storage.error();
    const StoredType &type = *tensor.storage->type;
    const std::byte *start = storage->bytes.data() + tensor.offset * type.bytes;
    const bool dense = isDense(tensor);
    const bool aligned = reinterpret_cast<std::uintptr_t>(start) % static_cast<std::uintptr_t>(type.bytes) == 0;
    const std::int64_t count = elementCount(tensor.shape);
    if (dense && type.native && aligned)
        return Snapshot(type.dtype, tensor.shape, contiguousStrides(tensor.shape), {storage->owner, start});

    const auto bytes = static_cast<std::uint64_t>(count) * (type.dtype == DType::Float32 ? 4 : 8);
    if (bytes > m_convertLeft)
        return fail(VITRINE_TEXT("core", "The file %1 claims to hold tensors of more than %2."), m_file,
                    formatBytes(m_convertLimit));
    m_convertLeft -= bytes;
    const auto convert = [owner = storage->owner, start, type = &type, dense, count, shape = tensor.shape,
                          strides = tensor.strides] {
        if (dense || count == 0)
            return convertedNumbers(*type, start, count);
        const std::vector<std::byte> numbers = gathered(start, shape, strides, type->bytes);
        return convertedNumbers(*type, numbers.data(), count);
    };
    return Snapshot(type.dtype, tensor.shape, convert);
}

void Reader::warnOfOthers(PthFile &result) const
{
    if (m_others > 0)
        result.warnings.push_back(Message::of(
            VITRINE_TEXT("core", "The file %1 has %2 entries beside its tensors that were left out; the first is %3."),
            m_file, m_others, m_firstOther));
}

Result<PthFile> Reader::read(const Elements &dict)
{
    PthFile result;
    for (std::size_t i = 0; i + 1 < dict.size(); i += 2) {
        const auto *name = m_pickle.get<PickleText>(dict[i]);
        const auto *ref = m_pickle.get<PickleTensorRef>(dict[i + 1]);
        if (name && !isName(name->text))
            return fail(VITRINE_TEXT("core", "The file %1 has an entry whose name is not a text of 1 to %2 bytes."),
                        m_file, longestName);
        if (!name || !ref) {
            if (m_others++ == 0)
                m_firstOther = name ? shortened(name->text) : "?";
            continue;
        }
        if (result.tensors.size() == mostTensors)
            return fail(VITRINE_TEXT("core", "The file %1 has more than %2 tensors."), m_file, mostTensors);
        const auto tensor = described(name->text, m_pickle.tensor(ref->place));
        if (!tensor)
            return tensor.error();
        auto snapshot = snapshotOf(*tensor);
        if (!snapshot)
            return snapshot.error();
        result.tensors.insert_or_assign(std::string(name->text), std::move(*snapshot)); // the last one, as in Python
    }
    warnOfOthers(result);
    return result;
}

} // namespace

Result<PthFile> takeStateDict(const Pickle &pickle, const FindStorage &findStorage, std::uint64_t convertLimit,
                              const std::string &file)
{
    const Elements *dict = findStateDict(pickle);
    if (!dict)
        return fail(VITRINE_TEXT("core", "The file %1 holds no state dict: tensors by their names."), file);
    auto result = Reader(pickle, findStorage, convertLimit, file).read(*dict);
    if (result.ok() && result->tensors.empty())
        return fail(VITRINE_TEXT("core", "The file %1 holds no state dict: tensors by their names."), file);
    return result;
}

} // namespace vitrine
