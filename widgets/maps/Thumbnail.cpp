#include "widgets/maps/Thumbnail.h"

#include "widgets/maps/ColourScale.h"
#include "widgets/maps/PlaneReader.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double smallestTile = 20; ///< the longer side of a map, pixels
constexpr int gap = 2;

struct Tiling {
    int columns = 1, rows = 1;
    QSize tile; ///< pixels
};

/// The arrangement with the largest maps; with as many as fit where not all can be seen.
Tiling arrange(const PlaneLayout &layout, QSize size)
{
    const auto w = static_cast<double>(layout.width()), h = static_cast<double>(layout.height());
    const auto planes = static_cast<int>(std::min<std::int64_t>(layout.planes(), 4096));
    Tiling best;
    double scale = 0;
    for (int columns = 1; columns <= planes; ++columns) {
        const int rows = (planes + columns - 1) / columns;
        const double fit = std::min((size.width() + gap) / static_cast<double>(columns) - gap,
                                    w / h * ((size.height() + gap) / static_cast<double>(rows) - gap))
            / w;
        if (fit > scale) {
            scale = fit;
            best = {columns, rows, {}};
        }
    }
    const double smallest =
        std::min({smallestTile, static_cast<double>(size.width()), static_cast<double>(size.height())});
    if (scale * std::max(w, h) < smallest) {
        scale = smallest / std::max(w, h);
        best.columns = std::max(1, static_cast<int>((size.width() + gap) / (w * scale + gap)));
        best.rows = std::max(1, static_cast<int>((size.height() + gap) / (h * scale + gap)));
    }
    best.tile = QSize(std::max(1, static_cast<int>(w * scale)), std::max(1, static_cast<int>(h * scale)));
    return best;
}

void drawTile(QImage &image, QPoint at, QSize tile, const std::vector<QRgb> &pixels, int width, int height)
{
    for (int y = 0; y < tile.height() && at.y() + y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(at.y() + y));
        const QRgb *from = pixels.data() + std::ptrdiff_t{y} * height / tile.height() * width;
        for (int x = 0; x < tile.width() && at.x() + x < image.width(); ++x)
            line[at.x() + x] = from[std::ptrdiff_t{x} * width / tile.width()];
    }
}

void drawPlanes(QImage &image, const PlaneReader &reader, const ColourScale &scale)
{
    const PlaneLayout &layout = reader.layout();
    const Tiling tiling = arrange(layout, image.size());
    const QPoint origin((image.width() - tiling.columns * (tiling.tile.width() + gap) + gap) / 2,
                        (image.height() - tiling.rows * (tiling.tile.height() + gap) + gap) / 2);
    std::vector<float> values(static_cast<std::size_t>(layout.height() * layout.width()));
    std::vector<QRgb> pixels(values.size());
    const int shown = static_cast<int>(std::min<std::int64_t>(layout.planes(), tiling.columns * tiling.rows));
    for (int plane = 0; plane < shown; ++plane) {
        reader.read(plane, values);
        scale.map(values, pixels.data());
        const QPoint at(plane % tiling.columns * (tiling.tile.width() + gap),
                        plane / tiling.columns * (tiling.tile.height() + gap));
        drawTile(image, QPoint(std::max(0, origin.x()), std::max(0, origin.y())) + at, tiling.tile, pixels,
                 static_cast<int>(layout.width()), static_cast<int>(layout.height()));
    }
}

/// Each channel a strip over the whole width.
void drawStrips(QImage &image, const PlaneReader &reader, const ColourScale &scale)
{
    const PlaneLayout &layout = reader.layout();
    const int shown = static_cast<int>(std::min<std::int64_t>(layout.planes(), image.height() / 3));
    const int height = std::clamp(image.height() / std::max(1, shown), 3, 24);
    const int top = (image.height() - shown * height) / 2;
    std::vector<float> values(static_cast<std::size_t>(layout.width()));
    std::vector<QRgb> pixels(values.size());
    for (int plane = 0; plane < shown; ++plane) {
        reader.read(plane, values);
        scale.map(values, pixels.data());
        drawTile(image, {0, std::max(0, top) + plane * height}, {image.width(), height - 1}, pixels,
                 static_cast<int>(layout.width()), 1);
    }
}

