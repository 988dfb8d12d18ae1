#pragma once

#include "core/trace/Trace.h"

#include <vector>

namespace vitrine {

/// How finely an iteration is taken apart.
enum class Grain {
    Layer, ///< primitive operations, those within composite blocks too; the optimizer's step tensor by tensor
    Block ///< blocks of the network; the optimizer's step block by block
};

enum class Stage { Forward, Backward, Update };

/// One place in an iteration where one can stand: what it stands for has just happened.
struct Stop {
    Stage stage = Stage::Forward;
    int block = 0; ///< index into Graph::blocks
    int node = -1; ///< index into Graph::nodes; −1: the whole block
    int firstTensor = 0, endTensor = 0; ///< of Update: learnable tensors, in the order of Graph::weights()
    double milliseconds = 0; ///< time that it took; 0 where it could not be told apart

    bool operator==(const Stop &) const = default;
};

/// Forward in order to the loss, backward in reverse order to the input, and where gradients are known and
/// `withUpdate`, the optimizer's step for all that is learnt.
std::vector<Stop> listStops(const Trace &trace, Grain grain, bool withUpdate);

} // namespace vitrine
