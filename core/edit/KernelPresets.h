#pragma once

#include <cstdint>
#include <vector>

namespace vitrine::edit {

/// Kernels that people know from image processing.
enum class KernelPreset { Zero, Identity, Box, Gaussian, SobelX, SobelY, Laplacian, Sharpen, Emboss };

/// The preset for a kernel of height × width, row by row, as a layer uses it (cross-correlation: the kernel is not
/// turned). A signal's has height 1: what looks down the picture is then 0, and the others work along the signal.
///
/// Box is the mean; Gaussian has σ = 0.3 · ((width − 1) / 2 − 1) + 0.8 as in OpenCV, and the sum 1; Sobel is the
/// binomial row times its derivative; Laplacian, sharpen and emboss are the usual 3 × 3 in the middle, cut to what
/// fits.
std::vector<double> kernelPreset(KernelPreset preset, std::int64_t height, std::int64_t width);

} // namespace vitrine::edit
