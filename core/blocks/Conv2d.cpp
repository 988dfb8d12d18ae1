#include "core/blocks/support/ConvNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeConv2d()
{
    return makeConvNd(2);
}

} // namespace vitrine
