#pragma once

#include "core/graph/Graph.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A composite block, or one within another, as the network of its parts.
struct Inside {
    std::string path; ///< "csp", "csp.m.0"
    const BlockKind *kind = nullptr;
    Expansion expansion; ///< what it is made of; ids as within: "conv1", "m.0"
    /// What feeds each input port: the path of a block, or of a part of a composite that encloses both.
    std::vector<std::string> sources;
    /// What each output port feeds, likewise.
    std::vector<std::vector<std::string>> targets;

    /// "csp.conv1" for the part "conv1".
    std::string pathOf(const std::string &part) const { return path + '.' + part; }
};

/// The inside of what `path` names; nothing where that is no composite, or none that `graph`, which is of this network,
/// could take apart.
std::optional<Inside> insideOf(const Network &network, const Graph &graph, std::string_view path);
/// The beginnings of a path that have an inside, from the block down: "csp", "csp.m.0"; empty where not even that has.
std::vector<std::string> insidesOn(const Network &network, const Graph &graph, std::string_view path);
/// The port that a part named "in3" stands for.
std::size_t portOfInput(std::string_view id);

} // namespace vitrine
