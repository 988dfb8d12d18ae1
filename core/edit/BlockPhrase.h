#pragma once

#include "core/base/Result.h"
#include "core/edit/BlockDefaults.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::edit {

/// What is typed to add a block, with its parameters behind: "conv 6 5 padding=2", "maxpool 2", "linear 10 bias=false".
/// Numbers alone are the kind's parameters in their order; 3x3 is a list.
struct BlockPhrase {
    std::string name; ///< what the kind is searched by
    std::vector<ParamValue> values; ///< in the order of the kind's parameters
    std::vector<std::pair<std::string, ParamValue>> named; ///< by their names, or the beginnings of those

    bool hasParameters() const { return !values.empty() || !named.empty(); }
};

BlockPhrase readPhrase(std::string_view text);
/// The kind's defaults with what the phrase says in their place; fails on what the kind does not have and on values out
/// of range, and says which are legal.
Result<BlockParams> paramsOf(const BlockPhrase &phrase, const BlockKind &kind, const Shape &fed = {});

} // namespace vitrine::edit
