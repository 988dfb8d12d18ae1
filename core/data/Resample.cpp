#include "core/data/Resample.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

/// What one output pixel takes from the input along one axis.
struct Taps {
    int first = 0;
    std::vector<double> weights; ///< sum to 1

    int end() const { return first + static_cast<int>(weights.size()); }
};

Taps areaTaps(double from, double to, int size)
{
    Taps taps;
    taps.first = std::clamp(static_cast<int>(std::floor(from)), 0, size - 1);
    const int last = std::clamp(static_cast<int>(std::ceil(to)) - 1, taps.first, size - 1);
    double sum = 0;
    for (int i = taps.first; i <= last; ++i) {
        const double covered = std::min(to, i + 1.0) - std::max(from, static_cast<double>(i));
        taps.weights.push_back(std::max(covered, 0.0));
        sum += taps.weights.back();
    }
    if (sum <= 0) {
        taps.weights.assign(1, 1.0);
        return taps;
    }
    for (double &weight : taps.weights)
        weight /= sum;
    return taps;
}

Taps linearTaps(double centre, int size)
{
    Taps taps;
    const double position = std::clamp(centre - 0.5, 0.0, size - 1.0);
    taps.first = std::min(static_cast<int>(position), std::max(size - 2, 0));
    const double share = position - taps.first;
    taps.weights.push_back(1 - share);
    if (size > 1)
        taps.weights.push_back(share);
    return taps;
}

std::vector<Taps> axisTaps(double offset, double length, int size, int outputs)
{
    std::vector<Taps> axis;
    axis.reserve(static_cast<std::size_t>(outputs));
    const double step = length / outputs;
    for (int i = 0; i < outputs; ++i) {
        axis.push_back(step > 1 ? areaTaps(offset + i * step, offset + (i + 1) * step, size)
                                : linearTaps(offset + (i + 0.5) * step, size));
    }
    return axis;
}

void toLuma(std::span<const float> rgb, std::span<float> luma)
{
    for (std::size_t x = 0; x < luma.size(); ++x)
        luma[x] = 0.299f * rgb[x * 3] + 0.587f * rgb[x * 3 + 1] + 0.114f * rgb[x * 3 + 2];
}

/// One row along x: `line` is [channels, outputs], `row` interleaved.
void resampleRow(const std::vector<Taps> &axis, std::span<const float> row, std::size_t channels,
                 std::span<double> line)
{
    for (std::size_t channel = 0; channel < channels; ++channel) {
        for (std::size_t x = 0; x < axis.size(); ++x) {
            const float *value = row.data() + static_cast<std::size_t>(axis[x].first) * channels + channel;
            double sum = 0;
            for (const double weight : axis[x].weights) {
                sum += weight * static_cast<double>(*value);
                value += channels;
            }
            line[channel * axis.size() + x] = sum;
        }
    }
}

} // namespace

Planes resample(const Picture &picture, const PictureArea &region, int width, int height, bool grey)
{
    assert(picture.valid() && width > 0 && height > 0 && region.width > 0 && region.height > 0);
    const auto columns = axisTaps(region.x, region.width, picture.width(), width);
    const auto rows = axisTaps(region.y, region.height, picture.height(), height);
    const bool toGrey = grey && picture.channels() == 3;
    const std::size_t channels = toGrey ? 1 : static_cast<std::size_t>(picture.channels());
    const std::size_t outWidth = columns.size();

    std::vector<float> row(static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(picture.channels()));
    std::vector<float> luma(toGrey ? static_cast<std::size_t>(picture.width()) : 0);
    std::vector<double> line(channels * outWidth);
    std::vector<double> sums(channels * rows.size() * outWidth);
    std::size_t firstOpen = 0;
    for (int y = rows.front().first; y < rows.back().end(); ++y) {
        while (rows[firstOpen].end() <= y)
            ++firstOpen;
        if (rows[firstOpen].first > y)
            continue;
        picture.readRow(y, row);
        if (toGrey)
            toLuma(row, luma);
        resampleRow(columns, toGrey ? luma : row, channels, line);
        for (std::size_t out = firstOpen; out < rows.size() && rows[out].first <= y; ++out) {
            if (y >= rows[out].end())
                continue;
            const double weight = rows[out].weights[static_cast<std::size_t>(y - rows[out].first)];
            for (std::size_t channel = 0; channel < channels; ++channel) {
                double *sum = sums.data() + (channel * rows.size() + out) * outWidth;
                for (std::size_t x = 0; x < outWidth; ++x)
                    sum[x] += weight * line[channel * outWidth + x];
            }
        }
    }
    Planes planes{static_cast<int>(channels), width, height, std::vector<float>(sums.size())};
    std::ranges::transform(sums, planes.values.begin(), [](double value) { return static_cast<float>(value); });
    return planes;
}

} // namespace vitrine
