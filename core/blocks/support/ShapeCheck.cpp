#include "core/blocks/support/ShapeCheck.h"

#include <array>
#include <cassert>

namespace vitrine {

std::string layoutText(std::size_t spatial)
{
    static const std::array<std::string, 3> texts = {"[N, C, L]", "[N, C, H, W]", "[N, C, D, H, W]"};
    assert(spatial >= 1 && spatial <= texts.size());
    return texts[spatial - 1];
}

Result<void> needSpatial(const std::string &type, const Shape &got, std::size_t spatial)
{
    if (got.size() == spatial + 2)
        return {};
    return needsShape(type, layoutText(spatial), got);
}

Error needsShape(const std::string &type, const std::string &needed, const Shape &got)
{
    return fail(VITRINE_TEXT("core", "%1 needs an input of shape %2, but got %3."), type, needed, toString(got));
}

} // namespace vitrine
