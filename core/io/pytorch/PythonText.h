#pragma once

// Private to core/io: numbers, texts and names as Python writes them.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::python {

std::string number(double value); ///< always with a point or an exponent, so that it is a float
inline std::string number(std::int64_t value)
{
    return std::to_string(value);
}
std::string text(std::string_view value); ///< quoted and escaped
std::string boolean(bool value);
std::string tuple(const std::vector<std::int64_t> &values); ///< (3, 3); (3,)
std::string tuple(const std::vector<double> &values);
/// One number where all are the same, else a tuple: kernel_size=3.
std::string numberOrTuple(const std::vector<std::int64_t> &values);

/// A name that Python takes for an attribute of a torch.nn.Module or for a variable.
std::string identifier(std::string_view id);
/// The same, made different from those taken; takes it.
std::string uniqueIdentifier(std::string_view id, std::set<std::string> &taken);

} // namespace vitrine::python
