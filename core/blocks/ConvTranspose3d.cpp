#include "core/blocks/support/ConvTransposeNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeConvTranspose3d()
{
    return makeConvTransposeNd(3);
}

} // namespace vitrine
