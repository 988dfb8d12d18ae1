#pragma once

#include "core/blocks/BlockKind.h"
#include "core/graph/own/Definition.h"
#include "core/network/Network.h"

#include <optional>
#include <string>

namespace vitrine {

/// The kind of a block: that of its type, or, of a block of the user's own, the one that its definition makes. Null for
/// an unknown type and a definition that can't be used. A kind lives as long as the program; equal definitions give the
/// same one. May be asked from any thread.
const BlockKind *kindOf(const Block &block);
/// Why a block of the user's own has no kind; nothing for all others.
std::optional<Message> definitionProblem(const Block &block);

/// The definition that made a kind; null for the program's own kinds.
const Definition *definitionOf(const BlockKind &kind);
/// What people call a kind: its type, or the name that the user gave.
std::string kindName(const BlockKind &kind);
/// The block with the type and, for a kind of the user's own, the definition in it.
Block blockOf(const BlockKind &kind, std::string id);

/// The kind that a definition makes; fails where it is none.
Result<const BlockKind *> customKind(const Definition &definition);

/// A text that stands for a kind in a drag or a search, of another window as well: its type, and the definition behind
/// that.
std::string kindKey(const BlockKind &kind);
/// Null where the text stands for none.
const BlockKind *kindOfKey(std::string_view key);

} // namespace vitrine
