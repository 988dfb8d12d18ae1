#include "core/vision/video/VideoLibrary.h"

#include "core/vision/video/opencv/VideoEntry.h"

#include <dlfcn.h>

#include <algorithm>

namespace vitrine {

namespace {

constexpr const char *fileName = "libvitrine_videoio.so";

/// Beside the program as it is built, and where it is installed.
std::vector<std::filesystem::path> usualFolders()
{
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    return {program, program / "../lib/vitrine", program / "../lib", program / "../bin"};
}

Error notThere()
{
#ifdef VITRINE_HAS_VIDEO
    return fail(VITRINE_TEXT("core",
                             "Videos and cameras need the module %1, which is not beside the program. Build or install "
                             "Vitrine again."),
                fileName);
#else
    return fail(VITRINE_TEXT("core",
                             "This Vitrine was built without videos and cameras. Install the package %1 and build it "
                             "again."),
                "libopencv-videoio-dev");
#endif
}

} // namespace

Result<const VitrineVideoFunctions *> loadVideoLibrary(const std::vector<std::filesystem::path> &folders)
{
    const auto folder = std::find_if(folders.begin(), folders.end(), [](const std::filesystem::path &each) {
        std::error_code ignored;
        return std::filesystem::exists(each / fileName, ignored);
    });
    if (folder == folders.end())
        return notThere();
    void *const library = dlopen((*folder / fileName).c_str(), RTLD_NOW | RTLD_LOCAL);
    const char *const reason = library == nullptr ? dlerror() : nullptr;
    const auto entry = library == nullptr
        ? nullptr
        : reinterpret_cast<decltype(&vitrine_videoio_1)>(dlsym(library, "vitrine_videoio_1"));
    if (entry == nullptr) {
        Error error = fail(VITRINE_TEXT("core",
                                        "Videos and cameras can't be read: %1 can't be loaded. Install the package %2, "
                                        "or build Vitrine again."),
                           fileName, "libopencv-videoio-dev");
        error.detail = reason != nullptr ? reason : "it has no vitrine_videoio_1";
        return error;
    }
    return entry();
}

Result<const VitrineVideoFunctions *> videoLibrary()
{
    static const Result<const VitrineVideoFunctions *> library = loadVideoLibrary(usualFolders());
    return library;
}

} // namespace vitrine
