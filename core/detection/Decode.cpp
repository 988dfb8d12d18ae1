#include "core/detection/Decode.h"

#include <cmath>
#include <cstring>

namespace vitrine {

namespace {

Box decoded(const float *row, float column, float line, float stride)
{
    const float x = (row[0] + column) * stride, y = (row[1] + line) * stride;
    const float halfWidth = std::exp(row[2]) * stride / 2, halfHeight = std::exp(row[3]) * stride / 2;
    return {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
}

// Vectors of four numbers, which every processor of 64 bits has; most of decoding is looking for the best class.
using Four = float __attribute__((vector_size(16)));
using FourBits = int __attribute__((vector_size(16)));
constexpr int lanes = 4, vectors = 4, stepLength = lanes * vectors; // several at a time hide what one takes

Four load(const float *from)
{
    Four four;
    std::memcpy(&four, from, sizeof four);
    return four;
}

/// The largest of some numbers. The first one if that is NaN; another NaN is passed over.
float largest(const float *numbers, int count)
{
    Four best[vectors];
    for (Four &four : best)
        four = Four{} + numbers[0];
    int at = 0;
    for (; at + stepLength <= count; at += stepLength)
        for (int v = 0; v < vectors; ++v) {
            const Four four = load(numbers + at + v * lanes);
            best[v] = four > best[v] ? four : best[v];
        }
    for (int v = 1; v < vectors; ++v)
        best[0] = best[v] > best[0] ? best[v] : best[0];
    float result = best[0][0];
    for (int lane = 1; lane < lanes; ++lane)
        result = best[0][lane] > result ? best[0][lane] : result;
    for (; at < count; ++at)
        result = numbers[at] > result ? numbers[at] : result;
    return result;
}

/// The first place of a number among others, without a branch for each: 0 where it is none of them (NaN).
int placeOf(float number, const float *numbers, int count)
{
    constexpr float nowhere = 1e9F;
    Four first[vectors], place[vectors];
    for (int v = 0; v < vectors; ++v) {
        first[v] = Four{} + nowhere;
        place[v] = Four{0, 1, 2, 3} + static_cast<float>(v * lanes);
    }
    int at = 0;
    for (; at + stepLength <= count; at += stepLength)
        for (int v = 0; v < vectors; ++v) {
            // All bits set is NaN, which is less than nothing.
            const FourBits differs = load(numbers + at + v * lanes) != number;
            const Four here = reinterpret_cast<Four>(reinterpret_cast<FourBits>(place[v]) | differs);
            first[v] = here < first[v] ? here : first[v];
            place[v] += static_cast<float>(stepLength);
        }
    for (int v = 1; v < vectors; ++v)
        first[0] = first[v] < first[0] ? first[v] : first[0];
    float result = first[0][0];
    for (int lane = 1; lane < lanes; ++lane)
        result = first[0][lane] < result ? first[0][lane] : result;
    for (; at < count && result == nowhere; ++at)
        if (numbers[at] == number)
            result = static_cast<float>(at);
    return result < nowhere ? static_cast<int>(result) : 0;
}

} // namespace

Candidates decode(const RawOutput &raw)
{
    const auto count = static_cast<std::size_t>(raw.cells());
    Candidates candidates;
    candidates.boxes.resize(count);
    candidates.scores.resize(count);
    candidates.classes.resize(count);
    const int classes = raw.classes();
    const std::size_t length = 5 + static_cast<std::size_t>(classes);
    const float *rows = raw.values().data();
    std::size_t first = 0; // cell of the current line of the map
    for (int level = 0; level < static_cast<int>(RawOutput::strides.size()); ++level) {
        const auto stride = static_cast<float>(RawOutput::strides[static_cast<std::size_t>(level)]);
        const auto columns = static_cast<std::size_t>(raw.columns(level));
        for (int line = 0; line < raw.rows(level); ++line, first += columns, rows += columns * length) {
            // Two loops: the exponential's calls would drive the vectors out of the registers.
            for (std::size_t i = 0; i < columns; ++i)
                candidates.boxes[first + i] =
                    decoded(rows + i * length, static_cast<float>(i), static_cast<float>(line), stride);
            for (std::size_t i = 0; i < columns; ++i) {
                const float *const row = rows + i * length;
                const float best = largest(row + 5, classes);
                candidates.scores[first + i] = row[4] * best;
                candidates.classes[first + i] = placeOf(best, row + 5, classes);
            }
        }
    }
    return candidates;
}

Box decodeBox(const RawOutput &raw, int cell)
{
    const Cell place = raw.cell(cell);
    return decoded(raw.row(cell).data(), static_cast<float>(place.column), static_cast<float>(place.row),
                   static_cast<float>(place.stride));
}

} // namespace vitrine
