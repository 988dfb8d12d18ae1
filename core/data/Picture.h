#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// A decoded picture: immutable, copies share the pixels. Grey or RGB, 8 or 16 bits a channel, rows from the top,
/// channels interleaved. There is no alpha: transparent pixels lie on white.
class Picture {
public:
    /// Larger ones are refused before they are decoded.
    static constexpr std::int64_t maxSide = 16384;
    static constexpr std::int64_t maxPixels = 64LL * 1024 * 1024;

    /// No picture at all.
    Picture() = default;

    /// From width × height × channels values; channels 1 (grey), 3 (RGB) or 4 (RGB and straight alpha, which is put on
    /// white at once). Asserts that the number of values fits.
    static Picture of(int width, int height, int channels, std::vector<std::uint8_t> values);
    static Picture of(int width, int height, int channels, std::vector<std::uint16_t> values);

    bool valid() const { return m_width > 0; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    int channels() const { return m_channels; } ///< 1 or 3
    int bits() const { return m_words ? 16 : 8; }
    std::span<const std::uint8_t> bytes() const; ///< the values where bits() is 8, else empty
    std::span<const std::uint16_t> words() const; ///< the values where bits() is 16, else empty

    /// Row y as values from 0 to 1, interleaved; `row` holds width × channels.
    void readRow(int y, std::span<float> row) const;
    /// One value, from 0 to 1.
    float at(int x, int y, int channel = 0) const;

    bool operator==(const Picture &other) const;

private:
    int m_width = 0;
    int m_height = 0;
    int m_channels = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> m_bytes;
    std::shared_ptr<const std::vector<std::uint16_t>> m_words;
};

/// Whether a picture of this size may be decoded; `name` is the file's, for the message.
Result<void> checkPictureSize(const std::string &name, std::int64_t width, std::int64_t height);

} // namespace vitrine
