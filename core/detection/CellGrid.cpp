#include "core/detection/CellGrid.h"

#include <cassert>

namespace vitrine {

int CellGrid::first(int level) const
{
    int index = 0;
    for (int before = 0; before < level; ++before)
        index += columns(before) * rows(before);
    return index;
}

Cell CellGrid::cell(int index) const
{
    assert(index >= 0 && index < count());
    Cell cell;
    for (; index >= columns(cell.level) * rows(cell.level); ++cell.level)
        index -= columns(cell.level) * rows(cell.level);
    cell.stride = stride(cell.level);
    cell.column = index % columns(cell.level);
    cell.row = index / columns(cell.level);
    return cell;
}

} // namespace vitrine
