#pragma once

#include "core/blocks/BlockKind.h"
#include "core/tensor/TensorMap.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine {

/// How the tensors of a file fit a network, tensor by tensor.
struct WeightMatch {
    enum class State { Fits, Missing, OtherShape };
    struct Row {
        std::string name; ///< in the network
        Shape wanted;
        State state = State::Missing;
        std::string from; ///< in the file; empty: it isn't there
        Shape found;
        bool optional = false; ///< it has its initial value where it is missing
    };

    std::vector<Row> rows; ///< in the network's order
    std::vector<std::string> unused; ///< tensors of the file that the network doesn't need
    std::string prefix; ///< that the file's names have and the network's don't: "module."
    TensorMap tensors; ///< those that fit, by the network's names

    std::size_t fitting() const { return tensors.size(); }
    /// Whether nothing is missing, and no name had to be changed.
    bool isWhole() const;
};

/// By name; where that leads to nothing, by name without what all names of the file begin with ("module." of a network
/// that was trained on several devices, "model." of a checkpoint that holds more than one).
WeightMatch matchWeights(const std::vector<WeightSpec> &wanted, const TensorMap &given);

} // namespace vitrine
