#include "core/blocks/support/PoolNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeMaxPool1d()
{
    return makeMaxPoolNd(1);
}

} // namespace vitrine
