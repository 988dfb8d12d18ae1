#include "core/detection/Letterbox.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

constexpr int coefficientBits = 11; // OpenCV's INTER_RESIZE_COEF_BITS
constexpr int one = 1 << coefficientBits;
constexpr std::uint8_t padding = 114;

/// Between which two source pixels a pixel of the result lies, and their weights.
struct Tap {
    int first = 0;
    int second = 0;
    int weightOfFirst = one;
    int weightOfSecond = 0;
};

std::vector<Tap> taps(int size, int newSize)
{
    std::vector<Tap> result(static_cast<std::size_t>(newSize));
    const double scale = 1.0 / (static_cast<double>(newSize) / size); // as OpenCV computes it, rounding included
    for (int i = 0; i < newSize; ++i) {
        auto position = static_cast<float>((i + 0.5) * scale - 0.5);
        int first = static_cast<int>(std::floor(position));
        position -= static_cast<float>(first);
        if (first < 0) {
            first = 0;
            position = 0;
        }
        if (first >= size - 1) {
            first = size - 1;
            position = 0;
        }
        const auto weight = [](float share) { return static_cast<int>(std::lrint(share * one)); };
        result[static_cast<std::size_t>(i)] = {first, std::min(first + 1, size - 1), weight(1.0F - position),
                                               weight(position)};
    }
    return result;
}

/// One source row, stretched to the new width; values times 2048.
template <int Channels>
void stretchRow(const std::uint8_t *row, const std::vector<Tap> &columns, int *out)
{
    for (const Tap &tap : columns) {
        const std::uint8_t *const first = row + tap.first * Channels, *const second = row + tap.second * Channels;
        for (int channel = 0; channel < Channels; ++channel)
            *out++ = first[channel] * tap.weightOfFirst + second[channel] * tap.weightOfSecond;
    }
}

void stretchRow(std::span<const std::uint8_t> row, const std::vector<Tap> &columns, int channels, std::span<int> out)
{
    assert(channels == 1 || channels == 3);
    if (channels == 3)
        stretchRow<3>(row.data(), columns, out.data());
    else
        stretchRow<1>(row.data(), columns, out.data());
}

/// Blue, green and red, 8 bits, interleaved: what OpenCV would have read.
std::vector<std::uint8_t> toBgr(const Picture &picture)
{
    const auto pixels = static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(picture.height());
    const bool grey = picture.channels() == 1;
    std::vector<std::uint8_t> bgr(pixels * 3);
    const auto fill = [&](auto values, int shift) {
        for (std::size_t i = 0; i < pixels; ++i)
            for (std::size_t channel = 0; channel < 3; ++channel)
                bgr[3 * i + channel] = static_cast<std::uint8_t>(values[grey ? i : 3 * i + 2 - channel] >> shift);
    };
    if (picture.bits() == 8)
        fill(picture.bytes(), 0);
    else
        fill(picture.words(), 8);
    return bgr;
}

struct Channel {
    std::size_t source = 0; ///< of blue, green, red
    float scale = 1;
    float offset = 0;
};

std::array<Channel, 3> channelsOf(YoloxNormalisation normalisation)
{
    if (normalisation == YoloxNormalisation::None)
        return {{{0, 1, 0}, {1, 1, 0}, {2, 1, 0}}};
    constexpr std::array<float, 3> mean{0.485F, 0.456F, 0.406F}, deviation{0.229F, 0.224F, 0.225F};
    std::array<Channel, 3> channels;
    for (std::size_t i = 0; i < 3; ++i) // red first
        channels[i] = {2 - i, 1 / (255 * deviation[i]), -mean[i] / deviation[i]};
    return channels;
}

} // namespace

