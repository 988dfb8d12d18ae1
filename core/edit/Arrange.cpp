#include "core/edit/Arrange.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace vitrine::edit {

namespace {

double &along(Position &position, Axis axis)
{
    return axis == Axis::X ? position.x : position.y;
}

Axis axisOf(Alignment alignment)
{
    return alignment == Alignment::Left || alignment == Alignment::CentreX || alignment == Alignment::Right ? Axis::X
                                                                                                            : Axis::Y;
}

} // namespace

Positions align(Positions positions, Alignment alignment)
{
    if (positions.empty())
        return positions;
    const Axis axis = axisOf(alignment);
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (auto &[id, position] : positions) {
        least = std::min(least, along(position, axis));
        most = std::max(most, along(position, axis));
    }
    const bool toStart = alignment == Alignment::Left || alignment == Alignment::Top;
    const bool toEnd = alignment == Alignment::Right || alignment == Alignment::Bottom;
    const double line = toStart ? least : toEnd ? most : (least + most) / 2;
    for (auto &[id, position] : positions)
        along(position, axis) = line;
    return positions;
}

Positions distribute(Positions positions, Axis axis, double least)
{
    std::vector<Position *> sorted;
    for (auto &[id, position] : positions)
        sorted.push_back(&position);
    if (sorted.size() < 2)
        return positions;
    std::ranges::stable_sort(sorted, {}, [axis](Position *each) { return along(*each, axis); });
    const double start = along(*sorted.front(), axis), end = along(*sorted.back(), axis);
    const double gap = std::max(least, (end - start) / static_cast<double>(sorted.size() - 1));
    for (std::size_t i = 0; i < sorted.size(); ++i)
        along(*sorted[i], axis) = start + gap * static_cast<double>(i);
    return positions;
}

Positions moved(Positions positions, Position by)
{
    for (auto &[id, position] : positions)
        position = {position.x + by.x, position.y + by.y};
    return positions;
}

} // namespace vitrine::edit
