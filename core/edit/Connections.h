#pragma once

#include "core/edit/Blocks.h"
#include "core/network/Network.h"

namespace vitrine::edit {

/// Joins two ports; a connection that the input port already has is replaced. On a block like Add, which takes any
/// number of inputs, a port beyond the last one becomes the next. That it makes sense is ConnectCheck's to say.
Network connectPorts(Network network, const Endpoint &from, const Endpoint &to);
/// Inputs that a block like Add or Concat has left move up.
Network disconnectPorts(Network network, const Endpoint &from, const Endpoint &to);
/// The connection that ends at `from → to` now joins `newFrom → newTo`, as one edit.
Network reconnectPorts(Network network, const Endpoint &from, const Endpoint &to, const Endpoint &newFrom,
                       const Endpoint &newTo);

/// A new block in the middle of a connection.
Added insertOn(Network network, const Endpoint &from, const Endpoint &to, const BlockKind &kind,
               std::optional<Position> position = {}, const Shape &fed = {});
/// The block `id` in the middle of a connection, by its first ports.
Network insertOn(Network network, const Endpoint &from, const Endpoint &to, const std::string &id);
/// Whether blocks of this kind can be put into a connection at all: they have an input and an output.
bool canInsert(const BlockKind &kind);

/// Gives the inputs of a block that takes any number of them the ports 0, 1, 2, … in their order.
void closeGaps(Network &network, const std::string &id);

} // namespace vitrine::edit
