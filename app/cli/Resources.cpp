#include "app/cli/Resources.h"

#include <cstdlib>

namespace vitrine {

std::filesystem::path resourceFolder()
{
    const char *given = std::getenv("VITRINE_RESOURCES");
    return given && *given ? std::filesystem::path(given) : std::filesystem::path(VITRINE_RESOURCE_DIR);
}

std::filesystem::path modelCatalogueFile()
{
    return resourceFolder() / "models" / "catalogue.json";
}

} // namespace vitrine
