#include "core/io/pth/Layouts.h"

#include "core/base/Shortened.h"
#include "core/io/pickle/Unpickler.h"
#include "core/io/pth/StateDict.h"
#include "core/io/zip/ZipReader.h"

#include <string_view>

namespace vitrine {

namespace {

/// The folder that all members lie in: the name of the file when it was written.
std::string prefixOf(const ZipReader &zip)
{
    if (zip.members().empty())
        return {};
    const std::string_view first = zip.members().begin()->first;
    return std::string(first.substr(0, first.find('/')));
}

Result<void> checkByteOrder(ZipReader &zip, const std::string &prefix, const std::string &file)
{
    const std::string name = prefix + "/byteorder";
    const ZipMember *member = zip.find(name); // older files have none
    if (!member)
        return {};
    const auto content = zip.read(name, *member);
    if (!content)
        return content.error();
    const std::string_view order(reinterpret_cast<const char *>(content->bytes.data()), content->bytes.size());
    if (order != "little")
        return fail(
            VITRINE_TEXT("core", "The file %1 was written on a machine of another byte order, which isn't read here."),
            file);
    return {};
}

} // namespace

Result<PthFile> readZipLayout(const PthBytes &bytes)
{
    const std::string &file = bytes.name;
    auto zip = ZipReader::open(bytes.all(), file, bytes.unpackLimit());
    if (!zip)
        return zip.error();
    const std::string prefix = prefixOf(*zip);
    const std::string name = prefix + "/data.pkl";
    const ZipMember *objects = zip->find(name);
    if (!objects)
        return fail(VITRINE_TEXT("core", "The file %1 is not a checkpoint: it is a ZIP archive without data.pkl."),
                    file);
    if (zip->find(prefix + "/constants.pkl"))
        return fail(
            VITRINE_TEXT("core", "The file %1 is a TorchScript program, not a checkpoint. Programs are not run here."),
            file);
    if (auto checked = checkByteOrder(*zip, prefix, file); !checked)
        return checked.error();
    const auto content = zip->read(name, *objects);
    if (!content)
        return content.error();
    const auto pickle = unpickle(content->bytes, file);
    if (!pickle)
        return pickle.error();
    const auto findStorage = [&](const PickleStorage &storage) -> Result<StorageBytes> {
        const std::string place = prefix + "/data/" + std::string(storage.key);
        const ZipMember *member = zip->find(place);
        if (!member)
            return fail(VITRINE_TEXT("core", "The file %1 is not complete: the storage %2 is missing."), file,
                        shortened(storage.key));
        auto found = zip->read(place, *member);
        if (!found)
            return found.error();
        return StorageBytes{found->bytes, found->unpacked ? found->unpacked : bytes.owner};
    };
    return takeStateDict(*pickle, findStorage, bytes.convertLimit(), file);
}

} // namespace vitrine
