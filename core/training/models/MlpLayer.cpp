#include "core/training/models/MlpLayer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

float sigmoid(float z)
{
    return 1 / (1 + std::exp(-z));
}

float apply(Activation kind, float z, float slope)
{
    switch (kind) {
    case Activation::ReLU:
        return z > 0 ? z : 0.0F;
    case Activation::LeakyReLU:
        return z > 0 ? z : slope * z;
    case Activation::Sigmoid:
        return sigmoid(z);
    case Activation::SiLU:
        return z * sigmoid(z);
    case Activation::Tanh:
        return std::tanh(z);
    case Activation::GELU:
    case Activation::GELUTanh: // not taken
        break;
    }
    return z;
}

/// dy/dz, from z and y.
float derivative(Activation kind, float z, float y, float slope)
{
    switch (kind) {
    case Activation::ReLU:
        return z > 0 ? 1.0F : 0.0F;
    case Activation::LeakyReLU:
        return z > 0 ? 1.0F : slope;
    case Activation::Sigmoid:
        return y * (1 - y);
    case Activation::SiLU: {
        const float s = sigmoid(z);
        return s * (1 + z * (1 - s));
    }
    case Activation::Tanh:
        return 1 - y * y;
    case Activation::GELU:
    case Activation::GELUTanh:
        break;
    }
    return 1;
}

} // namespace

void MlpLayer::forward(std::span<const float> row, std::span<const float> x, std::span<float> z,
                       std::span<float> y) const
{
    const std::size_t count = x.size() / in;
    for (std::size_t n = 0; n < count; ++n) {
        const float *const from = x.data() + n * in;
        for (std::size_t o = 0; o < out; ++o) {
            const float *const w = row.data() + weight + o * in;
            float sum = bias ? row[*bias + o] : 0.0F;
            for (std::size_t i = 0; i < in; ++i)
                sum += w[i] * from[i];
            z[n * out + o] = sum;
        }
    }
    if (!activation) {
        std::copy(z.begin(), z.end(), y.begin());
        return;
    }
    for (std::size_t i = 0; i < z.size(); ++i)
        y[i] = apply(*activation, z[i], static_cast<float>(slope));
}

void MlpLayer::backward(std::span<const float> row, std::span<const float> x, std::span<const float> z,
                        std::span<const float> y, std::span<float> dy, std::span<float> gradients,
                        std::span<float> dx) const
{
    if (activation)
        for (std::size_t i = 0; i < dy.size(); ++i)
            dy[i] *= derivative(*activation, z[i], y[i], static_cast<float>(slope));
    std::fill(dx.begin(), dx.end(), 0.0F);
    const std::size_t count = x.size() / in;
    for (std::size_t n = 0; n < count; ++n) {
        const float *const from = x.data() + n * in;
        for (std::size_t o = 0; o < out; ++o) {
            const float d = dy[n * out + o];
            float *const dw = gradients.data() + weight + o * in;
            for (std::size_t i = 0; i < in; ++i)
                dw[i] += d * from[i];
            if (bias)
                gradients[*bias + o] += d;
            if (dx.empty())
                continue;
            const float *const w = row.data() + weight + o * in;
            for (std::size_t i = 0; i < in; ++i)
                dx[n * in + i] += d * w[i];
        }
    }
}

} // namespace vitrine
