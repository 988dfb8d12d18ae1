#include "widgets/session/PixelEdits.h"

#include <algorithm>

namespace vitrine {

Snapshot withEdits(const Snapshot &batch, const std::string &input, const PixelEdits &edits)
{
    const auto found = edits.find(input);
    const Shape &shape = batch.shape();
    if (found == edits.end() || found->second.values.empty() || shape.empty()
        || !std::equal(shape.begin() + 1, shape.end(), found->second.shape.begin(), found->second.shape.end()))
        return batch;
    std::vector<float> values = batch.toFloats();
    for (const auto &[position, value] : found->second.values)
        if (position >= 0 && position < static_cast<std::int64_t>(values.size()))
            values[static_cast<std::size_t>(position)] = value;
    return Snapshot::of(shape, std::move(values));
}

std::size_t editCount(const PixelEdits &edits)
{
    std::size_t count = 0;
    for (const auto &[input, changed] : edits)
        count += changed.values.size();
    return count;
}

} // namespace vitrine
