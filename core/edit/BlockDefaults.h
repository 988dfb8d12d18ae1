#pragma once

#include "core/blocks/BlockKind.h"
#include "core/network/Network.h"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace vitrine::edit {

using BlockParams = decltype(Block::params);

/// What a new block of this kind is given: the parameters that are required, and those that make it keep the size of a
/// picture, as most do. `fed`: the shape that will feed it, batch included; empty where that is not known.
BlockParams defaultParams(const BlockKind &kind, const Shape &fed = {});

/// Why a block can't work on inputs of these shapes: what it got and what it needs. Nothing where it can.
std::optional<Message> misfit(const BlockKind &kind, const BlockParams &params, std::span<const Shape> inputs);

} // namespace vitrine::edit
