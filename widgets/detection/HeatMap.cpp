#include "widgets/detection/HeatMap.h"

#include <algorithm>

namespace vitrine {

namespace {

using Map = DetectionLayers::Map;

constexpr double faintest = 90, strongest = 205; ///< opacity of 0 and of 1, of 255

QRectF toPicture(const DetectionRun &run, const Box &box)
{
    const Box mapped = run.geometry.toPicture(box);
    return QRectF(QPointF(mapped.x1, mapped.y1), QPointF(mapped.x2, mapped.y2));
}

} // namespace

double mapValue(const DetectionRun &run, Map map, int cell)
{
    const std::span<const float> row = run.raw.row(cell);
    const auto bestClass = static_cast<std::size_t>(5 + run.candidates.classes[static_cast<std::size_t>(cell)]);
    switch (map) {
    case Map::Objectness:
        return static_cast<double>(row[4]);
    case Map::BestClass:
        return bestClass < row.size() ? static_cast<double>(row[bestClass]) : 0;
    case Map::Score:
        return static_cast<double>(run.candidates.scores[static_cast<std::size_t>(cell)]);
    case Map::None:
        break;
    }
    return -1;
}

QImage heatMap(const DetectionRun &run, Map map, int level)
{
    if (map == Map::None || run.raw.isEmpty())
        return {};
    const int columns = run.raw.columns(level), rows = run.raw.rows(level);
    QImage image(columns, rows, QImage::Format_ARGB32);
    int cell = run.raw.indexOf({level, RawOutput::strides[static_cast<std::size_t>(level)], 0, 0});
    for (int y = 0; y < rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < columns; ++x, ++cell) {
            const double value = mapValue(run, map, cell);
            const Rgb colour = colourOf(ColourMap::Viridis, value, {0, 1});
            const double opacity = faintest + (strongest - faintest) * std::clamp(value, 0.0, 1.0);
            line[x] = qRgba(colour.red, colour.green, colour.blue, value == value ? static_cast<int>(opacity) : 255);
        }
    }
    return image;
}

QRectF heatMapRect(const DetectionRun &run)
{
    return toPicture(run, {0, 0, static_cast<float>(run.raw.width()), static_cast<float>(run.raw.height())});
}

QRectF cellSquare(const DetectionRun &run, int cell)
{
    return toPicture(run, run.raw.cell(cell).square());
}

} // namespace vitrine
