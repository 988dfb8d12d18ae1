#include "core/blocks/support/BatchNormNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeBatchNorm1d()
{
    return makeBatchNormNd(1);
}

} // namespace vitrine
