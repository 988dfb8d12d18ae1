#include "core/blocks/support/PoolNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeMaxPool2d()
{
    return makeMaxPoolNd(2);
}

} // namespace vitrine
