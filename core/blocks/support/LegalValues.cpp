#include "core/blocks/support/LegalValues.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

using Integers = std::vector<std::int64_t>;
using Reals = std::vector<double>;
using Type = ParameterSpec::Type;

constexpr std::size_t longestSizes = 5;
constexpr std::size_t longestReals = 65536;

Message number(double value)
{
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return Message::of("%1", static_cast<std::int64_t>(value));
    return Message::of("%1", value);
}

Message legalWholeNumber(const ParameterSpec &spec)
{
    if (std::isfinite(spec.min) && std::isfinite(spec.max))
        return Message::of(VITRINE_TEXT("core", "a whole number from %1 to %2"), number(spec.min), number(spec.max));
    if (std::isfinite(spec.min))
        return Message::of(VITRINE_TEXT("core", "a whole number of at least %1"), number(spec.min));
    if (std::isfinite(spec.max))
        return Message::of(VITRINE_TEXT("core", "a whole number of at most %1"), number(spec.max));
    return Message::of(VITRINE_TEXT("core", "a whole number"));
}

Message legalReal(const ParameterSpec &spec)
{
    if (std::isfinite(spec.min) && std::isfinite(spec.max))
        return Message::of(VITRINE_TEXT("core", "a number from %1 to %2"), number(spec.min), number(spec.max));
    if (std::isfinite(spec.min))
        return Message::of(VITRINE_TEXT("core", "a number of at least %1"), number(spec.min));
    if (std::isfinite(spec.max))
        return Message::of(VITRINE_TEXT("core", "a number of at most %1"), number(spec.max));
    return Message::of(VITRINE_TEXT("core", "a number"));
}

Message orList(const Message &one, int count)
{
    if (count == 0)
        return Message::of(VITRINE_TEXT("core", "%1, or a list of them"), one);
    if (count == 1)
        return one;
    return Message::of(VITRINE_TEXT("core", "%1, or a list of %2 of them"), one, count);
}

/// Without the words and null that may stand in its place.
Message legalNumbers(const ParameterSpec &spec)
{
    switch (spec.type) {
    case Type::Integer:
        return legalWholeNumber(spec);
    case Type::Integers:
        return orList(legalWholeNumber(spec), spec.count);
    case Type::Sizes:
        return Message::of(VITRINE_TEXT("core", "a list of 1 to 5 numbers, each %1"), legalWholeNumber(spec));
    case Type::Real:
        return legalReal(spec);
    case Type::Reals:
        return orList(legalReal(spec), spec.count);
    case Type::Boolean:
        return Message::of(VITRINE_TEXT("core", "true or false"));
    case Type::Choice:
        return Message::of(VITRINE_TEXT("core", "one of %1"), quotedList(spec.choices));
    case Type::Words:
        return Message::of(VITRINE_TEXT("core", "some of %1 in one text, divided by commas, each at most once"),
                           quotedList(spec.choices));
    }
    return {};
}

bool isPlainInteger(std::int64_t value)
{
    return value >= -largestInteger && value <= largestInteger;
}

bool inRange(const ParameterSpec &spec, std::int64_t value)
{
    const auto real = static_cast<double>(value);
    return real >= spec.min && real <= spec.max && isPlainInteger(value);
}

bool inRange(const ParameterSpec &spec, double value)
{
    return std::isfinite(value) && value >= spec.min && value <= spec.max;
}

template <typename Number>
bool allInRange(const ParameterSpec &spec, const std::vector<Number> &values)
{
    return std::ranges::all_of(values, [&](Number value) { return inRange(spec, value); });
}

bool isOneOf(const ParameterSpec &spec, const std::string &word)
{
    return std::ranges::find(spec.choices, word) != spec.choices.end();
}

bool areSomeOf(const ParameterSpec &spec, const std::string &words)
{
    std::vector<std::string> seen;
    std::size_t start = 0;
    while (start <= words.size() && seen.size() <= spec.choices.size()) {
        const std::size_t end = std::min(words.find(',', start), words.size());
        const std::string word = words.substr(start, end - start);
        if (!isOneOf(spec, word) || std::ranges::find(seen, word) != seen.end())
            return false;
        seen.push_back(word);
        start = end + 1;
    }
    return true;
}

std::optional<double> asReal(const ParamValue &value)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return std::nullopt;
}

