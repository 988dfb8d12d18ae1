#include "core/training/landscape/Landscape.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vitrine {

namespace {

/// All digits, whatever the user's language; nothing for what is not known.
std::string digits(double value)
{
    if (std::isnan(value))
        return {};
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

/// A name in quotes, as RFC 4180 has it.
std::string quoted(const std::string &name)
{
    std::string text = "\"";
    for (const char letter : name)
        text += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return text + '"';
}

} // namespace

Point2 LandscapeArea::place(int column, int row) const
{
    const auto between = [](double from, double to, int index, int count) {
        return count < 2 ? (from + to) / 2 : std::lerp(from, to, static_cast<double>(index) / (count - 1));
    };
    return {between(low.x, high.x, column, columns), between(low.y, high.y, row, rows)};
}

LandscapeArea areaAround(const std::vector<PlacedPath> &paths, int side)
{
    LandscapeArea area{{0, 0}, {0, 0}, side, side};
    for (const PlacedPath &path : paths)
        for (const PlacedPoint &point : path.points) {
            const Point2 place = point.projection.place;
            area.low = {std::min(area.low.x, place.x), std::min(area.low.y, place.y)};
            area.high = {std::max(area.high.x, place.x), std::max(area.high.y, place.y)};
        }
    const double width = area.high.x - area.low.x, height = area.high.y - area.low.y;
    if (!(std::max(width, height) > 0))
        return {{-1, -1}, {1, 1}, side, side};
    const double halfX = std::max(width, height / 2) * 0.625, halfY = std::max(height, width / 2) * 0.625;
    const Point2 middle{(area.low.x + area.high.x) / 2, (area.low.y + area.high.y) / 2};
    area.low = {middle.x - halfX, middle.y - halfY};
    area.high = {middle.x + halfX, middle.y + halfY};
    return area;
}

std::string landscapeCsv(const Landscape &landscape, const std::vector<PlacedPath> &paths)
{
    std::string csv = "kind,name,step,x,y,loss,accuracy,distance\n";
    for (int row = 0; row < landscape.area.rows; ++row)
        for (int column = 0; column < landscape.area.columns; ++column) {
            if (!landscape.isKnown[landscape.area.index(column, row)])
                continue;
            const Point2 place = landscape.area.place(column, row);
            const LandscapeValue &value = landscape.at(column, row);
            csv += "grid,,," + digits(place.x) + ',' + digits(place.y) + ',' + digits(value.loss) + ','
                + digits(value.accuracy) + ",\n";
        }
    for (const PlacedPath &path : paths)
        for (const PlacedPoint &point : path.points)
            csv += "path," + quoted(path.name) + ',' + std::to_string(point.step) + ','
                + digits(point.projection.place.x) + ',' + digits(point.projection.place.y) + ",,,"
                + digits(point.projection.distance) + '\n';
    return csv;
}

} // namespace vitrine
