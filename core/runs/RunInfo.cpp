#include "core/runs/RunStore.h"

#include <array>
#include <cstdlib>

namespace vitrine {

std::filesystem::path RunStore::usualFile()
{
    const char *data = std::getenv("XDG_DATA_HOME"), *home = std::getenv("HOME");
    const std::filesystem::path base =
        data && *data ? std::filesystem::path(data) : std::filesystem::path(home ? home : ".") / ".local" / "share";
    return base / "vitrine" / "runs.db";
}

std::string nameOf(RunStatus status)
{
    static constexpr std::array names{"running", "done", "stopped", "failed", "cut off"};
    return names[static_cast<std::size_t>(status)];
}

} // namespace vitrine
