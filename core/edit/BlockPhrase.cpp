#include "core/edit/BlockPhrase.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vitrine::edit {

namespace {

constexpr std::size_t longestPhrase = 400;

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : text.substr(0, longestPhrase)) {
        const bool isSpace = c == ' ' || c == ',' || c == '\t' || c == '(' || c == ')';
        if (!isSpace)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

template <typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// "3x3", "1x28x28"
std::optional<ParamValue> listOf(std::string_view text)
{
    std::vector<std::int64_t> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('x'), text.size());
        const auto number = numberOf<std::int64_t>(text.substr(0, end));
        if (!number || end + 1 == text.size())
            return std::nullopt;
        list.push_back(*number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

/// A number or a list; nothing for a word.
std::optional<ParamValue> valueOf(std::string_view text)
{
    if (const auto whole = numberOf<std::int64_t>(text))
        return *whole;
    if (const auto real = numberOf<double>(text))
        return *real;
    return text.find('x') != std::string_view::npos ? listOf(text) : std::nullopt;
}

ParamValue wordOrValue(std::string_view text)
{
    if (text == "true" || text == "false")
        return text == "true";
    return valueOf(text).value_or(ParamValue(std::string(text)));
}

/// The parameter of that name, or the first whose name begins so.
const ParameterSpec *findSpec(const BlockKind &kind, std::string_view name)
{
    const auto &specs = kind.parameters();
    auto found = std::ranges::find(specs, name, &ParameterSpec::name);
    if (found == specs.end())
        found = std::ranges::find_if(specs, [name](const ParameterSpec &spec) { return spec.name.starts_with(name); });
    return found == specs.end() ? nullptr : &*found;
}

Error noSuchParameter(const BlockKind &kind, const std::string &name)
{
    std::string listed;
    for (const ParameterSpec &spec : kind.parameters())
        listed += (listed.empty() ? "" : ", ") + spec.name;
    if (listed.empty())
        return fail(VITRINE_TEXT("core", "%1 has no parameters."), kind.type());
    return fail(VITRINE_TEXT("core", "%1 has no parameter \"%2\"; it has %3."), kind.type(), name, listed);
}

} // namespace

BlockPhrase readPhrase(std::string_view text)
{
    BlockPhrase phrase;
    for (const std::string &word : wordsOf(text)) {
        const std::size_t equals = word.find('=');
        if (equals != std::string::npos && equals > 0) {
            phrase.named.emplace_back(word.substr(0, equals), wordOrValue(std::string_view(word).substr(equals + 1)));
            continue;
        }
        const auto value = valueOf(word);
        if (value && !phrase.name.empty())
            phrase.values.push_back(*value);
        else
            phrase.name += (phrase.name.empty() ? "" : " ") + word;
    }
    return phrase;
}

Result<BlockParams> paramsOf(const BlockPhrase &phrase, const BlockKind &kind, const Shape &fed)
{
    BlockParams params = defaultParams(kind, fed);
    const bool setsSize = phrase.values.size() > 1 || !phrase.named.empty();
    if (setsSize && kind.category() == Category::Convolution) // what was not said is PyTorch's, not the kernel's of 3
        params.erase("padding");
    if (phrase.values.size() > kind.parameters().size())
        return noSuchParameter(kind, toString(phrase.values[kind.parameters().size()]));
    for (std::size_t i = 0; i < phrase.values.size(); ++i)
        params[kind.parameters()[i].name] = phrase.values[i];
    for (const auto &[name, value] : phrase.named) {
        const ParameterSpec *spec = findSpec(kind, name);
        if (!spec)
            return noSuchParameter(kind, name);
        params[spec->name] = value;
    }
    std::vector<Problem> problems;
    const Params resolved = Params::resolve(kind.parameters(), {kind.type(), kind.type(), params, {}, {}}, problems);
    if (problems.empty())
        kind.check(resolved, kind.type(), problems);
    if (!problems.empty())
        return Error{problems.front().message, {}, false};
    return params;
}

} // namespace vitrine::edit
