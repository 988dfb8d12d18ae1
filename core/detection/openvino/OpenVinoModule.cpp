// The module that holds OpenVINO: built as a library of its own.

#include "core/detection/openvino/OpenVinoModule.h"

#include <openvino/openvino.hpp>

#include <algorithm>
#include <cstring>
#include <exception>
#include <map>
#include <string>

namespace {

struct Model {
    ov::CompiledModel compiled;
    ov::InferRequest request;
    std::string description;
    std::string error;
    int width = 0;
    int height = 0;
};

/// What the plugin made of the model: its operations, and which of them do several at once.
std::string describe(const ov::CompiledModel &compiled)
{
    int operations = 0, fused = 0;
    std::map<std::string, int> precisions;
    for (const auto &node : compiled.get_runtime_model()->get_ordered_ops()) {
        ++operations;
        const auto &info = node->get_rt_info();
        const auto text = [&info](const char *key) {
            const auto found = info.find(key);
            return found == info.end() ? std::string() : found->second.as<std::string>();
        };
        const std::string originals = text("originalLayersNames");
        if (text("layerType") == "Convolution") {
            fused += originals.find(',') != std::string::npos ? 1 : 0;
            ++precisions[text("runtimePrecision")];
        }
    }
    std::string result = std::string("OpenVINO ") + ov::get_openvino_version().buildNumber + ": "
        + std::to_string(operations) + " operations, " + std::to_string(fused) + " fused convolutions";
    for (const auto &[precision, count] : precisions)
        result += ", " + std::to_string(count) + " in " + precision;
    return result;
}

Model *make(const VitrineOpenVinoRequest &request)
{
    static ov::Core core;
    auto network = core.read_model(std::string(request.onnx, request.onnxSize), ov::Tensor());
    network->reshape(ov::PartialShape{1, 3, request.height, request.width});
    ov::AnyMap options{ov::hint::performance_mode(ov::hint::PerformanceMode::LATENCY),
                       ov::hint::inference_precision(request.bfloat16 != 0 ? ov::element::bf16 : ov::element::f32)};
    if (request.threads > 0)
        options.insert(ov::inference_num_threads(request.threads));
    auto model = std::make_unique<Model>();
    model->compiled = core.compile_model(network, "CPU", options);
    model->request = model->compiled.create_infer_request();
    model->description = describe(model->compiled);
    model->width = request.width;
    model->height = request.height;
    return model.release();
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) void *vitrineOpenVinoMake(const VitrineOpenVinoRequest *request, char *error,
                                                                 std::size_t errorSize)
{
    try {
        return make(*request);
    } catch (const std::exception &exception) {
        std::strncpy(error, exception.what(), errorSize - 1);
        error[errorSize - 1] = '\0';
        return nullptr;
    }
}

__attribute__((visibility("default"))) const char *vitrineOpenVinoRun(void *handle, const float *input, float *output,
                                                                      std::size_t outputCount)
{
    auto *const model = static_cast<Model *>(handle);
    try {
        const ov::Shape shape{1, 3, static_cast<std::size_t>(model->height), static_cast<std::size_t>(model->width)};
        // OpenVINO takes no constant memory, but does not write it.
        model->request.set_input_tensor(ov::Tensor(ov::element::f32, shape, const_cast<float *>(input)));
        model->request.infer();
        const ov::Tensor result = model->request.get_output_tensor();
        if (result.get_size() != outputCount)
            return "the compiled model gives another number of values";
        std::copy_n(result.data<const float>(), outputCount, output);
        return nullptr;
    } catch (const std::exception &exception) {
        model->error = exception.what();
        return model->error.c_str();
    }
}

__attribute__((visibility("default"))) const char *vitrineOpenVinoDescribe(void *handle)
{
    return static_cast<Model *>(handle)->description.c_str();
}

__attribute__((visibility("default"))) void vitrineOpenVinoFree(void *handle)
{
    delete static_cast<Model *>(handle);
}
}
