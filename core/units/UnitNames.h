#pragma once

#include "core/graph/Graph.h"
#include "core/units/UnitGraph.h"

#include <string>
#include <vector>

namespace vitrine {

/// Short names as in textbooks, for each unit: x for the input, w₁, b₁, w₂ … for weights and biases (γ, β for those of
/// norms), y₁, y₂ … for what layers with weights give, a₁, a₂ … for what the others give, t for the target, L for the
/// loss, u₁, u₂ … for what is in between, r₁ … for the rest of a sum; a constant's is its value. Indices follow in
/// brackets, without the dimensions in which there is only one number: "w₁[0,2]".
std::vector<std::string> unitNames(const UnitGraph &units, const Graph &graph);

/// What a unit is called that holds one number of a tensor: "fc1.weight[0,2]".
std::string nameOfUnit(const std::string &tensor, const std::vector<std::int64_t> &index);

/// A unit's own name in two: "fc1.weight" and [0, 2]. An empty tensor where it has none.
struct UnitTensorPlace {
    std::string tensor;
    std::vector<std::int64_t> index;
};
UnitTensorPlace placeOf(const Unit &unit);

} // namespace vitrine
