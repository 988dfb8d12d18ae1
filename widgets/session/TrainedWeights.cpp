#include "widgets/session/TrainedWeights.h"

#include <utility>

namespace vitrine {

TensorMap withEdits(TensorMap tensors, const WeightEdits &edits)
{
    for (const auto &[name, numbers] : edits)
        if (const auto found = tensors.find(name); found != tensors.end())
            found->second = withNumbers(found->second, numbers);
    return tensors;
}

TensorMap wholeTensors(const TrainedWeights &weights)
{
    return withEdits(weights.tensors, weights.edits);
}

} // namespace vitrine
