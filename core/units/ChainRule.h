#pragma once

#include "core/units/UnitGraph.h"

#include <vector>

namespace vitrine {

/// What numbers of a UnitGraph are made of, and ∂(number)/∂(that).
struct ChainLinks {
    struct Link {
        int to = 0;
        double derivative = 0;
    };
    std::vector<std::vector<Link>> links; ///< by unit, towards the input
    std::vector<int> losses;
    double seed = 1; ///< UnitGraph::seed

    /// Whether products begin with a factor of their own, ∂L/∂(the last number): where the loss itself is not among
    /// them.
    bool hasSeed() const { return seed != 1; }
};

/// From each unit to what goes into it.
ChainLinks unitLinks(const UnitGraph &graph);
/// From each number that has a name (an output of a block, the loss) to the named and given ones that it is made of:
/// the notes' "general way", which takes a layer in one step.
ChainLinks blockLinks(const UnitGraph &graph);

/// One way from the loss to a number, and the product along it.
struct ChainPath {
    std::vector<int> units; ///< the loss first
    std::vector<double> factors; ///< one fewer than units; where the seed is not 1, it is not among them
    double product = 0; ///< of the seed and all factors
};

/// The chain rule for one number, written out in full: ∂L/∂x = Σ over all paths of Π of the derivatives on it.
struct ChainRule {
    int of = 0;
    std::vector<ChainPath> paths; ///< at most as many as asked for
    double pathCount = 0; ///< all there are; may be astronomic
    double multiplications = 0; ///< one fewer than factors (the seed is one, where it is not 1) on every path
};
ChainRule chainRule(const ChainLinks &links, int of, std::size_t limit);

/// What the gradients of `wanted` cost, in multiplications.
struct ChainCost {
    double general = 0; ///< every path of every number by itself
    double repeated = 0; ///< of these, products that were formed before
    double modular = 0; ///< local derivative × incoming gradient, once for each link that is needed
};
ChainCost chainCost(const ChainLinks &links, const std::vector<int> &wanted);

} // namespace vitrine
