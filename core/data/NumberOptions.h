#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// A number that a generated set or an augmentation is set by.
struct NumberSpec {
    std::string name; ///< as it is written: "noise"
    double defaultValue = 0;
    double min = 0; ///< smallest legal value
    double max = 0; ///< largest legal value
    bool isWhole = false;
    Message help; ///< one line
};

/// Numbers by name.
using NumberOptions = std::map<std::string, double, std::less<>>;

/// What "noise=0.1,size=500" says; nothing more than what is written. `owner` stands for what is set, in messages. An
/// error names what is wrong and the legal options: no number, an unknown name, a name given twice, a value out of
/// range.
Result<NumberOptions> parseNumberOptions(const std::string &owner, std::string_view text,
                                         std::span<const NumberSpec> specs);

/// The same with the default of each that is missing. A name or value that is not legal is an error.
Result<NumberOptions> completeNumberOptions(const std::string &owner, NumberOptions given,
                                            std::span<const NumberSpec> specs);

/// "noise (0 … 1), size (2 … 1000000)"
std::string describeOptions(std::span<const NumberSpec> specs);

} // namespace vitrine
