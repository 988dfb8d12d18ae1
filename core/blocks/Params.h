#pragma once

#include "core/base/Message.h"
#include "core/network/Network.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// Describes one parameter of a kind of block: enough to check a file, to build a form and to write help.
struct ParameterSpec {
    enum class Type {
        Integer,
        Integers, ///< a number, or a list of `count` numbers; a number stands for all of them
        Sizes, ///< a list of 1 to 5 numbers, such as a shape
        Real,
        Reals, ///< a number, or a list of numbers (of any length up to 64K where count is 0)
        Boolean,
        Choice, ///< one of `choices`
        Words, ///< some of `choices` in one text, divided by commas, each at most once: "x,y"
    };

    std::string name;
    Type type = Type::Integer;
    ParamValue defaultValue = {}; ///< null where there is none
    Message help = {}; ///< one line
    double min = -std::numeric_limits<double>::infinity(); ///< smallest legal number, for each of a list
    double max = std::numeric_limits<double>::infinity();
    bool required = false;
    bool nullable = false; ///< null is legal (and means: not set)
    int count = 1; ///< length of the list of an Integers or Reals
    std::vector<std::string> choices = {}; ///< of a Choice; words that an Integers takes besides numbers ("same")
    std::string unit = {};
};

/// What is wrong with a network, at the block (and the parameter) that causes it.
struct Problem {
    std::string block; ///< id; empty: the network as a whole
    std::string parameter; ///< empty: no single parameter
    Message message; ///< names block, parameter and the legal values itself

    bool operator==(const Problem &) const = default;
};

/// A block's parameters as its kind understands them: checked, with defaults filled in.
/// Asking for a name that the kind does not have, or as another type, is a programming error.
class Params {
public:
    /// Checks the block's parameters against its kind's; on problems (appended to `problems`) the result must not be
    /// used.
    static Params resolve(const std::vector<ParameterSpec> &specs, const Block &block, std::vector<Problem> &problems);

    bool isNull(std::string_view name) const;
    std::int64_t integer(std::string_view name) const;
    /// A list as long as its spec's count; a single number is repeated.
    std::vector<std::int64_t> integers(std::string_view name) const;
    double real(std::string_view name) const;
    std::vector<double> reals(std::string_view name) const; ///< a single number gives a list of one
    bool boolean(std::string_view name) const;
    const std::string &choice(std::string_view name) const;
    /// The word given in place of numbers ("same"), or an empty text.
    std::string word(std::string_view name) const;
    const ParamValue &value(std::string_view name) const;
    bool operator==(const Params &) const = default;

private:
    const std::vector<ParameterSpec> *m_specs = nullptr;
    std::vector<ParamValue> m_values; ///< in the order of the specs
};

} // namespace vitrine
