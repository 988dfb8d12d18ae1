#pragma once

#include "core/network/Network.h"

#include <map>
#include <string>
#include <vector>

namespace vitrine {

/// A block of a chain.
struct Link {
    std::string id;
    std::string type;
    std::map<std::string, ParamValue, std::less<>> params{};
};

/// Blocks one behind the other, as a network.
Network chain(const std::string &name, const std::vector<Link> &links);
/// `inputs` numbers, `depth` hidden layers of `width` units with an activation behind each ("": none), one answer, and
/// a loss. Blocks: point, h1, a1, …, out, loss.
Network perceptron(const std::string &name, int inputs, int depth, int width, const std::string &activation,
                   const std::string &loss = "BCEWithLogitsLoss");

} // namespace vitrine
