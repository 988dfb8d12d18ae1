#include "widgets/maps/ColourScale.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Colours evenly spaced over the scale, linear in between.
template <std::size_t Count>
std::array<QRgb, 256> interpolate(const std::array<QRgb, Count> &anchors)
{
    std::array<QRgb, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double at = static_cast<double>(i) / 255.0 * (Count - 1);
        const std::size_t left = std::min(static_cast<std::size_t>(at), Count - 2);
        const double share = at - static_cast<double>(left);
        const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
        const QRgb a = anchors[left], b = anchors[left + 1];
        table[i] = qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
    }
    return table;
}

} // namespace

const ColourScale::Table &ColourScale::sequential()
{
    // viridis, van der Walt and Smith 2015, CC0.
    static const Table table = interpolate(std::array<QRgb, 17>{
        0xff440154, 0xff481567, 0xff482677, 0xff453781, 0xff404788, 0xff39568c, 0xff33638d, 0xff2d708e, 0xff287d8e,
        0xff238a8d, 0xff1f968b, 0xff20a387, 0xff29af7f, 0xff55c667, 0xff95d840, 0xffc8e020, 0xfffde725});
    return table;
}

const ColourScale::Table &ColourScale::diverging()
{
    // Cool to warm, Moreland 2009, with its middle lightened to white.
    static const Table table = interpolate(std::array<QRgb, 9>{
        0xff2166ac, 0xff4393c3, 0xff92c5de, 0xffd1e5f0, 0xfff7f7f7, 0xfffddbc7, 0xfff4a582, 0xffd6604d, 0xffb2182b});
    return table;
}

ColourScale::ColourScale(ValueRange range, bool isSigned)
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
