#include "core/blocks/support/BatchNormNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeBatchNorm3d()
{
    return makeBatchNormNd(3);
}

} // namespace vitrine
