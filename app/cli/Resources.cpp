#include "app/cli/Resources.h"

#include <cstdlib>

namespace vitrine {

std::filesystem::path resourceFolder()
{
    const char *given = std::getenv("VITRINE_RESOURCES");
    return given && *given ? std::filesystem::path(given) : std::filesystem::path(VITRINE_RESOURCE_DIR);
}

std::filesystem::path networkFile(const std::string &nameOrFile)
{
    std::error_code ignored;
    const std::filesystem::path known = resourceFolder() / "networks" / (nameOrFile + ".vitrine.json");
    const bool isName = nameOrFile.find('/') == std::string::npos && !std::filesystem::exists(nameOrFile, ignored)
        && std::filesystem::exists(known, ignored);
    return isName ? known : std::filesystem::path(nameOrFile);
}

std::filesystem::path modelCatalogueFile()
{
    return resourceFolder() / "models" / "catalogue.json";
}

} // namespace vitrine
