#pragma once

#include "core/base/Result.h"
#include "core/edit/BlockDefaults.h"
#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace vitrine::edit {

using Ids = std::set<std::string>;
using Positions = std::map<std::string, Position>; ///< by id

/// A network after an edit that made a block.
struct Added {
    Network network;
    std::string id;
};

/// A new block at the end of the list, with a free id. `fed`: the shape that will feed it, for its parameters.
Added addBlock(Network network, const BlockKind &kind, std::optional<Position> position = {}, const Shape &fed = {});

enum class Heal {
    Cut, ///< what was connected to the blocks stays unconnected
    Join, ///< what fed a block feeds what it fed, wherever the shapes allow that
};

/// Without these blocks and all that is connected to them. Inputs that a block like Add or Concat has left move up.
Network removeBlocks(Network network, const Ids &ids, Heal heal = Heal::Cut);

/// Another id for a block, in its connections and groups too. Fails on what is no id and on one that is taken.
Result<Network> renameBlock(Network network, const std::string &id, const std::string &newId);
/// The weights of a block under its new id: "conv1.weight" becomes "stem.weight".
TensorMap renameWeights(TensorMap weights, const std::string &id, const std::string &newId);

/// Ids that don't exist are passed over.
Network setParam(Network network, const std::string &id, const std::string &name, ParamValue value);
/// The parameter has its default again.
Network unsetParam(Network network, const std::string &id, const std::string &name);
/// Whether training leaves these blocks as they are.
Network setFrozen(Network network, const Ids &ids, bool isFrozen);
Network setPositions(Network network, const Positions &positions);
/// The canvas lays the network out by itself again.
Network clearPositions(Network network);
/// Whether two differ at most in where their blocks stand and how they are grouped: in nothing that is run.
bool runsAlike(const Network &a, const Network &b);

} // namespace vitrine::edit
