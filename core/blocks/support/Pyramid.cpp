#include "core/blocks/support/Pyramid.h"

#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

std::int64_t halved(std::int64_t size, int times)
{
    for (int i = 0; i < times; ++i)
        size = (size + 1) / 2;
    return size;
}

} // namespace

Result<std::vector<Shape>> pyramidShapes(const std::string &type, const Shape &picture,
                                         const std::vector<std::int64_t> &channels, bool evenOnly)
{
    if (Result<void> ranked = needSpatial(type, picture, 2); !ranked)
        return ranked.error();
    if (evenOnly && (picture[2] % 2 != 0 || picture[3] % 2 != 0))
        return fail(VITRINE_TEXT("core", "it needs an even height and width, but got %1."), toString(picture));
    std::vector<Shape> shapes;
    for (std::size_t level = 0; level < channels.size(); ++level) {
        const int times = static_cast<int>(level) + 3;
        shapes.push_back({picture[0], channels[level], halved(picture[2], times), halved(picture[3], times)});
    }
    return shapes;
}

Result<std::vector<Shape>> meetingPyramidShapes(const std::string &type, const Shape &picture,
                                                const std::vector<std::int64_t> &channels, bool evenOnly)
{
    Result<std::vector<Shape>> shapes = pyramidShapes(type, picture, channels, evenOnly);
    if (shapes && (shapes->front()[2] % 4 != 0 || shapes->front()[3] % 4 != 0))
        return fail(VITRINE_TEXT("core", "it needs a height and width that are multiples of 32, but got %1."),
                    toString(picture));
    return shapes;
}

} // namespace vitrine
