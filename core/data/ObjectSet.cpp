#include "core/data/ObjectSet.h"

namespace vitrine {

Result<std::vector<std::int64_t>> ObjectSet::objectLabels(std::int64_t index) const
{
    const auto marked = objects(index);
    if (!marked)
        return marked.error();
    std::vector<std::int64_t> labels;
    for (const MarkedObject &object : *marked)
        labels.push_back(object.label);
    return labels;
}

} // namespace vitrine
