#pragma once

#include "core/blocks/BlockKind.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// What a unit does with the numbers that come in. Each has a rule forward and one backward, and knows no more of the
/// network than its own numbers: the notes' "unit operations" (modular backpropagation).
enum class UnitKind {
    Number, ///< given: an input, a weight, a target, a constant
    Sum, ///< a₁ + a₂ + …
    Difference, ///< a − b
    Product, ///< a₁ · a₂ · …
    Quotient, ///< a / b
    Square, ///< a²
    Exp,
    Log,
    Sqrt,
    Abs,
    Tanh,
    Erf,
    Sigmoid,
    ReLU,
    LeakyReLU, ///< a where positive, else b · a; b is the slope
    Max, ///< the largest, of several the first
    Huber ///< a²/2 within ±b, else b · (|a| − b/2)
};

/// Where a number that is given comes from.
enum class UnitRole {
    Operation,
    Input,
    Weight,
    Target,
    Constant,
    Output, ///< of a block that is not taken apart here
    Rest ///< the sum of terms that are left out
};

/// One number of a network: given, or made of others by one operation.
struct Unit {
    UnitKind kind = UnitKind::Number;
    UnitRole role = UnitRole::Operation;
    std::vector<int> inputs; ///< units that come before it
    double value = 0;
    double gradient = 0; ///< ∂L/∂value: the sum over the units that it feeds of local derivative × their gradient
    std::string path; ///< of the node that it belongs to: "fc1", "csp.conv1.conv"
    std::string name; ///< "image[0,2]", "fc1.weight[1,0]", "fc1[0,1]"; empty: something in between
};

/// A run of a network taken apart into unit operations: in an order in which each comes after its inputs.
struct UnitGraph {
    std::vector<Unit> units;
    std::vector<int> losses; ///< whose sum is L; gradients are those of it
    double seed = 1; ///< ∂L/∂(each of `losses`): 1, unless the graph ends before the loss
    bool hasGradients = false;
};

/// "+", "·", "exp", …
std::string_view symbolOf(UnitKind kind);
/// ∂(the unit)/∂inputs[which] in letters, of the names of its inputs and its own: "2·u₃", "w₁", "u₅·(1 − u₅)".
std::string writtenDerivative(UnitKind kind, std::span<const std::string> inputs, std::string_view own,
                              std::size_t which);
/// The value made of the inputs' values.
double valueOf(UnitKind kind, std::span<const double> inputs);
/// ∂value/∂inputs[which], `value` being valueOf(kind, inputs).
double derivativeOf(UnitKind kind, std::span<const double> inputs, double value, std::size_t which);

/// The values of what goes into a unit.
std::vector<double> inputsOf(const UnitGraph &graph, int unit);
/// ∂unit/∂(its input `which`): what the gradient is multiplied by on the way back.
double localDerivative(const UnitGraph &graph, int unit, std::size_t which);
/// Fills in every gradient, from the losses back.
void propagateBack(UnitGraph &graph);
/// The units that read a unit, in order; twice where one reads it twice.
std::vector<int> readersOf(const UnitGraph &graph, int unit);
/// The unit of that name, −1 where there is none.
int findUnit(const UnitGraph &graph, std::string_view name);

} // namespace vitrine
