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

/// The network with the block, whose id is added; its neighbours make room where it is put between them. Fails on
/// parameters that the kind does not have or that are out of range.
Result<edit::Added> placeBlock(Network network, const Placing &placing, const Shape &fed);

/// The block `id`, to which nothing is connected, in the middle of a connection, whose neighbours make room.
Network insertBetween(Network network, const Connection &wire, const std::string &id);

/// The network with places for these blocks, which have none: side by side from where one block stood, at `place`.
/// What is right of it, and above and below, makes room.
Network withRoomFor(Network network, const edit::Ids &ids, Position place);

/// How far the blocks of a fragment are to be moved: as wanted, or so much further that they cover none that is there.
Position freeOffset(const Network &network, const Network &fragment, Position wanted);

/// What is to be done so that a new block of this kind comes behind the block `id`: into the only wire that leaves it,
/// or fed by it.
Placing behind(const Network &network, const std::string &id, const BlockKind &kind);

} // namespace vitrine