/// The largest of some numbers of a vector, either way; NaN where one of them is none.
double largestOf(const PlaneReader &reader, std::int64_t from, std::int64_t end)
{
    double value = 0;
    for (std::int64_t i = from; i < end; ++i) {
        const double each = reader.at({i, 0, 0});
        if (std::isnan(each))
            return each;
        value = std::abs(each) > std::abs(value) ? each : value;
    }
    return value;
}

/// Bars from the zero line; where there are more numbers than columns of pixels, each column shows the largest of its
/// own. What is no number has all of its column.
void drawBars(QImage &image, const PlaneReader &reader, const ColourScale &scale)
{
    const auto count = reader.layout().planes();
    const int columns = static_cast<int>(std::min<std::int64_t>(count, image.width() / 2));
    const double span = scale.high() - scale.low();
    const int zero = static_cast<int>(std::lround((image.height() - 1) * (scale.high() / span)));
    for (int column = 0; column < columns; ++column) {
        const double value = largestOf(reader, column * count / columns, (column + 1) * count / columns);
        const bool isNumber = !std::isnan(value);
        const double share = isNumber ? std::clamp(value / span, -1.0, 1.0) : 0; // Inf is as long as can be
        const int end = isNumber ? zero - static_cast<int>(std::lround(share * (image.height() - 1))) : 0;
        const int start = isNumber ? zero : image.height() - 1;
        const int left = column * image.width() / columns, right = (column + 1) * image.width() / columns - 1;
        for (int y = std::max(0, std::min(start, end)); y <= std::min(image.height() - 1, std::max(start, end)); ++y) {
            auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
            std::fill(line + left, line + std::max(left + 1, right), scale.colour(static_cast<float>(value)));
        }
    }
}

} // namespace

QImage renderThumbnail(const Snapshot &tensor, QSize size, bool isSigned)
{
    if (!tensor.valid() || tensor.elementCount() == 0)
        return {};
    PlaneChoice choice;
    if (tensor.shape().size() == 5)
        choice.depth = tensor.shape()[2] / 2;
    const PlaneReader reader(tensor, PlaneLayout(tensor.shape(), TensorRole::Activation, choice));
    const ValueSpan span = valueSpan(tensor);
    const ColourScale scale(span, isSigned || (!span.isEmpty() && span.min < 0));
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    switch (reader.layout().style()) {
    case PlaneLayout::Style::Planes:
        drawPlanes(image, reader, scale);
        break;
    case PlaneLayout::Style::Strips:
        drawStrips(image, reader, scale);
        break;
    case PlaneLayout::Style::Bars:
        drawBars(image, reader, scale);
        break;
    }
    return image;
}

void ThumbnailCache::setTrace(std::shared_ptr<const Trace> trace, bool isSigned)
{
    if (trace == m_trace && isSigned == m_signed)
        return;
    m_signed = isSigned;
    m_trace = std::move(trace);
    m_images.clear();
}

Snapshot ThumbnailCache::tensor(const Trace &trace, const ValueRef &value, Pass pass)
{
    if (value.node < 0 || static_cast<std::size_t>(value.node) >= trace.nodes.size())
        return {};
    const NodeTrace &node = trace.nodes[static_cast<std::size_t>(value.node)];
    const auto &tensors = pass == Pass::Forward ? node.outputs : node.gradients;
    return static_cast<std::size_t>(value.port) < tensors.size() ? tensors[static_cast<std::size_t>(value.port)]
                                                                 : Snapshot();
}

const QImage &ThumbnailCache::image(const ValueRef &value, Pass pass)
{
    static const QImage none;
    if (!m_trace)
        return none;
    const auto key = std::tuple(value.node, value.port, pass);
    auto found = m_images.find(key);
    if (found == m_images.end())
        found = m_images.emplace(key, renderThumbnail(tensor(*m_trace, value, pass), m_size, m_signed)).first;
    return found->second;
}

} // namespace vitrine
