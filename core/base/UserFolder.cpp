#include "core/base/UserFolder.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace vitrine {

namespace {

std::filesystem::path absolute(const char *variable)
{
    const char *value = std::getenv(variable);
    return value && *value == '/' ? value : ""; // the XDG specification: relative ones are to be ignored
}

/// $XDG_…_HOME, or its usual place in the home folder.
std::filesystem::path folder(const char *variable, const char *usual)
{
    std::filesystem::path place = absolute(variable);
    if (place.empty()) {
        std::filesystem::path home = absolute("HOME");
        if (home.empty())
            if (const passwd *entry = ::getpwuid(::getuid()))
                home = entry->pw_dir;
        place = home / usual;
    }
    return place / "vitrine";
}

} // namespace

std::filesystem::path userDataFolder()
{
    return folder("XDG_DATA_HOME", ".local/share");
}

std::filesystem::path userStateFolder()
{
    return folder("XDG_STATE_HOME", ".local/state");
}

} // namespace vitrine
