#include "core/base/JsonParser.h"

#include "core/base/Shortened.h"
#include "core/base/SystemError.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <unordered_set>
#include <vector>

namespace vitrine {

namespace {

/// Hands the parser the text and keeps count, for its own events tell no position.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    CountingIterator(const char *at, const char **latest) : m_at(at), m_latest(latest) { }
    reference operator*() const { return *m_at; }
    CountingIterator &operator++()
    {
        *m_latest = ++m_at;
        return *this;
    }
    bool operator==(const CountingIterator &other) const { return m_at == other.m_at; }

private:
    const char *m_at;
    const char **m_latest;
};

/// The parser's "[json.exception…] parse error at line 1, column 2: syntax error while parsing value - unexpected ']';
/// expected '}'" without the position, which is told apart, and without the text that it last read, which may be long.
std::string essence(std::string_view what)
{
    const auto dash = what.find(" - ");
    if (dash == std::string_view::npos) {
        const auto colon = what.rfind(": "); // such as: number overflow parsing '1e999'
        const std::string_view rest = colon == std::string_view::npos ? what : what.substr(colon + 2);
        return rest.find("overflow") != std::string_view::npos || what.find("overflow") != std::string_view::npos
            ? "the number is too large"
            : std::string(rest.substr(0, 80));
    }
    std::string_view text = what.substr(dash + 3);
    std::string_view expected;
    if (const auto lastRead = text.find("; last read: '"); lastRead != std::string_view::npos) {
        const auto tail = text.rfind("'; expected ");
        if (tail != std::string_view::npos && tail > lastRead && text.size() - tail < 60)
            expected = text.substr(tail + 1);
        text = text.substr(0, lastRead);
    }
    if (text == "invalid literal" && expected.empty())
        expected = "; expected a value";
    std::string result = std::string(text) + std::string(expected);
    constexpr std::string_view anyValue = "'[', '{', or a literal";
    if (const auto place = result.find(anyValue); place != std::string::npos)
        result.replace(place, anyValue.size(), "a value");
    return result;
}

/// The parser's events with depth, amount and names checked on their way to a JsonVisitor.
class Adapter : public nlohmann::json_sax<nlohmann::json> {
public:
    Adapter(std::string_view text, const std::string &name, const JsonLimits &limits, JsonVisitor &visitor)
        : m_text(text), m_latest(text.data()), m_name(name), m_limits(limits), m_visitor(visitor)
    {
    }

    bool parse()
    {
        const CountingIterator begin(m_text.data(), &m_latest);
        const CountingIterator end(m_text.data() + m_text.size(), &m_latest);
        return nlohmann::json::sax_parse(begin, end, this);
    }
    const Error &error() const { return *m_error; }

    bool null() override { return value() && go(m_visitor.null()); }
    bool boolean(bool truth) override { return value() && go(m_visitor.boolean(truth)); }
    bool number_integer(number_integer_t number) override { return value() && go(m_visitor.integer(number)); }
    bool number_unsigned(number_unsigned_t number) override { return value() && go(m_visitor.unsignedInteger(number)); }
    bool number_float(number_float_t number, const string_t &) override
    {
        return value() && go(m_visitor.number(number));
    }
    bool string(string_t &text) override { return value() && go(m_visitor.string(std::move(text))); }
    bool binary(binary_t &) override { return refuse(Message::verbatim("binary data")); }
    bool start_object(std::size_t) override { return value() && descend() && go(m_visitor.beginObject()); }
    bool key(string_t &name) override
    {
        if (!m_names.back().insert(name).second)
            return refuse(
                Message::of(VITRINE_TEXT("core", "the name \"%1\" appears twice in one object"), shortened(name)));
        return go(m_visitor.key(std::move(name)));
    }
    bool end_object() override
    {
        const double share = static_cast<double>(m_latest - m_text.data()) / static_cast<double>(m_text.size());
        return ascend() && go(m_visitor.endObject()) && go(m_visitor.reached(share));
    }
    bool start_array(std::size_t) override { return value() && descend() && go(m_visitor.beginArray()); }
    bool end_array() override { return ascend() && go(m_visitor.endArray()); }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &exception) override
    {
        m_latest = m_text.data() + std::min(position, m_text.size() + 1);
        refuse(Message::verbatim(essence(exception.what())));
        return false;
    }

private:
    bool value()
    {
        return ++m_values <= m_limits.values
            || refuse(Message::of(VITRINE_TEXT("core", "it holds more than %1 values"), m_limits.values));
    }
    bool descend()
    {
        m_names.emplace_back();
        return m_names.size() <= static_cast<std::size_t>(m_limits.depth)
            || refuse(Message::of(VITRINE_TEXT("core", "it is nested more than %1 deep"), m_limits.depth));
    }
    bool ascend()
    {
        m_names.pop_back();
        return true;
    }
    bool go(JsonVisitor::Answer answer)
    {
        m_error = std::move(answer);
        return !m_error;
    }
    /// Refuses what ends at the character that was read last.
    bool refuse(const Message &reason)
    {
        const std::string_view before =
            m_text.substr(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(m_latest - m_text.data() - 1, 0)));
        const auto line = 1 + std::ranges::count(before, '\n');
        const auto lineStart = before.rfind('\n') + 1; // npos + 1 is 0
        const auto isCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
        const auto column = 1 + std::ranges::count_if(before.substr(lineStart), isCharacter);
        m_error = fail(VITRINE_TEXT("core", "The file %1 is not valid JSON: line %2, column %3: %4."), m_name, line,
                       column, reason);
        return false;
    }

    std::string_view m_text;
    const char *m_latest;
    const std::string &m_name;
    const JsonLimits &m_limits;
    JsonVisitor &m_visitor;
    std::vector<std::unordered_set<std::string>> m_names; ///< one set an open object or array
    std::uint64_t m_values = 0;
    std::optional<Error> m_error;
};

} // namespace

Result<void> parseJson(std::string_view text, const std::string &name, const JsonLimits &limits, JsonVisitor &visitor)
{
    if (text.size() > limits.bytes)
        return fail(VITRINE_TEXT("core", "The file %1 is too large: %2, where at most %3 are read."), name,
                    formatBytes(text.size()), formatBytes(limits.bytes));
    // The parser takes a NUL for the end and would overlook what follows.
    const auto nul = text.find('\0');
    Adapter adapter(text.substr(0, nul), name, limits, visitor);
    if (!adapter.parse())
        return adapter.error();
    if (nul != std::string_view::npos)
        return fail(VITRINE_TEXT("core", "The file %1 is not valid JSON: there is a NUL byte after the text."), name);
    return {};
}

} // namespace vitrine
