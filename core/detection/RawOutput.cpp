#include "core/detection/RawOutput.h"

#include "core/detection/CellGrid.h"

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
    return CellGrid{m_width, m_height}.columns(level);
}

int RawOutput::rows(int level) const
{
    return CellGrid{m_width, m_height}.rows(level);
}

Cell RawOutput::cell(int index) const
{
    return CellGrid{m_width, m_height}.cell(index);
}

int RawOutput::indexOf(const Cell &cell) const
{
    return CellGrid{m_width, m_height}.indexOf(cell);
}

int RawOutput::cellCount(int width, int height)
{
    return CellGrid{width, height}.count();
}

} // namespace vitrine
