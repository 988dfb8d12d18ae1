#pragma once

#include <filesystem>

namespace vitrine {

/// Where the program keeps what a user fetched and made: $XDG_DATA_HOME/vitrine, as a rule ~/.local/share/vitrine.
std::filesystem::path userDataFolder();

} // namespace vitrine
