#pragma once

#include <filesystem>

namespace vitrine {

/// Where networks, weights and data that come with the program lie: VITRINE_RESOURCES, else where it was built from.
std::filesystem::path resourceFolder();
/// The list of published weights among them.
std::filesystem::path modelCatalogueFile();

} // namespace vitrine
