// The kernels' text, compiled once for every set of vector instructions: a file that includes it says how many numbers
// a vector has (vectorLanes), and how many pixels a tile (tilePixels) so that their sums stay in registers. It includes
// no header of the standard library: an inline function compiled for AVX-512 could be the one that the linker keeps.

#include "core/detection/engine/kernels/ConvJob.h"

namespace vitrine {

namespace {

using Vector = float __attribute__((vector_size(4 * vectorLanes)));
using Integers = int __attribute__((vector_size(4 * vectorLanes)));
#ifdef VITRINE_BRAIN_KERNELS
using Halves = unsigned short __attribute__((vector_size(2 * vectorLanes), aligned(2), may_alias));
#endif

constexpr int block = ConvJob<float, float>::block;

inline Vector load(const float *from)
{
    Vector vector;
    __builtin_memcpy(&vector, from, sizeof vector);
    return vector;
}

inline void store(float *to, const Vector &vector)
{
    __builtin_memcpy(to, &vector, sizeof vector);
}

/// What is loaded once and multiplied with several pixels: the weights of one tap.
inline Vector loadWeights(const float *from)
{
    return load(from);
}

inline void multiplyAdd(Vector &sum, const float *x, const Vector &weights)
{
    sum += *x * weights;
}

#ifdef VITRINE_BRAIN_KERNELS
inline Vector load(const Brain *from)
{
    Integers bits = __builtin_convertvector(*reinterpret_cast<const Halves *>(from), Integers);
    return reinterpret_cast<Vector>(bits << 16);
}

inline void store(Brain *to, const Vector &vector)
{
    const __m256bh rounded = _mm512_cvtneps_pbh(vector);
    __builtin_memcpy(to, &rounded, sizeof rounded);
}

/// The weights of two taps, in pairs.
inline __m512bh loadWeights(const Brain *from)
{
    __m512bh pairs;
    __builtin_memcpy(&pairs, from, sizeof pairs);
    return pairs;
}

/// Adds two taps at once.
inline void multiplyAdd(Vector &sum, const Brain *x, const __m512bh &weights)
{
    int pair;
    __builtin_memcpy(&pair, x, sizeof pair);
    sum = _mm512_dpbf16_ps(sum, reinterpret_cast<__m512bh>(_mm512_set1_epi32(pair)), weights);
}
#endif

/// exp(−x) = 2^n · exp(r), |r| ≤ ln 2 / 2, by Cephes' polynomial; to one unit of the last place.
inline Vector expOfNegative(Vector x)
{
    constexpr float toTwos = -1.44269504F, rounding = 12582912; // 1.5 · 2^23: adding it rounds to integers
    const Vector limit = Vector{} + 87.0F; // beyond it the result would overflow; NaN stays
    x = x > limit ? limit : x;
    x = x < -limit ? -limit : x;
    const Vector shifted = x * toTwos + rounding;
    const Vector n = shifted - rounding;
    const Vector r = (-x - n * 0.693359375F) + n * 2.12194440e-4F;
    Vector p = r * 1.9875691500e-4F + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * (r * r) + r + 1;
    return reinterpret_cast<Vector>(reinterpret_cast<Integers>(p) + (reinterpret_cast<Integers>(shifted) << 23));
}

inline Vector silu(const Vector &x)
{
    return x / (expOfNegative(x) + 1);
}

/// The first `count` numbers of a vector, if it has as many.
template <typename Y>
inline void storeFirst(Y *to, const Vector &vector, int count)
{
    if (count >= vectorLanes) {
        store(to, vector);
    } else if (count > 0) {
        Y all[vectorLanes];
        store(all, vector);
        __builtin_memcpy(to, all, sizeof(Y) * static_cast<unsigned long>(count));
    }
}

/// `Pixels` pixels × `Vectors` vectors of outputs: every weight that is loaded serves all of them.
template <int Pixels, int Vectors, typename X, typename Y>
inline void tile(const ConvJob<X, Y> &job, std::int64_t pixel, int firstOutput)
{
    constexpr int group = 3; // pixels that one pointer reaches: x, x + step, x + 2 · step
    constexpr int groups = (Pixels + group - 1) / group;
    const X *x[groups];
    for (int g = 0; g < groups; ++g)
        x[g] = job.x + (pixel + g * group) * job.step;
    const std::int64_t blockSize = static_cast<std::int64_t>(job.tapCount) * block;
    const X *weights = job.weights + firstOutput / block * blockSize;

    Vector sum[Pixels][Vectors];
    for (int v = 0; v < Vectors; ++v) {
        const Vector bias = load(job.bias + firstOutput + v * vectorLanes);
        for (int p = 0; p < Pixels; ++p)
            sum[p][v] = bias;
    }
    constexpr int together = sizeof(float) / sizeof(X); // taps
    for (int tap = 0; tap < job.tapCount; tap += together, weights += together * block) {
        decltype(loadWeights(weights)) weight[Vectors];
        for (int v = 0; v < Vectors; ++v)
            weight[v] = loadWeights(weights + v * vectorLanes / block * blockSize + v * vectorLanes % block);
        const std::int64_t at = job.taps[tap];
        for (int p = 0; p < Pixels; ++p)
            for (int v = 0; v < Vectors; ++v)
                multiplyAdd(sum[p][v], x[p / group] + at + p % group * job.step, weight[v]);
    }
    for (int p = 0; p < Pixels; ++p)
        for (int v = 0; v < Vectors; ++v) {
            const Vector result = job.silu ? silu(sum[p][v]) : sum[p][v];
            const int output = firstOutput + v * vectorLanes;
            storeFirst(job.y + (pixel + p) * job.outputs + output, result, job.outputs - output);
        }
}

/// All outputs of some pixels, two blocks at a time where the registers are many.
template <int Pixels, typename X, typename Y>
inline void tiles(const ConvJob<X, Y> &job, std::int64_t pixel)
{
    constexpr int vectors = block / vectorLanes;
    int output = 0;
    if constexpr (vectors == 1)
        for (; output + block < job.outputs; output += 2 * block)
            tile<Pixels, 2>(job, pixel, output);
    for (; output < job.outputs; output += block)
        tile<Pixels, vectors>(job, pixel, output);
}

template <typename X, typename Y>
void pixels(const ConvJob<X, Y> &job, std::int64_t begin, std::int64_t end)
{
    std::int64_t pixel = begin;
    for (; pixel + tilePixels <= end; pixel += tilePixels)
        tiles<tilePixels>(job, pixel);
    if (pixel < end && end - begin >= tilePixels)
        tiles<tilePixels>(job, end - tilePixels); // some once more, which costs less than each alone
    else
        for (; pixel < end; ++pixel)
            tiles<1>(job, pixel);
}

/// One vector of channels of one output row.
template <typename Number>
inline void depthwiseRow(const DepthwiseJob<Number> &job, int row, int channel)
{
    const Vector bias = load(job.bias + channel);
    Vector weights[9];
    for (int tap = 0; tap < 9; ++tap)
        weights[tap] = load(job.weights + tap * job.channels + channel);
    const int top = row * job.stride - 1;
    const std::int64_t line = static_cast<std::int64_t>(job.width) * job.channels;
    Number *y = job.y + static_cast<std::int64_t>(row) * job.outWidth * job.channels + channel;
    for (int column = 0; column < job.outWidth; ++column, y += job.channels) {
        const int left = column * job.stride - 1;
        const Number *const x = job.x + top * line + static_cast<std::int64_t>(left) * job.channels + channel;
        const bool inside = top >= 0 && top + 2 < job.height && left >= 0 && left + 2 < job.width;
        Vector sum = bias;
        if (inside) {
            for (int tap = 0; tap < 9; ++tap)
                sum += load(x + tap / 3 * line + tap % 3 * job.channels) * weights[tap];
        } else {
            for (int tap = 0; tap < 9; ++tap)
                if (const int i = top + tap / 3, j = left + tap % 3;
                    i >= 0 && i < job.height && j >= 0 && j < job.width)
                    sum += load(x + tap / 3 * line + tap % 3 * job.channels) * weights[tap];
        }
        store(y, job.silu ? silu(sum) : sum);
    }
}

template <typename Number>
void depthwise(const DepthwiseJob<Number> &job, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row)
        for (int channel = 0; channel < job.channels; channel += vectorLanes)
            depthwiseRow(job, static_cast<int>(row), channel);
}

} // namespace

} // namespace vitrine
