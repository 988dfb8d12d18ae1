#include "core/network/ParamValue.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <string_view>

namespace vitrine {

namespace {

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escape.data();
        } else {
            out += c;
        }
    }
    return out + '"';
}

/// The shortest text that reads back as the same number; never without a point or an exponent, which would read back as
/// an integer.
std::string shortest(double value)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_not_of("-0123456789") == std::string::npos)
        text += ".0";
    return text;
}

template <typename Number, typename Format>
std::string listed(const std::vector<Number> &numbers, Format format)
{
    std::string out = "[";
    for (const Number number : numbers) {
        if (out.size() > 1)
            out += ", ";
        out += format(number);
    }
    return out + ']';
}

struct ToText {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return shortest(value); }
    std::string operator()(const std::string &value) const { return quoted(value); }
    std::string operator()(const std::vector<std::int64_t> &value) const
    {
        return listed(value, [](std::int64_t number) { return std::to_string(number); });
    }
    std::string operator()(const std::vector<double> &value) const { return listed(value, shortest); }
};

} // namespace

std::string toString(const ParamValue &value)
{
    return std::visit(ToText(), value);
}

} // namespace vitrine
