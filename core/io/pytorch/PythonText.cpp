#include "core/io/pytorch/PythonText.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace vitrine::python {

namespace {

/// Python's keywords, the names that the written file itself uses, and what torch.nn.Module has as attributes.
constexpr std::array reserved = {"False",
                                 "None",
                                 "True",
                                 "and",
                                 "as",
                                 "assert",
                                 "async",
                                 "await",
                                 "break",
                                 "class",
                                 "continue",
                                 "def",
                                 "del",
                                 "elif",
                                 "else",
                                 "except",
                                 "finally",
                                 "for",
                                 "from",
                                 "global",
                                 "if",
                                 "import",
                                 "in",
                                 "is",
                                 "lambda",
                                 "nonlocal",
                                 "not",
                                 "or",
                                 "pass",
                                 "raise",
                                 "return",
                                 "try",
                                 "while",
                                 "with",
                                 "yield",
                                 "self",
                                 "torch",
                                 "nn",
                                 "F",
                                 "T_destination",
                                 "add_module",
                                 "apply",
                                 "bfloat16",
                                 "buffers",
                                 "call_super_init",
                                 "children",
                                 "compile",
                                 "cpu",
                                 "cuda",
                                 "double",
                                 "dump_patches",
                                 "eval",
                                 "extra_repr",
                                 "float",
                                 "forward",
                                 "get_buffer",
                                 "get_extra_state",
                                 "get_parameter",
                                 "get_submodule",
                                 "half",
                                 "ipu",
                                 "load_state_dict",
                                 "modules",
                                 "mtia",
                                 "named_buffers",
                                 "named_children",
                                 "named_modules",
                                 "named_parameters",
                                 "parameters",
                                 "register_backward_hook",
                                 "register_buffer",
                                 "register_forward_hook",
                                 "register_forward_pre_hook",
                                 "register_full_backward_hook",
                                 "register_full_backward_pre_hook",
                                 "register_load_state_dict_post_hook",
                                 "register_load_state_dict_pre_hook",
                                 "register_module",
                                 "register_parameter",
                                 "register_state_dict_post_hook",
                                 "register_state_dict_pre_hook",
                                 "requires_grad_",
                                 "set_extra_state",
                                 "set_submodule",
                                 "share_memory",
                                 "state_dict",
                                 "to",
                                 "to_empty",
                                 "train",
                                 "training",
                                 "type",
                                 "xpu",
                                 "zero_grad"};

template <typename Number>
std::string tupleOf(const std::vector<Number> &values)
{
    std::string result = "(";
    for (std::size_t i = 0; i < values.size(); ++i)
        result += (i ? ", " : "") + number(values[i]);
    return result + (values.size() == 1 ? ",)" : ")");
}

} // namespace

std::string number(double value)
{
    if (std::isnan(value))
        return "float(\"nan\")";
    if (std::isinf(value))
        return value > 0 ? "float(\"inf\")" : "float(\"-inf\")";
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    std::string digits(buffer.data(), end);
    if (digits.find_first_of(".e") == std::string::npos)
        digits += ".0";
    return digits;
}

std::string text(std::string_view value)
{
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20)
            quoted += c;
    }
    return quoted + '"';
}

std::string boolean(bool value)
{
    return value ? "True" : "False";
}

std::string tuple(const std::vector<std::int64_t> &values)
{
    return tupleOf(values);
}

std::string tuple(const std::vector<double> &values)
{
    return tupleOf(values);
}

std::string numberOrTuple(const std::vector<std::int64_t> &values)
{
    const bool same =
        std::all_of(values.begin(), values.end(), [&values](std::int64_t value) { return value == values[0]; });
    return same && !values.empty() ? number(values[0]) : tuple(values);
}

std::string identifier(std::string_view id)
{
    std::string name;
    for (const char c : id)
        name += std::isalnum(static_cast<unsigned char>(c)) || c == '_' ? c : '_';
    // "_modules" and its like are torch.nn.Module's own.
    if (name.empty() || std::isdigit(static_cast<unsigned char>(name[0])) || name[0] == '_')
        name = "b" + name;
    if (std::find(reserved.begin(), reserved.end(), name) != reserved.end())
        name += '_';
    return name;
}

std::string uniqueIdentifier(std::string_view id, std::set<std::string> &taken)
{
    const std::string base = identifier(id);
    std::string name = base;
    for (int i = 2; !taken.insert(name).second; ++i)
        name = base + "_" + std::to_string(i);
    return name;
}

} // namespace vitrine::python
