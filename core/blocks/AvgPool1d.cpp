#include "core/blocks/support/PoolNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeAvgPool1d()
{
    return makeAvgPoolNd(1);
}

} // namespace vitrine
