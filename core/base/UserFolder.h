#pragma once

#include <filesystem>

namespace vitrine {

/// Where the program keeps what a user fetched and made: $XDG_DATA_HOME/vitrine, as a rule ~/.local/share/vitrine.
std::filesystem::path userDataFolder();

/// Where it keeps what it comes back with: $XDG_STATE_HOME/vitrine, as a rule ~/.local/state/vitrine.
std::filesystem::path userStateFolder();

} // namespace vitrine
