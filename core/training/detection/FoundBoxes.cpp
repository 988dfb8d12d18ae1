#include "core/training/detection/FoundBoxes.h"

#include "core/detection/RawOutput.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr std::size_t firstScore = 4; // after x, y, w, h

/// An answer with its scores as probabilities.
std::vector<float> withProbabilities(std::span<const float> rows, std::size_t length)
{
    std::vector<float> values(rows.begin(), rows.end());
    for (std::size_t at = 0; at < values.size(); at += length)
        for (std::size_t i = firstScore; i < length; ++i)
            values[at + i] = 1 / (1 + std::exp(-values[at + i]));
    return values;
}

} // namespace

std::vector<ScoredBox> foundBoxes(std::span<const float> rows, int width, int height, const NmsSettings &settings)
{
    const std::size_t length = rows.size() / static_cast<std::size_t>(RawOutput::cellCount(width, height));
    const RawOutput raw(width, height, static_cast<int>(length) - 5, withProbabilities(rows, length));
    const Candidates candidates = decode(raw);
    std::vector<ScoredBox> found;
    for (const int cell : suppress(candidates, settings).kept) {
        const auto at = static_cast<std::size_t>(cell);
        found.push_back({0, candidates.boxes[at], candidates.scores[at], candidates.classes[at]});
    }
    return found;
}

} // namespace vitrine
