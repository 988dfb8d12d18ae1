#include "core/detection/assign/CellPredictions.h"

#include <cmath>

namespace vitrine {

DecodedRows::DecodedRows(CellGrid grid, int classes, std::span<const float> rows)
    : m_grid(grid), m_classes(classes), m_rows(rows)
{
    const auto length = static_cast<std::size_t>(5 + classes);
    assert(rows.size() == static_cast<std::size_t>(grid.count()) * length);
    m_boxes.reserve(static_cast<std::size_t>(grid.count()) * 4);
    const float *row = rows.data();
    for (int level = 0; level < CellGrid::levels; ++level) {
        const auto stride = static_cast<float>(CellGrid::stride(level));
        for (int y = 0; y < grid.rows(level); ++y)
            for (int x = 0; x < grid.columns(level); ++x, row += length)
                m_boxes.insert(m_boxes.end(),
                               {(row[0] + static_cast<float>(x)) * stride, (row[1] + static_cast<float>(y)) * stride,
                                std::exp(row[2]) * stride, std::exp(row[3]) * stride});
    }
}

CellPredictions DecodedRows::predictions() const
{
    const auto length = static_cast<std::size_t>(5 + m_classes);
    return {m_grid, m_classes, {m_boxes, 4, 0}, {m_rows, length, 4}, {m_rows, length, 5}};
}

std::vector<float> logitRows(const RawOutput &raw)
{
    std::vector<float> rows(raw.values().begin(), raw.values().end());
    const auto length = static_cast<std::size_t>(5 + raw.classes());
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i % length >= 4)
            rows[i] = std::log(rows[i] / (1 - rows[i]));
    return rows;
}

} // namespace vitrine