std::vector<std::uint8_t> resizeLinear(std::span<const std::uint8_t> pixels, int width, int height, int channels,
                                       int newWidth, int newHeight)
{
    assert(pixels.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height * channels));
    if (newWidth == width && newHeight == height)
        return {pixels.begin(), pixels.end()};
    const std::vector<Tap> columns = taps(width, newWidth), lines = taps(height, newHeight);
    const auto rowLength = static_cast<std::size_t>(width * channels);
    const auto newLength = static_cast<std::size_t>(newWidth * channels);
    std::vector<std::uint8_t> result(newLength * static_cast<std::size_t>(newHeight));
    // The two stretched rows that the current line lies between; most lines find one of them there already.
    std::array<std::vector<int>, 2> rows{std::vector<int>(newLength), std::vector<int>(newLength)};
    std::array<int, 2> held{-1, -1};
    const auto stretched = [&](int line, std::size_t spare) {
        for (std::size_t i = 0; i < 2; ++i)
            if (held[i] == line)
                return i;
        stretchRow(pixels.subspan(static_cast<std::size_t>(line) * rowLength, rowLength), columns, channels,
                   rows[spare]);
        held[spare] = line;
        return spare;
    };
    for (int y = 0; y < newHeight; ++y) {
        const Tap &tap = lines[static_cast<std::size_t>(y)];
        const std::size_t upper = stretched(tap.first, held[0] == tap.second ? 1 : 0);
        const std::size_t lower = stretched(tap.second, 1 - upper);
        const int *const a = rows[upper].data(), *const b = rows[lower].data();
        std::uint8_t *const out = result.data() + static_cast<std::size_t>(y) * newLength;
        for (std::size_t i = 0; i < newLength; ++i) // OpenCV's VResizeLinear for bytes, rounding included
            out[i] = static_cast<std::uint8_t>(
                (((tap.weightOfFirst * (a[i] >> 4)) >> 16) + ((tap.weightOfSecond * (b[i] >> 4)) >> 16) + 2) >> 2);
    }
    return result;
}

Box LetterboxGeometry::toPicture(const Box &box) const
{
    const auto scale = static_cast<float>(ratio);
    return {box.x1 / scale, box.y1 / scale, box.x2 / scale, box.y2 / scale};
}

Box LetterboxGeometry::toInput(const Box &box) const
{
    const auto scale = static_cast<float>(ratio);
    return {box.x1 * scale, box.y1 * scale, box.x2 * scale, box.y2 * scale};
}

LetterboxedPicture letterbox(const Picture &picture, int width, int height, YoloxNormalisation normalisation)
{
    LetterboxGeometry geometry;
    geometry.ratio =
        std::min(static_cast<double>(height) / picture.height(), static_cast<double>(width) / picture.width());
    // A picture that is very long and thin still has a pixel across.
    geometry.resizedWidth = std::max(1, static_cast<int>(picture.width() * geometry.ratio));
    geometry.resizedHeight = std::max(1, static_cast<int>(picture.height() * geometry.ratio));
    geometry.inputWidth = width;
    geometry.inputHeight = height;
    // Channels are resized each alone, so red and blue change places after that: a frame of a video has many pixels.
    const bool isRgb = picture.channels() == 3 && picture.bits() == 8;
    const std::vector<std::uint8_t> bgr = isRgb ? std::vector<std::uint8_t>() : toBgr(picture);
    const std::vector<std::uint8_t> resized =
        resizeLinear(isRgb ? picture.bytes() : std::span<const std::uint8_t>(bgr), picture.width(), picture.height(), 3,
                     geometry.resizedWidth, geometry.resizedHeight);

    const auto plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::vector<float> values;
    values.reserve(3 * plane);
    const std::array<Channel, 3> channels = channelsOf(normalisation);
    for (std::size_t c = 0; c < 3; ++c) {
        const Channel &channel = channels[c];
        const std::size_t source = isRgb ? 2 - channel.source : channel.source;
        values.resize(values.size() + plane, padding * channel.scale + channel.offset);
        float *const out = values.data() + c * plane;
        for (int y = 0; y < geometry.resizedHeight; ++y) {
            const std::uint8_t *const row =
                resized.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(geometry.resizedWidth) * 3;
            float *const line = out + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
            for (std::size_t x = 0; x < static_cast<std::size_t>(geometry.resizedWidth); ++x)
                line[x] = row[3 * x + source] * channel.scale + channel.offset;
        }
    }
    return {Snapshot::of({1, 3, height, width}, std::move(values)), geometry};
}

} // namespace vitrine
