#include "core/edit/KernelPresets.h"

#include <cmath>

namespace vitrine::edit {

namespace {

using Row = std::vector<double>;

Row normalised(Row row)
{
    double sum = 0;
    for (const double value : row)
        sum += value;
    for (double &value : row)
        value /= sum;
    return row;
}

Row gaussian(std::int64_t size)
{
    const double middle = static_cast<double>(size - 1) / 2;
    const double sigma = 0.3 * (middle - 1) + 0.8;
    Row row;
    for (std::int64_t i = 0; i < size; ++i) {
        const double distance = static_cast<double>(i) - middle;
        row.push_back(std::exp(-distance * distance / (2 * sigma * sigma)));
    }
    return normalised(std::move(row));
}

/// A row convolved with [1, by].
Row extended(const Row &row, double by)
{
    Row result(row.size() + 1, 0);
    for (std::size_t i = 0; i < row.size(); ++i) {
        result[i] += row[i];
        result[i + 1] += by * row[i];
    }
    return result;
}

Row binomial(std::int64_t size)
{
    Row row = {1};
    for (std::int64_t i = 1; i < size; ++i)
        row = extended(row, 1);
    return row;
}

/// From dark to bright is positive.
Row derivative(std::int64_t size)
{
    if (size < 2)
        return {0};
    Row row = extended(binomial(size - 1), -1); // falling
    for (double &value : row)
        value = -value;
    return row;
}

Row product(const Row &down, const Row &across)
{
    Row kernel;
    for (const double y : down)
        for (const double x : across)
            kernel.push_back(y * x);
    return kernel;
}

/// A 3 × 3 kernel in the middle of a larger one; of a smaller one, its middle.
Row centred(const Row &small, std::int64_t height, std::int64_t width)
{
    Row kernel(static_cast<std::size_t>(height * width), 0);
    for (std::int64_t y = 0; y < 3; ++y) {
        for (std::int64_t x = 0; x < 3; ++x) {
            const std::int64_t row = (height - 1) / 2 + y - 1, column = (width - 1) / 2 + x - 1;
            if (row >= 0 && row < height && column >= 0 && column < width)
                kernel[static_cast<std::size_t>(row * width + column)] = small[static_cast<std::size_t>(y * 3 + x)];
        }
    }
    return kernel;
}

} // namespace

std::vector<double> kernelPreset(KernelPreset preset, std::int64_t height, std::int64_t width)
{
    const bool isSignal = height == 1;
    switch (preset) {
    case KernelPreset::Zero:
        return Row(static_cast<std::size_t>(height * width), 0);
    case KernelPreset::Identity:
        return centred({0, 0, 0, 0, 1, 0, 0, 0, 0}, height, width);
    case KernelPreset::Box:
        return Row(static_cast<std::size_t>(height * width), 1 / static_cast<double>(height * width));
    case KernelPreset::Gaussian:
        return product(gaussian(height), gaussian(width));
    case KernelPreset::SobelX:
        return product(binomial(height), derivative(width));
    case KernelPreset::SobelY:
        return product(derivative(height), binomial(width));
    case KernelPreset::Laplacian:
        return centred(isSignal ? Row{0, 0, 0, 1, -2, 1, 0, 0, 0} : Row{0, 1, 0, 1, -4, 1, 0, 1, 0}, height, width);
    case KernelPreset::Sharpen:
        return centred(isSignal ? Row{0, 0, 0, -1, 3, -1, 0, 0, 0} : Row{0, -1, 0, -1, 5, -1, 0, -1, 0}, height, width);
    case KernelPreset::Emboss:
        return centred({-2, -1, 0, -1, 1, 1, 0, 1, 2}, height, width);
    }
    return {};
}

} // namespace vitrine::edit
