#pragma once

#include <filesystem>
#include <string>

namespace vitrine {

/// Where networks, weights and data that come with the program lie: VITRINE_RESOURCES, else where it was built from.
std::filesystem::path resourceFolder();
/// A network file, or the name of a network that comes with the program: "yolox-pico".
std::filesystem::path networkFile(const std::string &nameOrFile);
/// The list of published weights among them.
std::filesystem::path modelCatalogueFile();

} // namespace vitrine
