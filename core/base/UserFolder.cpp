#include "core/base/UserFolder.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace vitrine {

std::filesystem::path userDataFolder()
{
    const auto absolute = [](const char *variable) -> std::filesystem::path {
        const char *value = std::getenv(variable);
        return value && *value == '/' ? value : ""; // the XDG specification: relative ones are to be ignored
    };
    std::filesystem::path data = absolute("XDG_DATA_HOME");
    if (data.empty()) {
        std::filesystem::path home = absolute("HOME");
        if (home.empty())
            if (const passwd *entry = ::getpwuid(::getuid()))
                home = entry->pw_dir;
        data = home / ".local/share";
    }
    return data / "vitrine";
}

} // namespace vitrine
