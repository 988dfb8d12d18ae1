#include "widgets/session/PixelEdits.h"

#include <algorithm>
#include <utility>

namespace vitrine {

Snapshot withNumbers(const Snapshot &tensor, const NumberEdits &edits)
{
    if (!tensor.valid() || edits.isEmpty())
        return tensor;
    std::vector<float> values = tensor.toFloats();
    for (const auto &[position, value] : edits.asKeyValueRange())
        if (position >= 0 && position < static_cast<std::int64_t>(values.size()))
            values[static_cast<std::size_t>(position)] = value;
    return Snapshot::of(tensor.shape(), std::move(values));
}

Snapshot withEdits(const Snapshot &batch, const std::string &input, const PixelEdits &edits)
{
    const auto found = edits.find(input);
    const Shape &shape = batch.shape();
    if (found == edits.end() || shape.empty()
        || !std::equal(shape.begin() + 1, shape.end(), found->second.shape.begin(), found->second.shape.end()))
        return batch;
    return withNumbers(batch, found->second.values);
}

std::size_t editCount(const PixelEdits &edits)
{
    std::size_t count = 0;
    for (const auto &[input, changed] : edits)
        count += static_cast<std::size_t>(changed.values.size());
    return count;
}

} // namespace vitrine
