// Stands in until the reader of ONNX models is merged.
#include "core/detection/YoloxOnnx.h"

namespace vitrine {

Result<OnnxModel> readOnnx(const std::filesystem::path &file)
{
    return fail(VITRINE_TEXT("core", "%1 can't be read."), file.string());
}

Result<YoloxOnnx> yoloxWeights(const OnnxModel &, const std::string &file)
{
    return fail(VITRINE_TEXT("core", "%1 can't be read."), file);
}

} // namespace vitrine
