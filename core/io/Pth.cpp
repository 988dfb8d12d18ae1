#include "core/io/Pth.h"

#include "core/base/InputFile.h"
#include "core/base/SystemError.h"
#include "core/io/AlignedBuffer.h"
#include "core/io/PthTensors.h"
#include "core/io/pickle/Unpickler.h"
#include "core/io/zip/ZipReader.h"

#include <array>
#include <cstring>
#include <map>
#include <optional>

namespace vitrine {

namespace {

constexpr std::uint64_t largestFile = std::uint64_t(2) << 30U;

using Bytes = std::span<const std::byte>;

Error notRead(const std::string &file, const Message &reason)
{
    return fail(VITRINE_TEXT("core", "The checkpoint %1 can't be read: %2."), file, reason);
}

/// The newer layout: an archive with the pickle as "name/data.pkl" and each storage as "name/data/key".
class ZipStorages : public PthStorages {
public:
    ZipStorages(ZipReader archive, std::string folder, std::shared_ptr<const std::byte> owner)
        : m_archive(std::move(archive)), m_folder(std::move(folder)), m_owner(std::move(owner))
    {
    }

    Result<PthBytes> find(std::string_view key) override
    {
        const auto known = m_read.find(key);
        if (known != m_read.end())
            return known->second;
        const std::string name = m_folder + "data/" + std::string(key);
        const ZipMember *const member = m_archive.find(name);
        if (!member)
            return PthBytes{};
        const auto content = m_archive.read(name, *member);
        if (!content)
            return content.error();
        const PthBytes bytes{content->bytes, content->unpacked ? content->unpacked : m_owner};
        m_read.emplace(std::string(key), bytes);
        return bytes;
    }

private:
    ZipReader m_archive;
    std::string m_folder;
    std::shared_ptr<const std::byte> m_owner;
    std::map<std::string, PthBytes, std::less<>> m_read;
};

/// The older layout: the storages lie behind each other, in the order of a list of keys.
class LegacyStorages : public PthStorages {
public:
    Result<PthBytes> find(std::string_view key) override
    {
        const auto known = m_storages.find(key);
        return known == m_storages.end() ? PthBytes{} : known->second;
    }
    void add(std::string_view key, PthBytes bytes) { m_storages.emplace(std::string(key), std::move(bytes)); }

private:
    std::map<std::string, PthBytes, std::less<>> m_storages;
};

Result<PthFile> readZip(Bytes bytes, const std::shared_ptr<const std::byte> &owner, const std::string &file)
{
    auto archive = ZipReader::open(bytes, file, largestFile);
    if (!archive)
        return archive.error();
    constexpr std::string_view pickleName = "data.pkl";
    std::optional<std::string_view> found;
    for (const auto &[name, member] : archive->members())
        if (name == pickleName || name.ends_with("/data.pkl")) {
            if (found)
                return notRead(file, Message::of(VITRINE_TEXT("core", "it holds several pickles")));
            found = name;
        }
    if (!found)
        return notRead(file, Message::of(VITRINE_TEXT("core", "it is an archive without a pickle of PyTorch's")));
    const std::string folder(found->substr(0, found->size() - pickleName.size()));
    if (const std::string order = folder + "byteorder"; const ZipMember *member = archive->find(order)) {
        const auto content = archive->read(order, *member);
        if (!content)
            return content.error();
        if (std::string_view(reinterpret_cast<const char *>(content->bytes.data()), content->bytes.size()) != "little")
            return notRead(file,
                           Message::of(VITRINE_TEXT("core", "its numbers are stored with the greatest byte first")));
    }
    const auto content = archive->read(*found, *archive->find(*found));
    if (!content)
        return content.error();
    const auto pickle = unpickle(content->bytes, file);
    if (!pickle)
        return pickle.error();
    ZipStorages storages(std::move(*archive), folder, owner);
    return stateDict(*pickle, storages, file);
}

/// Pickles that stand one behind the other, taken from the front.
Result<Pickle> takePickle(Bytes &bytes, const std::string &file)
{
    auto pickle = unpickle(bytes, file);
    if (pickle)
        bytes = bytes.subspan(pickle->length());
    return pickle;
}

/// What each storage of the pickle is made of, by its key; two of one key must agree.
Result<std::map<std::string_view, const StoredType *>> storageTypes(const Pickle &pickle, const std::string &file)
{
    std::map<std::string_view, const StoredType *> types;
    for (std::uint32_t i = 0; i < pickle.storageCount(); ++i) {
        const PickleStorage &storage = pickle.storage(i);
        if (!types.emplace(storage.key, storage.type).second && types[storage.key] != storage.type)
            return notRead(file,
                           Message::of(VITRINE_TEXT("core", "its storage %1 has two types"), std::string(storage.key)));
    }
    return types;
}

Result<PthFile> readLegacy(Bytes bytes, const std::shared_ptr<const std::byte> &owner, const std::string &file)
{
    constexpr std::string_view magic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
    const auto first = takePickle(bytes, file);
    if (!first)
        return first.error();
    const auto *number = first->get<PickleBytes>(first->root());
    if (!number || number->bytes != magic)
        return notRead(file, Message::of(VITRINE_TEXT("core", "it is a pickle, but none that PyTorch wrote")));
    for (int i = 0; i < 2; ++i) // the protocol's number, and what the machine was like
        if (const auto skipped = takePickle(bytes, file); !skipped)
            return skipped.error();
    const auto pickle = takePickle(bytes, file);
    if (!pickle)
        return pickle.error();
    const auto keys = takePickle(bytes, file);
    if (!keys)
        return keys.error();
    const auto *list = keys->elements(keys->root(), PickleContainer::List);
    const auto types = storageTypes(*pickle, file);
    if (!types)
        return types.error();
    LegacyStorages storages;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        const auto *key = keys->get<PickleText>((*list)[i]);
        const auto type = key ? types->find(key->text) : types->end();
        std::int64_t count = 0;
        if (type == types->end() || bytes.size() < sizeof count)
            return notRead(file, Message::of(VITRINE_TEXT("core", "its list of storages does not fit its pickle")));
        std::memcpy(&count, bytes.data(), sizeof count);
        bytes = bytes.subspan(sizeof count);
        if (count < 0
            || static_cast<std::uint64_t>(count) > bytes.size() / static_cast<std::uint64_t>(type->second->bytes))
            return notRead(
                file, Message::of(VITRINE_TEXT("core", "its storage %1 is not all there"), std::string(key->text)));
        const auto size = static_cast<std::size_t>(count * type->second->bytes);
        storages.add(key->text, {bytes.first(size), owner});
        bytes = bytes.subspan(size);
    }
    return stateDict(*pickle, storages, file);
}

bool isTar(Bytes bytes)
{
    constexpr std::size_t place = 257;
    constexpr std::string_view mark = "ustar";
    return bytes.size() > place + mark.size() && std::memcmp(bytes.data() + place, mark.data(), mark.size()) == 0;
}

} // namespace

