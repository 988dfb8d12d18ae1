#include "core/blocks/support/PoolNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeMaxPool3d()
{
    return makeMaxPoolNd(3);
}

} // namespace vitrine