std::optional<ParamValue> canonicalIntegers(const ParameterSpec &spec, const ParamValue &value)
{
    if (const auto *word = std::get_if<std::string>(&value))
        return isOneOf(spec, *word) ? std::optional<ParamValue>(*word) : std::nullopt;
    const bool sizes = spec.type == Type::Sizes;
    Integers numbers;
    if (const auto *one = std::get_if<std::int64_t>(&value))
        numbers.assign(sizes ? 1u : static_cast<std::size_t>(std::max(spec.count, 1)), *one);
    else if (const auto *list = std::get_if<Integers>(&value))
        numbers = *list;
    const bool fits = sizes || spec.count == 0
        ? !numbers.empty() && numbers.size() <= (sizes ? longestSizes : longestReals)
        : numbers.size() == static_cast<std::size_t>(spec.count);
    if (!fits || !allInRange(spec, numbers))
        return std::nullopt;
    return numbers;
}

std::optional<ParamValue> canonicalReals(const ParameterSpec &spec, const ParamValue &value)
{
    Reals numbers;
    bool single = false;
    if (const auto one = asReal(value)) {
        numbers.push_back(*one);
        single = true;
    } else if (const auto *whole = std::get_if<Integers>(&value)) {
        numbers.assign(whole->begin(), whole->end());
    } else if (const auto *list = std::get_if<Reals>(&value)) {
        numbers = *list;
    }
    const bool fits = single
        || (spec.count > 0 ? numbers.size() == static_cast<std::size_t>(spec.count)
                           : !numbers.empty() && numbers.size() <= longestReals);
    if (!fits || !allInRange(spec, numbers))
        return std::nullopt;
    return numbers;
}

std::optional<ParamValue> canonicalReal(const ParameterSpec &spec, const ParamValue &value)
{
    const auto real = asReal(value);
    return real && inRange(spec, *real) ? std::optional<ParamValue>(*real) : std::nullopt;
}

} // namespace

std::string quotedList(const std::vector<std::string> &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "\"" : ", \"") + word + '"';
    return out;
}

bool hasHugeInteger(const ParamValue &value)
{
    if (const auto *one = std::get_if<std::int64_t>(&value))
        return !isPlainInteger(*one);
    const auto *list = std::get_if<Integers>(&value);
    return list && !std::ranges::all_of(*list, isPlainInteger);
}

ParameterSpec withIntegerBounds(ParameterSpec spec)
{
    spec.min = std::max(spec.min, static_cast<double>(-largestInteger));
    spec.max = std::min(spec.max, static_cast<double>(largestInteger));
    return spec;
}

Message legalValues(const ParameterSpec &spec)
{
    Message message = legalNumbers(spec);
    if (spec.type == Type::Integers && !spec.choices.empty())
        message = Message::of(VITRINE_TEXT("core", "%1, or %2"), message, quotedList(spec.choices));
    if (spec.nullable)
        message = Message::of(VITRINE_TEXT("core", "%1, or null"), message);
    return message;
}

std::optional<ParamValue> toCanonical(const ParameterSpec &spec, const ParamValue &value)
{
    if (std::holds_alternative<std::monostate>(value))
        return spec.nullable ? std::optional<ParamValue>(value) : std::nullopt;
    switch (spec.type) {
    case Type::Integer: {
        const auto *whole = std::get_if<std::int64_t>(&value);
        return whole && inRange(spec, *whole) ? std::optional<ParamValue>(value) : std::nullopt;
    }
    case Type::Integers:
    case Type::Sizes:
        return canonicalIntegers(spec, value);
    case Type::Real:
        return canonicalReal(spec, value);
    case Type::Reals:
        return canonicalReals(spec, value);
    case Type::Boolean:
        return std::holds_alternative<bool>(value) ? std::optional<ParamValue>(value) : std::nullopt;
    case Type::Choice: {
        const auto *word = std::get_if<std::string>(&value);
        return word && isOneOf(spec, *word) ? std::optional<ParamValue>(value) : std::nullopt;
    }
    case Type::Words: {
        const auto *words = std::get_if<std::string>(&value);
        return words && areSomeOf(spec, *words) ? std::optional<ParamValue>(value) : std::nullopt;
    }
    }
    return std::nullopt;
}

} // namespace vitrine