Result<PthFile> readPth(const std::filesystem::path &path)
{
    const std::string file = path.string();
    auto input = InputFile::open(path);
    if (!input)
        return input.error();
    if (input->size() > largestFile)
        return notRead(file, Message::of(VITRINE_TEXT("core", "it is larger than %1"), formatBytes(largestFile)));
    const AlignedBuffer buffer = makeAlignedBuffer(input->size());
    if (!buffer)
        return notRead(file, Message::of(VITRINE_TEXT("core", "there is not enough memory for it")));
    if (auto read = input->read({buffer.get(), static_cast<std::size_t>(input->size())}); !read)
        return read.error();
    const Bytes bytes(buffer.get(), static_cast<std::size_t>(input->size()));
    if (ZipReader::isZip(bytes))
        return readZip(bytes, buffer, file);
    if (!bytes.empty() && bytes[0] == std::byte{0x80})
        return readLegacy(bytes, buffer, file);
    if (isTar(bytes))
        return notRead(
            file,
            Message::of(VITRINE_TEXT(
                "core", "it is of PyTorch's oldest layout (tar); load and save it again with a newer PyTorch")));
    return notRead(file, Message::of(VITRINE_TEXT("core", "it is no checkpoint of PyTorch's")));
}

} // namespace vitrine
