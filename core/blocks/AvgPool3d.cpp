#include "core/blocks/support/PoolNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeAvgPool3d()
{
    return makeAvgPoolNd(3);
}

} // namespace vitrine
