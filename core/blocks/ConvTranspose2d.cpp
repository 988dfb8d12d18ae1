#include "core/blocks/support/ConvTransposeNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeConvTranspose2d()
{
    return makeConvTransposeNd(2);
}

} // namespace vitrine
