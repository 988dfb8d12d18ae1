// ONNX models: none may crash, hang, or be accepted with tensors that don't lie within it; what is accepted is also
// looked at as a YOLOX.
#include "core/detection/YoloxOnnx.h"
#include "core/io/OnnxReader.h"

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

using namespace vitrine;

namespace {

/// Every value is made once, before it is used.
bool isOrdered(const OnnxModel &model)
{
    std::set<std::string> made;
    for (const OnnxValue &input : model.inputs)
        made.insert(input.name);
    for (const auto &[name, tensor] : model.initialisers)
        made.insert(name);
    for (const OnnxNode &node : model.nodes) {
        for (const std::string &input : node.inputs)
            if (!input.empty() && !made.contains(input))
                return false;
        for (const std::string &output : node.outputs)
            if (!output.empty() && !made.insert(output).second)
                return false;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Result<OnnxModel> model = parseOnnx(std::string(reinterpret_cast<const char *>(data), size), "fuzzed");
    if (!model.ok()) {
        if (model.error().message.isEmpty() || model.error().message.text().size() > 1000)
            std::abort();
        return 0;
    }
    if (!isOrdered(*model))
        std::abort();
    for (const auto &[name, tensor] : model->initialisers)
        if (tensor.toDoubles().size() > size)
            std::abort();
    const auto weights = yoloxWeights(*model, "fuzzed");
    if (!weights.ok() && weights.error().message.text().size() > 2000)
        std::abort();
    return 0;
}
