#pragma once

#include "core/blocks/BlockKind.h"
#include "core/edit/Blocks.h"
#include "core/network/Network.h"

#include <QPointF>
#include <QString>

#include <optional>

namespace vitrine {

/// A block that is to be added to a network, and where.
struct Placing {
    QString type;
    QString typed; ///< "conv 6 5": the parameters behind the name
    std::optional<QPointF> place; ///< of its centre; else a free one
    std::optional<Endpoint> from; ///< feeds it
    std::optional<Endpoint> to; ///< is fed by it
    std::optional<Connection> into; ///< in the middle of this one
};

/// Where each block stands.
using Places = edit::Positions;

/// The network with the block, whose id is added; its neighbours make room where it is put between them. Fails on
/// parameters that the kind does not have or that are out of range.
Result<edit::Added> placeBlock(Network network, const Placing &placing, const Shape &fed);

/// What is to be done so that a new block of this kind comes behind the block `id`: into the only wire that leaves it,
/// or fed by it.
Placing behind(const Network &network, const std::string &id, const BlockKind &kind);

} // namespace vitrine
