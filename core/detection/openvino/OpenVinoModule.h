#pragma once

#include <cstddef>

// What the module vitrine_openvino offers to the program, which opens it when that engine is asked for: nobody else
// pays for loading OpenVINO. Plain C, so that the two share no types.

extern "C" {

struct VitrineOpenVinoRequest {
    const char *onnx; ///< the model's bytes
    std::size_t onnxSize;
    int width, height; ///< of the input [1, 3, height, width]
    int bfloat16; ///< 0: computes in FP32
    int threads; ///< 0: OpenVINO decides
};

/// A compiled model, or null with the reason in `error`.
using VitrineOpenVinoMake = void *(const VitrineOpenVinoRequest *request, char *error, std::size_t errorSize);
/// Reads `input`, writes `outputCount` numbers. Null on success, else the reason, good until the next call.
using VitrineOpenVinoRun = const char *(void *model, const float *input, float *output, std::size_t outputCount);
/// One line on what was compiled: "OpenVINO 2026.4, 128 operations, 85 convolutions with what follows them fused".
using VitrineOpenVinoDescribe = const char *(void *model);
using VitrineOpenVinoFree = void(void *model);
}
