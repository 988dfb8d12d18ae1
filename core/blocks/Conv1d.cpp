#include "core/blocks/support/ConvNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeConv1d()
{
    return makeConvNd(1);
}

} // namespace vitrine
