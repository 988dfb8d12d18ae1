// COCO annotations from outside: none may crash or hang; what is accepted can be evaluated as it is.
#include "core/detection/AnnotationChecks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace vitrine;

namespace {

bool isSound(const Annotation &object, std::size_t classes)
{
    const Box &box = object.box;
    return object.classId >= 0 && static_cast<std::size_t>(object.classId) < classes && box.x1 <= box.x2
        && box.y1 <= box.y2 && std::isfinite(box.area()) && object.area >= 0;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto truth = parseCocoAnnotations({reinterpret_cast<const char *>(data), size}, "fuzzed");
    if (!truth.ok()) {
        const std::string message = truth.error().message.text();
        if (message.empty() || message.size() > 1000 || std::ranges::count(message, '\n') != 0)
            std::abort();
        return 0;
    }
    if (truth->classes.size() != truth->categoryIds.size())
        std::abort();
    for (const AnnotatedPicture &picture : truth->pictures)
        for (const Annotation &object : picture.objects)
            if (wrongPictureName(picture.file) || !isSound(object, truth->classes.size()))
                std::abort();
    return 0;
}
