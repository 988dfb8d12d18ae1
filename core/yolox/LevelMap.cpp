#include "core/yolox/LevelMap.h"

#include <algorithm>

namespace vitrine {

float cellNumber(const RawOutput &raw, const CellNumber &number, int cell)
{
    using enum CellNumber::Kind;
    const std::span<const float> row = raw.row(cell);
    const auto best = [row] { return row.size() > 5 ? *std::max_element(row.begin() + 5, row.end()) : 0; };
    switch (number.kind) {
    case Objectness:
        return row[4];
    case BestClass:
        return best();
    case Score:
        return row[4] * best();
    case Class:
        return number.classId >= 0 && number.classId < raw.classes() ? row[static_cast<std::size_t>(5 + number.classId)]
                                                                     : 0;
    case X:
        return row[0];
    case Y:
        return row[1];
    case Width:
        return row[2];
    case Height:
        return row[3];
    }
    return 0;
}

std::vector<float> levelMap(const RawOutput &raw, const CellNumber &number, int level)
{
    std::vector<float> values;
    const int first = raw.indexOf({level, RawOutput::strides[static_cast<std::size_t>(level)], 0, 0});
    const int count = raw.columns(level) * raw.rows(level);
    for (int cell = first; cell < first + count; ++cell)
        values.push_back(cellNumber(raw, number, cell));
    return values;
}

int bestCell(const RawOutput &raw)
{
    int best = -1;
    float score = -1;
    for (int cell = 0; cell < raw.cells(); ++cell)
        if (const float each = cellNumber(raw, {}, cell); each > score) {
            score = each;
            best = cell;
        }
    return best;
}

} // namespace vitrine
