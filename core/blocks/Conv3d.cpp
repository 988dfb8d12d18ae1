#include "core/blocks/support/ConvNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeConv3d()
{
    return makeConvNd(3);
}

} // namespace vitrine
