#include "widgets/canvas/LayoutWrap.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

constexpr int mostBands = 12;

struct Extent {
    double from = std::numeric_limits<double>::infinity();
    double to = -std::numeric_limits<double>::infinity();

    void include(double low, double high)
    {
        from = std::min(from, low);
        to = std::max(to, high);
    }
    double size() const { return to - from; }
};

/// The columns across, and what lies in each from top to bottom.
struct Columns {
    std::vector<Extent> x, y;
    std::vector<bool> breakBefore; ///< a band may start with this column
};

Columns measure(const LayoutResult &layout, std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges)
{
    const auto count = at(*std::max_element(layout.columns.begin(), layout.columns.end()) + 1);
    Columns columns{std::vector<Extent>(count), std::vector<Extent>(count), std::vector<bool>(count, false)};
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Position &centre = layout.positions[i];
        columns.x[at(layout.columns[i])].include(centre.x - boxes[i].width / 2, centre.x + boxes[i].width / 2);
        columns.y[at(layout.columns[i])].include(centre.y - boxes[i].height / 2, centre.y + boxes[i].height / 2);
    }
    std::vector<int> passing(count, 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const int from = layout.columns[at(edges[i].from)], to = layout.columns[at(edges[i].to)];
        for (int column = from + 1; column <= to; ++column)
            ++passing[at(column)];
        for (std::size_t bend = 0; bend < layout.bends[i].size(); ++bend)
            columns.y[at(from) + 1 + bend].include(layout.bends[i][bend].y, layout.bends[i][bend].y);
    }
    for (std::size_t column = 1; column < count; ++column)
        columns.breakBefore[column] = passing[column] == 1;
    return columns;
}

/// The first column of each band, none wider than `width` if that can be.
std::vector<std::size_t> breaks(const Columns &columns, double width)
{
    std::vector<std::size_t> starts{0};
    std::size_t possible = 0;
    for (std::size_t column = 1; column < columns.x.size(); ++column) {
        if (columns.breakBefore[column])
            possible = column;
        if (columns.x[column].to - columns.x[starts.back()].from > width && possible > starts.back())
            starts.push_back(possible);
    }
    return starts;
}

struct Bands {
    std::vector<std::size_t> starts;
    std::vector<Extent> y; ///< of each band, as laid out
    double width = 0, height = 0;
};

Bands measureBands(const Columns &columns, std::vector<std::size_t> starts, double gap)
{
    Bands bands{std::move(starts), {}, 0, -gap};
    for (std::size_t band = 0; band < bands.starts.size(); ++band) {
        const std::size_t first = bands.starts[band];
        const std::size_t end = band + 1 < bands.starts.size() ? bands.starts[band + 1] : columns.x.size();
        Extent y;
        for (std::size_t column = first; column < end; ++column)
            y.include(columns.y[column].from, columns.y[column].to);
        bands.y.push_back(y);
        bands.width = std::max(bands.width, columns.x[end - 1].to - columns.x[first].from);
        bands.height += y.size() + gap;
    }
    return bands;
}

Bands best(const Columns &columns, LayoutBox room, double gap)
{
    const double whole = columns.x.back().to - columns.x.front().from;
    Bands result;
    double largest = -1;
    for (int count = 1; count <= mostBands; ++count) {
        Bands bands = measureBands(columns, breaks(columns, whole / count + 1), gap);
        // Lines of their own must be worth it: reading on in the next one costs something.
        const double zoom =
            std::min({room.width / bands.width, room.height / bands.height, 1.0}) * (bands.starts.size() > 1 ? 0.9 : 1);
        if (zoom > largest + 1e-9) {
            largest = zoom;
            result = std::move(bands);
        }
    }
    return result;
}

} // namespace

void wrapBands(LayoutResult &layout, std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges,
               LayoutBox room, double gap)
{
    if (boxes.empty() || room.width <= 0 || room.height <= 0)
        return;
    const Columns columns = measure(layout, boxes, edges);
    const Bands bands = best(columns, room, gap);
    std::vector<Position> shifts; // of each column
    std::vector<std::size_t> bandOf;
    double top = 0;
    for (std::size_t band = 0; band < bands.starts.size(); ++band) {
        const std::size_t end = band + 1 < bands.starts.size() ? bands.starts[band + 1] : columns.x.size();
        for (std::size_t column = bands.starts[band]; column < end; ++column) {
            shifts.push_back({-columns.x[bands.starts[band]].from, top - bands.y[band].from});
            bandOf.push_back(band);
        }
        top += bands.y[band].size() + gap;
    }
    const auto move = [&](Position &position, std::size_t column) {
        position.x += shifts[column].x;
        position.y += shifts[column].y;
    };
    for (std::size_t i = 0; i < boxes.size(); ++i)
        move(layout.positions[i], at(layout.columns[i]));
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::size_t from = at(layout.columns[at(edges[i].from)]), to = at(layout.columns[at(edges[i].to)]);
        for (std::size_t bend = 0; bend < layout.bends[i].size(); ++bend)
            move(layout.bends[i][bend], from + 1 + bend);
        if (bandOf[to] > bandOf[from]) {
            const double below = bands.y[bandOf[from]].to + shifts[from].y + gap / 2;
            layout.bends[i] = {{layout.positions[at(edges[i].from)].x, below}};
        }
    }
}

} // namespace vitrine
