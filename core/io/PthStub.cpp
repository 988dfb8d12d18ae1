// Stands in until the reader of checkpoints is merged.
#include "core/io/Pth.h"

namespace vitrine {

Result<PthFile> readPth(const std::filesystem::path &file)
{
    return fail(VITRINE_TEXT("core", "%1 can't be read."), file.string());
}

} // namespace vitrine
