#pragma once

#include "core/edit/Blocks.h"

#include <string>
#include <utility>
#include <vector>

namespace vitrine::edit {

/// A network with the parts of a composite block in its place.
struct Unpacked {
    Network network;
    Ids ids; ///< of the parts, which are blocks now, those that were unpacked themselves left out
    /// What weights were named by and are named by now, in the order in which it is to be done (renameWeights()):
    /// "csp.m.0" → "csp_m_0".
    std::vector<std::pair<std::string, std::string>> renames;

    /// What a path, as "csp.m.0", has become; empty where that is no block.
    std::string blockOf(std::string path) const;
};

/// The composite that `path` names as ordinary blocks: of "csp.m.0" first `csp` becomes its parts, then that part its
/// own. It computes the same numbers; with the weights renamed, bit by bit. The parts make up a group named after the
/// block, or take its place in the group that it was in; they have no positions.
///
/// Fails where there is no such composite, where it does not run, and where it has parts that can't be blocks.
Result<Unpacked> replaceByParts(Network network, const std::string &path);

} // namespace vitrine::edit
