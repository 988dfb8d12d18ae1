#include "core/io/pth/Layouts.h"

#include "core/base/Shortened.h"
#include "core/io/LittleEndian.h"
#include "core/io/pickle/Unpickler.h"
#include "core/io/pth/StateDict.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace vitrine {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view magic = "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"sv; // the integer 0x1950a86a20f9469cfc6c
constexpr std::int64_t knownVersion = 1001;

class LegacyReader {
public:
    explicit LegacyReader(const PthBytes &bytes) : m_bytes(bytes), m_rest(bytes.all()) { }

    Result<PthFile> read();

private:
    Result<Pickle> next();
    Result<void> checkStart();
    Result<void> findStorages(const Pickle &objects, const Pickle &keys);
    Error truncated() const;

    const PthBytes &m_bytes;
    std::span<const std::byte> m_rest; ///< not read yet
    std::map<std::string_view, std::span<const std::byte>> m_storages;
};

Error LegacyReader::truncated() const
{
    return fail(VITRINE_TEXT("core", "The file %1 is truncated: not all of its storages are there."), m_bytes.name);
}

Result<Pickle> LegacyReader::next()
{
    auto pickle = unpickle(m_rest, m_bytes.name);
    if (pickle.ok())
        m_rest = m_rest.subspan(pickle->length());
    return pickle;
}

/// The first three pickles. The magic number is known to be right.
Result<void> LegacyReader::checkStart()
{
    const auto number = next();
    if (!number)
        return number.error();
    const auto version = next();
    if (!version)
        return version.error();
    const auto *given = version->get<std::int64_t>(version->root());
    if (!given || *given != knownVersion)
        return fail(VITRINE_TEXT("core",
                                 "The file %1 is a checkpoint of another version than %2, which alone is known "
                                 "here."),
                    m_bytes.name, knownVersion);
    const auto system = next();
    if (!system)
        return system.error();
    const auto *facts = system->elements(system->root(), PickleContainer::Dict);
    for (std::size_t i = 0; facts && i + 1 < facts->size(); i += 2) {
        const auto *key = system->get<PickleText>((*facts)[i]);
        const auto *little = system->get<bool>((*facts)[i + 1]);
        if (key && key->text == "little_endian" && little && !*little)
            return fail(
                VITRINE_TEXT("core",
                             "The file %1 was written on a machine of another byte order, which isn't read here."),
                m_bytes.name);
    }
    return {};
}

/// Goes through the storages at the end of the file, in the order of their keys.
Result<void> LegacyReader::findStorages(const Pickle &objects, const Pickle &keys)
{
    std::map<std::string_view, const StoredType *> types;
    for (std::uint32_t i = 0; i < objects.storageCount(); ++i)
        types.emplace(objects.storage(i).key, objects.storage(i).type);
    const auto *list = keys.elements(keys.root(), PickleContainer::List);
    if (!list)
        return fail(VITRINE_TEXT("core", "The file %1 is damaged: it has no list of its storages."), m_bytes.name);
    for (const PickleId id : *list) {
        const auto *key = keys.get<PickleText>(id);
        const auto type = key ? types.find(key->text) : types.end();
        if (type == types.end() || m_storages.contains(key->text))
            return fail(
                VITRINE_TEXT("core", "The file %1 is damaged: its list of storages has others than its tensors."),
                m_bytes.name);
        if (m_rest.size() < sizeof(std::int64_t))
            return truncated();
        const auto count = numberAt<std::int64_t>(m_rest);
        m_rest = m_rest.subspan(sizeof count);
        const std::int64_t each = type->second->bytes;
        if (count < 0 || count > static_cast<std::int64_t>(m_rest.size()) / each)
            return truncated();
        m_storages.emplace(key->text, m_rest.first(static_cast<std::size_t>(count * each)));
        m_rest = m_rest.subspan(static_cast<std::size_t>(count * each));
    }
    return {};
}

Result<PthFile> LegacyReader::read()
{
    if (auto checked = checkStart(); !checked)
        return checked.error();
    const auto objects = next();
    if (!objects)
        return objects.error();
    const auto keys = next();
    if (!keys)
        return keys.error();
    if (auto found = findStorages(*objects, *keys); !found)
        return found.error();
    const auto findStorage = [this](const PickleStorage &storage) -> Result<StorageBytes> {
        const auto found = m_storages.find(storage.key);
        if (found == m_storages.end())
            return fail(VITRINE_TEXT("core", "The file %1 is not complete: the storage %2 is missing."), m_bytes.name,
                        shortened(storage.key));
        return StorageBytes{found->second, m_bytes.owner};
    };
    return takeStateDict(*objects, findStorage, m_bytes.convertLimit(), m_bytes.name);
}

} // namespace

bool isLegacyLayout(std::span<const std::byte> bytes)
{
    constexpr std::size_t enough = 64; // for the first pickle, whatever its protocol
    const auto start = bytes.first(std::min(bytes.size(), enough));
    const auto first = unpickle(start, {});
    const auto *number = first.ok() ? first->get<PickleBytes>(first->root()) : nullptr;
    return number && number->bytes == magic;
}

Result<PthFile> readLegacyLayout(const PthBytes &bytes)
{
    return LegacyReader(bytes).read();
}

} // namespace vitrine
