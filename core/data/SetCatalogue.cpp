#include "core/data/SetCatalogue.h"

#include "core/base/JsonReader.h"
#include "core/base/ReadFile.h"
#include "core/base/Sha256.h"

#include <algorithm>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t largestCatalogue = 1 << 20;

std::string textOf(const Json &json, const char *member)
{
    const auto found = json.is_object() ? json.find(member) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A name that can stand for a file or folder: letters, digits, dots, underscores and hyphens, no dot first.
bool isPlainName(const std::string &name)
{
    return !name.empty() && name.front() != '.' && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
            || c == '-';
    });
}

/// Plain names with slashes between.
bool isPlainPath(std::string_view path)
{
    for (;;) {
        const std::string_view part = path.substr(0, path.find('/'));
        if (!isPlainName(std::string(part)))
            return false;
        if (part.size() == path.size())
            return true;
        path.remove_prefix(part.size() + 1);
    }
}

/// The members of an archive; false where they are not what they should be.
bool readMembers(const Json &json, std::vector<ArchiveMember> &members)
{
    if (!json.is_array() || json.empty())
        return false;
    for (const Json &entry : json) {
        ArchiveMember member{textOf(entry, "path"), 0};
        const auto size = entry.is_object() ? entry.find("size") : entry.end();
        if (size == entry.end() || !size->is_number_unsigned() || size->get<std::uint64_t>() > largestSetFile)
            return false;
        member.size = size->get<std::uint64_t>();
        const bool isTwice = std::ranges::any_of(
            members, [&member](const ArchiveMember &other) { return other.name() == member.name(); });
        if (!isPlainPath(member.path) || isTwice)
            return false;
        members.push_back(std::move(member));
    }
    return true;
}

Result<CatalogueFile> readCatalogueFile(const Json &json, const std::string &name, const std::string &id)
{
    const auto wrong = [&](const char *member, const Message &rule) {
        return fail(VITRINE_TEXT("core", "%1: a file of the data set %2 has no usable \"%3\": %4."), name, id, member,
                    rule);
    };
    CatalogueFile file;
    file.url = textOf(json, "url");
    file.name = file.url.substr(file.url.rfind('/') + 1);
    if (!(file.url.starts_with("https://") || file.url.starts_with("http://")) || !isPlainName(file.name))
        return wrong("url", Message::of(VITRINE_TEXT("core", "it must be the address of a file")));
    const auto size = json.find("size");
    if (size == json.end() || !size->is_number_unsigned() || size->get<std::uint64_t>() == 0
        || size->get<std::uint64_t>() > largestSetFile)
        return wrong("size", Message::of(VITRINE_TEXT("core", "it must be a number of bytes, 4 GiB at most")));
    file.size = size->get<std::uint64_t>();
    file.sha256 = textOf(json, "sha256");
    if (file.sha256.size() != 64 || file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
        return wrong("sha256", Message::of(VITRINE_TEXT("core", "it must be 64 hexadecimal digits in lower case")));
    if (file.isArchive() && !readMembers(json.value("members", Json()), file.members))
        return wrong("members", Message::of(VITRINE_TEXT("core", "an archive lists the paths and sizes of its files")));
    return file;
}

Result<CatalogueSet> readSet(const Json &json, const std::string &name)
{
    CatalogueSet set;
    set.id = textOf(json, "id");
    set.name = textOf(json, "name");
    set.kind = textOf(json, "kind");
    set.page = textOf(json, "page");
    set.licence = textOf(json, "licence");
    if (!isPlainName(set.id) || set.name.empty() || set.kind.empty())
        return fail(VITRINE_TEXT("core", "%1: a data set needs \"id\", \"name\" and \"kind\"."), name);
    const auto files = json.find("files");
    if (files == json.end() || !files->is_array() || files->empty())
        return fail(VITRINE_TEXT("core", "%1: the data set %2 lists no files."), name, set.id);
    for (const Json &entry : *files) {
        auto file = readCatalogueFile(entry, name, set.id);
        if (!file)
            return file.error();
        set.files.push_back(*std::move(file));
    }
    return set;
}

} // namespace

std::uint64_t CatalogueFile::unpackedSize() const
{
    std::uint64_t sum = 0;
    for (const ArchiveMember &member : members)
        sum += member.size;
    return sum;
}

std::uint64_t CatalogueSet::size() const
{
    std::uint64_t sum = 0;
    for (const CatalogueFile &file : files)
        sum += file.size;
    return sum;
}

Result<std::vector<CatalogueSet>> parseSetCatalogue(std::string_view text, const std::string &name)
{
    const auto json = readJsonText(text, name, {largestCatalogue, 8, 10'000});
    if (!json)
        return json.error();
    const auto version = json->is_object() ? json->find("version") : json->end();
    if (textOf(*json, "format") != "vitrine-datasets" || version == json->end() || *version != 1)
        return fail(VITRINE_TEXT("core", "%1 is no list of data sets of version 1."), name);
    const auto sets = json->find("sets");
    if (sets == json->end() || !sets->is_array() || sets->empty())
        return fail(VITRINE_TEXT("core", "%1 lists no data sets."), name);
    std::vector<CatalogueSet> list;
    for (const Json &entry : *sets) {
        auto set = readSet(entry, name);
        if (!set)
            return set.error();
        if (std::ranges::find(list, set->id, &CatalogueSet::id) != list.end())
            return fail(VITRINE_TEXT("core", "%1 lists the data set %2 twice."), name, set->id);
        list.push_back(*std::move(set));
    }
    return list;
}

Result<std::vector<CatalogueSet>> readSetCatalogue(const std::filesystem::path &file)
{
    const auto text = readFile(file, largestCatalogue);
    if (!text)
        return text.error();
    return parseSetCatalogue(*text, file.string());
}

namespace {

bool hasSize(const std::filesystem::path &file, std::uint64_t size)
{
    std::error_code failed;
    return std::filesystem::file_size(file, failed) == size && !failed;
}

Result<void> verifyFile(const CatalogueSet &set, const CatalogueFile &file, const std::filesystem::path &folder,
                        const Cancel &cancel)
{
    if (file.isArchive()) {
        if (isComplete(file, folder))
            return {};
        return fail(VITRINE_TEXT("core", "%1: what %2 unpacks to is not all there. Download it again."),
                    folder.string(), file.name);
    }
    const auto sum = sha256OfFile(folder / file.name, cancel);
    if (!sum)
        return sum.error();
    if (*sum != file.sha256)
        return fail(VITRINE_TEXT("core",
                                 "%1 is not the file that %2 should have: its checksum is another. Download it again "
                                 "from %3."),
                    (folder / file.name).string(), set.name, file.url);
    return {};
}

} // namespace

bool isComplete(const CatalogueFile &file, const std::filesystem::path &folder)
{
    if (!file.isArchive())
        return hasSize(folder / file.name, file.size);
    return std::ranges::all_of(file.members, [&](const ArchiveMember &member) {
        return hasSize(folder / member.name(), member.size) || hasSize(folder / member.path, member.size);
    });
}

bool isComplete(const CatalogueSet &set, const std::filesystem::path &folder)
{
    return std::ranges::all_of(set.files, [&](const CatalogueFile &file) { return isComplete(file, folder); });
}

Result<void> verifySet(const CatalogueSet &set, const std::filesystem::path &folder, const Cancel &cancel)
{
    for (const CatalogueFile &file : set.files)
        if (auto verified = verifyFile(set, file, folder, cancel); !verified)
            return verified;
    return {};
}

} // namespace vitrine
