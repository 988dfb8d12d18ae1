#include "core/blocks/support/BatchNormNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeBatchNorm2d()
{
    return makeBatchNormNd(2);
}

} // namespace vitrine
