#include "core/blocks/support/PoolNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeAvgPool2d()
{
    return makeAvgPoolNd(2);
}

} // namespace vitrine
