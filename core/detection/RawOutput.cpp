#include "core/detection/RawOutput.h"

#include <cassert>

namespace vitrine {

Box Cell::square() const
{
    const auto x = static_cast<float>(column * stride), y = static_cast<float>(row * stride);
    return {x, y, x + static_cast<float>(stride), y + static_cast<float>(stride)};
}

RawOutput::RawOutput(int width, int height, int classes, std::vector<float> values)
    : m_width(width), m_height(height), m_classes(classes), m_cells(cellCount(width, height)),
      m_values(std::make_shared<const std::vector<float>>(std::move(values)))
{
    assert(m_values->size() == static_cast<std::size_t>(m_cells) * static_cast<std::size_t>(5 + classes));
}

std::span<const float> RawOutput::values() const
{
    return m_values ? std::span<const float>(*m_values) : std::span<const float>();
}

std::span<const float> RawOutput::row(int cell) const
{
    const auto length = static_cast<std::size_t>(5 + m_classes);
    return values().subspan(static_cast<std::size_t>(cell) * length, length);
}

int RawOutput::columns(int level) const
{
    return m_width / strides[static_cast<std::size_t>(level)];
}

int RawOutput::rows(int level) const
{
    return m_height / strides[static_cast<std::size_t>(level)];
}

Cell RawOutput::cell(int index) const
{
    assert(index >= 0 && index < m_cells);
    Cell cell;
    for (; index >= columns(cell.level) * rows(cell.level); ++cell.level)
        index -= columns(cell.level) * rows(cell.level);
    cell.stride = strides[static_cast<std::size_t>(cell.level)];
    cell.column = index % columns(cell.level);
    cell.row = index / columns(cell.level);
    return cell;
}

int RawOutput::indexOf(const Cell &cell) const
{
    int index = cell.row * columns(cell.level) + cell.column;
    for (int level = 0; level < cell.level; ++level)
        index += columns(level) * rows(level);
    return index;
}

int RawOutput::cellCount(int width, int height)
{
    int count = 0;
    for (const int stride : strides)
        count += (width / stride) * (height / stride);
    return count;
}

} // namespace vitrine
