#include "widgets/maps/MapAtlas.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace vitrine {

namespace {

constexpr std::int64_t mostAtOnce = 200'000; ///< numbers whose range is found while the window waits

} // namespace

void MapAtlas::setReader(PlaneReader reader)
{
    const Snapshot &before = m_reader.tensor(), &after = reader.tensor();
    const bool isSame = before.valid() && after.valid() && before.data() == after.data()
        && before.shape() == after.shape() && before.strides() == after.strides(); // another page of it
    m_reader = std::move(reader);
    if (!isSame)
        m_layerKnown = false;
    if (needsLayerRange())
        m_layer = m_reader.planeRange(0);
    forget();
}

bool MapAtlas::isLarge() const
{
    return m_reader.tensor().elementCount() > mostAtOnce;
}

void MapAtlas::setLayerRange(ValueSpan range)
{
    const bool isNews = range != std::exchange(m_layer, range);
    m_layerKnown = true;
    if (isNews)
        forget();
}

void MapAtlas::setMode(ScaleMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    forget();
}

void MapAtlas::setNetworkRange(ValueSpan range)
{
    if (range == m_network)
        return;
    m_network = range;
    if (m_mode == ScaleMode::Network)
        forget();
}

bool MapAtlas::setSigned(bool isSigned)
{
    if (isSigned == m_signed)
        return false;
    m_signed = isSigned;
    forget();
    return true;
}

void MapAtlas::forget()
{
    const PlaneLayout &layout = m_reader.layout();
    const std::int64_t planes = m_reader.isValid() ? layout.planes() : 0;
    m_done.assign(static_cast<std::size_t>(planes), false);
    if (planes == 0) {
        m_image = {};
        return;
    }
    // As square as can be: a QImage may not be arbitrarily high.
    const double aspect = static_cast<double>(planes * layout.height()) / static_cast<double>(layout.width());
    m_columns = std::clamp<std::int64_t>(std::llround(std::sqrt(aspect)), 1, planes);
    const std::int64_t rows = (planes + m_columns - 1) / m_columns;
    const QSize size(static_cast<int>(m_columns * layout.width()), static_cast<int>(rows * layout.height()));
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    m_buffer.resize(static_cast<std::size_t>(layout.height() * layout.width()));
}

ValueSpan MapAtlas::layerRange() const
{
    if (!m_layerKnown && !isLarge()) {
        // The whole tensor, so that the scale stays the same from page to page and from sample to sample.
        m_layer = valueSpan(m_reader.tensor());
        m_layerKnown = true;
    }
    return m_layer;
}

ColourScale MapAtlas::scaleOf(ValueSpan range) const
{
    return m_signed ? ColourScale(range, true) : ColourScale(range);
}

ColourScale MapAtlas::scale(std::int64_t plane) const
{
    if (!m_reader.isValid())
        return {};
    switch (m_mode) {
    case ScaleMode::Network:
        return scaleOf(m_network);
    case ScaleMode::Layer:
        return scaleOf(layerRange());
    case ScaleMode::Map:
        break;
    }
    const ValueSpan layer = layerRange();
    const bool bars = m_reader.layout().style() == PlaneLayout::Style::Bars; // a bar alone has no scale
    return ColourScale(bars ? layer : m_reader.planeRange(plane), m_signed || layer.min < 0);
}

QRect MapAtlas::plane(std::int64_t plane)
{
    const PlaneLayout &layout = m_reader.layout();
    const int width = static_cast<int>(layout.width()), height = static_cast<int>(layout.height());
    const QRect rect(static_cast<int>(plane % m_columns) * width, static_cast<int>(plane / m_columns) * height, width,
                     height);
    if (m_done[static_cast<std::size_t>(plane)])
        return rect;
    m_reader.read(plane, m_buffer);
    const ColourScale colours = scale(plane);
    const std::span<const float> values(m_buffer);
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(m_image.scanLine(rect.top() + y)) + rect.left();
        colours.map(values.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(width),
                                   static_cast<std::size_t>(width)),
                    line);
    }
    m_done[static_cast<std::size_t>(plane)] = true;
    return rect;
}

void MapAtlas::draw(std::int64_t plane, QImage &target, const QRect &where)
{
    const QRect source = this->plane(plane);
    const QRect seen = where & target.rect();
    if (seen.isEmpty())
        return;
    // In 64 bits: a long signal, enlarged, has more than 2³¹ values times pixels.
    const auto at = [](int pixel, int values, int pixels) {
        return static_cast<int>(static_cast<std::int64_t>(pixel) * values / pixels);
    };
    m_lookup.resize(static_cast<std::size_t>(seen.width()));
    for (int x = 0; x < seen.width(); ++x)
        m_lookup[static_cast<std::size_t>(x)] =
            source.left() + at(seen.left() + x - where.left(), source.width(), where.width());
    const QRgb *before = nullptr;
    int beforeRow = -1;
    for (int y = seen.top(); y <= seen.bottom(); ++y) {
        const int row = source.top() + at(y - where.top(), source.height(), where.height());
        auto *line = reinterpret_cast<QRgb *>(target.scanLine(y)) + seen.left();
        if (row == beforeRow) {
            std::copy_n(before, seen.width(), line);
            continue;
        }
        const auto *from = reinterpret_cast<const QRgb *>(m_image.constScanLine(row));
        for (std::size_t x = 0; x < m_lookup.size(); ++x)
            line[x] = from[m_lookup[x]];
        before = line;
        beforeRow = row;
    }
}

} // namespace vitrine
