#include "core/blocks/support/SizeLimit.h"

namespace vitrine {
namespace {

bool isModest(const Shape &shape)
{
    // In floating point, because the product of sizes from a file may not fit any integer.
    double count = 1;
    for (const std::int64_t size : shape)
        count *= static_cast<double>(size);
    return count <= static_cast<double>(mostElements);
}

} // namespace

Result<void> checkOutputSize(const Shape &shape)
{
    if (isModest(shape))
        return {};
    return fail(VITRINE_TEXT("core", "its output would have the shape %1; a tensor may have %2 values at most"),
                toString(shape), mostElements);
}

Result<void> checkWeightSize(const Shape &shape)
{
    if (isModest(shape))
        return {};
    return fail(VITRINE_TEXT("core", "its weight would have the shape %1; a tensor may have %2 values at most"),
                toString(shape), mostElements);
}

} // namespace vitrine
