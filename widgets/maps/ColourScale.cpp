#include "widgets/maps/ColourScale.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

std::array<QRgb, 256> pixels(ColourMap map)
{
    std::array<QRgb, 256> table{};
    const auto colours = colourTable(map);
    std::transform(colours.begin(), colours.end(), table.begin(),
                   [](const Rgb &colour) { return qRgb(colour.red, colour.green, colour.blue); });
    return table;
}

} // namespace

const ColourScale::Table &ColourScale::sequential()
{
    static const Table table = pixels(ColourMap::Viridis);
    return table;
}

const ColourScale::Table &ColourScale::diverging()
{
    static const Table table = pixels(ColourMap::Diverging);
    return table;
}

ColourScale::ColourScale(ValueSpan range, bool isSigned)
    : m_signed(isSigned), m_table(isSigned ? &diverging() : &sequential())
{
    const float magnitude = range.isEmpty() ? 0 : std::max(std::abs(range.min), std::abs(range.max));
    m_high = magnitude > 0 ? magnitude : 1;
    m_low = isSigned ? -m_high : 0;
    m_factor = 255.0F / (m_high - m_low);
}

QRgb ColourScale::colour(float value) const
{
    QRgb pixel = 0;
    map(std::span(&value, 1), &pixel);
    return pixel;
}

void ColourScale::map(std::span<const float> values, QRgb *pixels) const
{
    const Table &table = *m_table;
    for (float value : values) {
        if (value != value) {
            *pixels++ = notANumber();
            continue;
        }
        const float at = (value - m_low) * m_factor + 0.5F;
        *pixels++ = table[static_cast<std::size_t>(std::min(255.0F, std::max(0.0F, at)))];
    }
}

} // namespace vitrine
