#include "core/detection/Decode.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

namespace {

Box decoded(std::span<const float> row, float column, float line, float stride)
{
    const float x = (row[0] + column) * stride, y = (row[1] + line) * stride;
    const float halfWidth = std::exp(row[2]) * stride / 2, halfHeight = std::exp(row[3]) * stride / 2;
    return {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
}

/// The largest of many numbers, in lanes that the compiler turns into vector instructions: most of decoding is this.
float largest(std::span<const float> numbers)
{
    constexpr std::size_t lanes = 16;
    std::array<float, lanes> best;
    best.fill(numbers[0]);
    std::size_t at = 0;
    for (; at + lanes <= numbers.size(); at += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            best[lane] = numbers[at + lane] > best[lane] ? numbers[at + lane] : best[lane];
    float result = best[0];
    for (const float each : best)
        result = each > result ? each : result;
    for (; at < numbers.size(); ++at)
        result = numbers[at] > result ? numbers[at] : result;
    return result;
}

} // namespace

Candidates decode(const RawOutput &raw)
{
    const auto count = static_cast<std::size_t>(raw.cells());
    Candidates candidates;
    candidates.boxes.reserve(count);
    candidates.scores.reserve(count);
    candidates.classes.reserve(count);
    int index = 0;
    for (int level = 0; level < static_cast<int>(RawOutput::strides.size()); ++level) {
        const auto stride = static_cast<float>(RawOutput::strides[static_cast<std::size_t>(level)]);
        for (int line = 0; line < raw.rows(level); ++line) {
            for (int column = 0; column < raw.columns(level); ++column, ++index) {
                const std::span<const float> row = raw.row(index);
                const std::span<const float> classes = row.subspan(5);
                const float best = largest(classes);
                const auto found = std::find(classes.begin(), classes.end(), best);
                candidates.boxes.push_back(decoded(row, static_cast<float>(column), static_cast<float>(line), stride));
                candidates.scores.push_back(row[4] * best);
                candidates.classes.push_back(found == classes.end() ? 0 : static_cast<int>(found - classes.begin()));
            }
        }
    }
    return candidates;
}

Box decodeBox(const RawOutput &raw, int cell)
{
    const Cell place = raw.cell(cell);
    return decoded(raw.row(cell), static_cast<float>(place.column), static_cast<float>(place.row),
                   static_cast<float>(place.stride));
}

} // namespace vitrine
