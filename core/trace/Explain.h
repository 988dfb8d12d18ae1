#pragma once

#include "core/base/Result.h"
#include "core/blocks/Explanation.h"
#include "core/trace/Trace.h"

#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// How one number of a trace came about. Forward: output `port` of `block` (an id, or the path of a part of a
/// composite) at `index`; a composite is explained by its last layer's terms. Backward: ∂Loss/∂that number, the sum
/// over the nodes that it feeds of local derivative × incoming gradient. A scalar's index is {} or {0}. Fails on an
/// unknown block, an index out of range (says the shape), a backward question without a backward pass.
Result<Explanation> explain(const Trace &trace, std::string_view block, const Index &index, Pass pass, int port = 0);

/// The value of plain arithmetic (`+ - * /`, parentheses, `exp log sqrt abs max min tanh erf`, numbers, names) over the
/// terms. Fails on a name that no term has and on anything that is not such an expression.
Result<double> evaluateExpression(std::string_view expression, std::span<const Term> terms);

/// The smallest box of places that an explanation's terms come from, for each tensor: what lights up as receptive
/// field.
struct Region {
    Place::Kind kind = Place::Kind::Output;
    std::string name;
    int port = 0;
    Index first, last; ///< inclusive corners
};
std::vector<Region> regions(const Explanation &explanation);

} // namespace vitrine
