#pragma once

#include "core/base/Result.h"
#include "core/blocks/Params.h"

#include <string>
#include <string_view>

namespace vitrine::edit {

/// A parameter as one writes it into a field: "3", "3, 3", "same", "0.5"; empty where it is not set.
std::string paramText(const ParamValue &value);

/// Reads what was written into the field of a parameter: numbers with commas or spaces between them, in brackets or
/// not; a word that it takes; nothing where it need not be set. Whether the numbers are legal is not asked: the block
/// says that itself. Fails where the text is nothing of that kind, and says what it can be.
Result<ParamValue> readParam(const ParameterSpec &spec, std::string_view text);

} // namespace vitrine::edit
