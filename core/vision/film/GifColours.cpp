#include "core/vision/film/GifColours.h"

#include <libimagequant.h>

#include <memory>
#include <unordered_map>

namespace vitrine {

namespace {

constexpr int quantiserSpeed = 6; ///< 1 to 10: a picture of 1280 × 720 takes about a tenth of a second

using Counts = std::unordered_map<std::uint32_t, unsigned>;

std::uint32_t colourAt(std::span<const std::uint8_t> rgb, std::size_t pixel)
{
    const std::uint8_t *at = &rgb[pixel * 3];
    return std::uint32_t{at[0]} << 16 | std::uint32_t{at[1]} << 8 | at[2];
}

std::array<std::uint8_t, 3> parts(std::uint32_t colour)
{
    return {static_cast<std::uint8_t>(colour >> 16), static_cast<std::uint8_t>(colour >> 8 & 255),
            static_cast<std::uint8_t>(colour & 255)};
}

Counts count(std::span<const std::uint8_t> rgb, const std::vector<bool> &changed)
{
    Counts counts;
    std::uint32_t last = 0;
    unsigned *slot = nullptr; // neighbours are mostly of one colour
    for (std::size_t i = 0; i < changed.size(); ++i) {
        if (!changed[i])
            continue;
        const std::uint32_t colour = colourAt(rgb, i);
        if (!slot || colour != last)
            slot = &counts[last = colour];
        ++*slot;
    }
    return counts;
}

void keepAll(GifPixels &pixels, const Counts &counts, std::span<const std::uint8_t> rgb)
{
    std::unordered_map<std::uint32_t, std::uint8_t> numbers;
    for (const auto &[colour, times] : counts) {
        numbers.emplace(colour, static_cast<std::uint8_t>(pixels.colours.size()));
        pixels.colours.push_back(parts(colour));
    }
    for (std::size_t i = 0; i < pixels.indices.size(); ++i)
        if (const auto found = numbers.find(colourAt(rgb, i)); found != numbers.end())
            pixels.indices[i] = found->second;
}

template <auto destroy>
struct Destroy {
    void operator()(auto *what) const { destroy(what); }
};

liq_color opaque(std::uint32_t colour)
{
    const auto [red, green, blue] = parts(colour);
    return {red, green, blue, 255};
}

struct Rows {
    std::span<const std::uint8_t> rgb;
    int width;
};

void readRow(liq_color *out, int row, int width, void *data)
{
    const Rows &rows = *static_cast<const Rows *>(data);
    for (int x = 0; x < width; ++x)
        out[x] = opaque(colourAt(rows.rgb,
                                 static_cast<std::size_t>(row) * static_cast<std::size_t>(rows.width)
                                     + static_cast<std::size_t>(x)));
}

/// The table from the colours that are to be drawn alone; then every pixel gets the nearest.
bool choose(GifPixels &pixels, const Counts &counts, std::span<const std::uint8_t> rgb, int width, int height)
{
    const std::unique_ptr<liq_attr, Destroy<liq_attr_destroy>> options(liq_attr_create());
    if (!options)
        return false;
    liq_set_max_colors(options.get(), GifPixels::mostColours);
    liq_set_speed(options.get(), quantiserSpeed);
    const std::unique_ptr<liq_histogram, Destroy<liq_histogram_destroy>> histogram(liq_histogram_create(options.get()));
    std::vector<liq_histogram_entry> entries;
    entries.reserve(counts.size());
    for (const auto &[colour, times] : counts)
        entries.push_back({opaque(colour), times});
    liq_result *made = nullptr;
    if (!histogram
        || liq_histogram_add_colors(histogram.get(), options.get(), entries.data(), static_cast<int>(entries.size()), 0)
            != LIQ_OK
        || liq_histogram_quantize(histogram.get(), options.get(), &made) != LIQ_OK)
        return false;
    const std::unique_ptr<liq_result, Destroy<liq_result_destroy>> result(made);
    liq_set_dithering_level(made, 0);
    Rows rows{rgb, width};
    const std::unique_ptr<liq_image, Destroy<liq_image_destroy>> image(
        liq_image_create_custom(options.get(), readRow, &rows, width, height, 0));
    if (!image || liq_write_remapped_image(made, image.get(), pixels.indices.data(), pixels.indices.size()) != LIQ_OK)
        return false;
    const liq_palette *palette = liq_get_palette(made);
    for (unsigned i = 0; i < palette->count; ++i)
        pixels.colours.push_back({palette->entries[i].r, palette->entries[i].g, palette->entries[i].b});
    return true;
}

/// For want of memory alone: six levels of each.
void takeCube(GifPixels &pixels, std::span<const std::uint8_t> rgb)
{
    pixels.colours.clear();
    for (int i = 0; i < 216; ++i)
        pixels.colours.push_back({static_cast<std::uint8_t>(i / 36 * 51), static_cast<std::uint8_t>(i / 6 % 6 * 51),
                                  static_cast<std::uint8_t>(i % 6 * 51)});
    const auto level = [&rgb](std::size_t at) { return (rgb[at] + 25) / 51; };
    for (std::size_t i = 0; i < pixels.indices.size(); ++i)
        pixels.indices[i] = static_cast<std::uint8_t>(level(i * 3) * 36 + level(i * 3 + 1) * 6 + level(i * 3 + 2));
}

} // namespace

GifPixels gifPixels(std::span<const std::uint8_t> rgb, const std::vector<bool> &changed, int width, int height)
{
    GifPixels pixels;
    pixels.indices.resize(changed.size());
    const Counts counts = count(rgb, changed);
    if (counts.size() <= GifPixels::mostColours)
        keepAll(pixels, counts, rgb);
    else if (!choose(pixels, counts, rgb, width, height))
        takeCube(pixels, rgb);
    pixels.unchanged = static_cast<int>(pixels.colours.size());
    for (std::size_t i = 0; i < changed.size(); ++i)
        if (!changed[i])
            pixels.indices[i] = static_cast<std::uint8_t>(pixels.unchanged);
    return pixels;
}

} // namespace vitrine
