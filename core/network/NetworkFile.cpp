#include "core/network/NetworkFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/JsonReader.h"
#include "core/network/NetworkReader.h"

namespace vitrine {

Result<Network> readNetwork(const std::filesystem::path &file)
{
    const auto document = readJsonFile(file);
    if (!document)
        return document.error();
    return networkOf(*document, file.string());
}

Result<Network> parseNetwork(std::string_view json, const std::string &name)
{
    const auto document = readJsonText(json, name);
    if (!document)
        return document.error();
    return networkOf(*document, name);
}

Result<void> writeNetwork(const std::filesystem::path &file, const Network &network)
{
    return writeFileAtomically(file, toJson(network));
}

} // namespace vitrine
