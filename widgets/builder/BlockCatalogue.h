#pragma once

#include "core/blocks/BlockKind.h"

#include <QString>

#include <functional>
#include <vector>

namespace vitrine {

/// A category of blocks in the user's language.
QString categoryName(Category category);

/// How well a kind fits what was typed; smaller is better, −1: not at all. Type, usual short names, initials, what it
/// does and its category are searched, in English and in the user's language.
int searchScore(const BlockKind &kind, const QString &typed);

/// The public kinds that pass the filter (empty: all); sorted by category where nothing was typed, else best first.
/// `own`: the user's, which come before those that fit as well.
std::vector<const BlockKind *> findKinds(const QString &typed,
                                         const std::function<bool(const BlockKind &)> &passes = {},
                                         const std::vector<const BlockKind *> &own = {});

} // namespace vitrine
