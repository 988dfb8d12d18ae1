#include "core/edit/ParamText.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace vitrine::edit {

namespace {

using Type = ParameterSpec::Type;

/// Numbers and words without the commas, spaces and brackets around them.
std::vector<std::string> pieces(std::string_view text)
{
    static constexpr std::string_view between = " ,;[]()\t";
    std::vector<std::string> found;
    std::string piece;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && between.find(text[i]) == std::string_view::npos) {
            piece += text[i];
        } else if (!piece.empty()) {
            found.push_back(std::move(piece));
            piece.clear();
        }
    }
    return found;
}

template <typename Number>
std::optional<Number> number(const std::string &text)
{
    Number value{};
    const char *first = text.data() + (text.starts_with('+') ? 1 : 0), *last = text.data() + text.size();
    const auto [end, error] = std::from_chars(first, last, value);
    return error == std::errc() && end == last ? std::optional(value) : std::nullopt;
}

template <typename Number>
std::optional<std::vector<Number>> numbers(const std::vector<std::string> &texts)
{
    std::vector<Number> values;
    for (const std::string &text : texts) {
        const auto value = number<Number>(text);
        if (!value)
            return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

Error notThat(const ParameterSpec &spec, std::string_view text)
{
    const std::string written(text.substr(0, 60));
    switch (spec.type) {
    case Type::Integer:
        return fail(VITRINE_TEXT("core", "\"%1\" is no whole number."), written);
    case Type::Real:
        return fail(VITRINE_TEXT("core", "\"%1\" is no number."), written);
    case Type::Reals:
        return fail(VITRINE_TEXT("core", "\"%1\" is no list of numbers, such as 0.5, 0.5."), written);
    default:
        return fail(VITRINE_TEXT("core", "\"%1\" is no list of whole numbers, such as 3, 3."), written);
    }
}

/// One number alone stands for itself, as people write it.
template <typename Number>
ParamValue listed(std::vector<Number> values, bool keepsList)
{
    if (values.size() == 1 && !keepsList)
        return values.front();
    return values;
}

} // namespace

std::string paramText(const ParamValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    if (std::holds_alternative<std::monostate>(value))
        return {};
    std::string text = toString(value);
    std::erase(text, '[');
    std::erase(text, ']');
    return text;
}

Result<ParamValue> readParam(const ParameterSpec &spec, std::string_view text)
{
    const std::vector<std::string> found = pieces(text);
    if (found.empty())
        return ParamValue(); // not set: the block says whether it may be
    if (found.size() == 1 && std::ranges::find(spec.choices, found.front()) != spec.choices.end())
        return ParamValue(found.front());
    switch (spec.type) {
    case Type::Integer:
        if (const auto value = number<std::int64_t>(found.front()); value && found.size() == 1)
            return ParamValue(*value);
        return notThat(spec, text);
    case Type::Integers:
    case Type::Sizes:
        if (const auto values = numbers<std::int64_t>(found))
            return listed(*values, spec.type == Type::Sizes);
        return notThat(spec, text);
    case Type::Real:
        if (const auto value = number<double>(found.front()); value && found.size() == 1)
            return ParamValue(*value);
        return notThat(spec, text);
    case Type::Reals:
        if (const auto values = numbers<double>(found))
            return listed(*values, false);
        return notThat(spec, text);
    case Type::Boolean:
        return ParamValue(found.front() == "true");
    case Type::Choice:
    case Type::Words:
        break;
    }
    return ParamValue(std::string(text));
}

} // namespace vitrine::edit
