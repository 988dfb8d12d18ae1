#pragma once

#include "core/tensor/ColourMap.h"
#include "widgets/maps/PlaneReader.h"

#include <QColor>

#include <array>
#include <span>

namespace vitrine {

/// From numbers to colours: magnitudes (nothing below zero) in viridis from zero up, signed values in a diverging map
/// centred on zero. NaN has a colour of its own, infinite values take the ends.
class ColourScale {
public:
    ColourScale() : ColourScale(ValueSpan{0, 1}, false) { }
    ColourScale(ValueSpan range, bool isSigned);
    /// Signed where the range reaches below zero.
    explicit ColourScale(ValueSpan range) : ColourScale(range, !range.isEmpty() && range.min < 0) { }

    float low() const { return m_low; }
    float high() const { return m_high; }
    bool isSigned() const { return m_signed; }
    QRgb colour(float value) const;
    /// A row of values into a row of pixels (QImage::Format_RGB32).
    void map(std::span<const float> values, QRgb *pixels) const;

    static QRgb notANumber() { return qRgb(nanColour.red, nanColour.green, nanColour.blue); }
    bool operator==(const ColourScale &other) const
    {
        return m_low == other.m_low && m_high == other.m_high && m_signed == other.m_signed;
    }

private:
    using Table = std::array<QRgb, 256>;
    static const Table &sequential();
    static const Table &diverging();

    float m_low = 0, m_high = 1;
    float m_factor = 255;
    bool m_signed = false;
    const Table *m_table = nullptr;
};

/// Over what the ends of the scale are taken.
enum class ScaleMode { Map, Layer, Network };

} // namespace vitrine
