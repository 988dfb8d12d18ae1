#include "core/blocks/support/ConvTransposeNd.h"

namespace vitrine {

std::unique_ptr<BlockKind> makeConvTranspose1d()
{
    return makeConvTransposeNd(1);
}

} // namespace vitrine
