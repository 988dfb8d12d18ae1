#include "core/base/XmlReader.h"

#include "core/base/ReadFile.h"
#include "core/base/Shortened.h"
#include "core/base/SystemError.h"
#include "core/base/Utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace vitrine {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':'
        || static_cast<unsigned char>(c) >= 0x80;
}

bool isNameCharacter(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// Adds a character to UTF-8; false, and nothing added, where there is no character of that number.
bool appendUtf8(std::uint32_t code, std::string &text)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return false;
    static constexpr std::array<std::uint32_t, 3> firstOfLength{0x80, 0x800, 0x10000}; // of 2, 3 and 4 bytes
    static constexpr std::array<std::uint32_t, 4> marks{0, 0xC0, 0xE0, 0xF0};
    auto followers = static_cast<std::size_t>(std::ranges::upper_bound(firstOfLength, code) - firstOfLength.begin());
    text += static_cast<char>(marks[followers] | code >> (6 * followers));
    for (; followers > 0; --followers)
        text += static_cast<char>(0x80 | (code >> (6 * (followers - 1)) & 0x3F));
    return true;
}

/// A text that is read from its start to its end; the first problem is kept and ends it.
class Parser {
public:
    Parser(std::string_view text, const std::string &name, const XmlLimits &limits)
        : m_text(text), m_name(name), m_limits(limits)
    {
    }

    Result<XmlElement> document()
    {
        XmlElement root;
        take("\xEF\xBB\xBF");
        if (declaration() && misc()) {
            if (!peek('<'))
                refuse(Message::of(VITRINE_TEXT("core", "an element \"<…>\" is expected")));
            else if (element(root, 1) && misc() && m_at < m_text.size())
                refuse(Message::of(VITRINE_TEXT("core", "there is something after the end of the outermost element")));
        }
        if (m_error)
            return *m_error;
        return root;
    }

private:
    bool peek(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    bool take(std::string_view expected)
    {
        if (m_text.substr(m_at, expected.size()) != expected)
            return false;
        m_at += expected.size();
        return true;
    }
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    int line()
    {
        m_line += static_cast<int>(std::ranges::count(m_text.substr(m_counted, m_at - m_counted), '\n'));
        m_counted = m_at;
        return m_line;
    }

    bool refuse(const Message &reason)
    {
        if (!m_error)
            m_error =
                fail(VITRINE_TEXT("core", "The file %1 can't be read as XML: line %2: %3."), m_name, line(), reason);
        return false;
    }

    /// Everything up to `end`, which is taken too.
    std::optional<std::string_view> until(std::string_view end)
    {
        const std::size_t found = m_text.find(end, m_at);
        if (found == std::string_view::npos) {
            refuse(Message::of(VITRINE_TEXT("core", "\"%1\" is missing"), std::string(end)));
            return std::nullopt;
        }
        const std::string_view text = m_text.substr(m_at, found - m_at);
        m_at = found + end.size();
        return text;
    }

    /// `<?xml version="1.0" encoding="…"?>`, where there is one.
    bool declaration()
    {
        if (m_text.substr(m_at, 5) != "<?xml" || m_text.size() <= m_at + 5 || !isSpace(m_text[m_at + 5]))
            return true;
        m_at += 5;
        while (true) {
            skipSpace();
            if (take("?>"))
                return true;
            std::string key, value;
            if (!attribute(key, value))
                return false;
            std::ranges::transform(value, value.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
            if (key == "encoding" && value != "utf-8" && value != "us-ascii" && value != "ascii")
                return refuse(
                    Message::of(VITRINE_TEXT("core", "its encoding is %1; only UTF-8 is read"), shortened(value, 20)));
        }
    }

    /// What may stand around the outermost element.
    bool misc()
    {
        while (true) {
            skipSpace();
            if (take("<!--")) {
                if (!comment())
                    return false;
            } else if (take("<?")) {
                if (!until("?>"))
                    return false;
            } else if (m_text.substr(m_at, 2) == "<!") {
                return refuse(Message::of(VITRINE_TEXT("core", "a DOCTYPE is not allowed")));
            } else {
                return true;
            }
        }
    }

    bool comment()
    {
        const auto text = until("-->");
        if (text && text->find("--") != std::string_view::npos)
            return refuse(Message::of(VITRINE_TEXT("core", "\"--\" inside a comment is not allowed")));
        return text.has_value();
    }

    bool readName(std::string &name)
    {
        const std::size_t start = m_at;
        if (m_at < m_text.size() && isNameStart(m_text[m_at]))
            while (m_at < m_text.size() && isNameCharacter(m_text[m_at]))
                ++m_at;
        name = m_text.substr(start, m_at - start);
        return !name.empty() || refuse(Message::of(VITRINE_TEXT("core", "a name is expected")));
    }

    bool attribute(std::string &key, std::string &value)
    {
        if (!readName(key))
            return false;
        skipSpace();
        const bool equals = take("=");
        skipSpace();
        if (!equals || (!peek('"') && !peek('\'')))
            return refuse(
                Message::of(VITRINE_TEXT("core", "the attribute \"%1\" has no value in quotes"), shortened(key)));
        const std::string quote(1, m_text[m_at++]);
        const auto raw = until(quote);
        if (!raw)
            return false;
        if (raw->find('<') != std::string_view::npos)
            return refuse(Message::of(VITRINE_TEXT("core", "\"<\" inside an attribute is not allowed")));
        return appendText(*raw, value);
    }

    /// Adds text with its references resolved.
    bool appendText(std::string_view raw, std::string &text)
    {
        while (true) {
            const std::size_t found = raw.find('&');
            text += raw.substr(0, found);
            if (found == std::string_view::npos)
                return true;
            raw.remove_prefix(found + 1);
            const std::size_t end = raw.substr(0, 12).find(';');
            if (end == std::string_view::npos || !appendReference(raw.substr(0, end), text))
                return refuse(Message::of(VITRINE_TEXT("core", "\"%1\" is no standard entity"),
                                          std::string("&").append(shortened(raw, 12))));
            raw.remove_prefix(end + 1);
        }
    }

    static bool appendReference(std::string_view reference, std::string &text)
    {
        static constexpr std::array<std::pair<std::string_view, char>, 5> standard{
            {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"apos", '\''}, {"quot", '"'}}};
        const auto found = std::ranges::find(standard, reference, [](const auto &each) { return each.first; });
        if (found != standard.end()) {
            text += found->second;
            return true;
        }
        if (reference.size() < 2 || reference[0] != '#')
            return false;
        const bool hex = reference[1] == 'x';
        const std::string_view digits = reference.substr(hex ? 2 : 1);
        std::uint32_t code = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        const bool allowed = code >= 0x20 || code == '\t' || code == '\n' || code == '\r';
        return error == std::errc() && end == digits.data() + digits.size() && allowed && appendUtf8(code, text);
    }

    /// An element from its "<" on.
    bool element(XmlElement &result, int depth)
    {
        if (depth > m_limits.depth)
            return refuse(Message::of(VITRINE_TEXT("core", "it is nested more than %1 deep"), m_limits.depth));
        if (++m_elements > m_limits.elements)
            return refuse(Message::of(VITRINE_TEXT("core", "it holds more than %1 elements"), m_limits.elements));
        ++m_at;
        result.line = line();
        if (!readName(result.name))
            return false;
        std::vector<std::string> keys;
        while (true) {
            const std::size_t before = m_at;
            skipSpace();
            if (take("/>"))
                return true;
            if (take(">"))
                return content(result, depth);
            if (m_at >= m_text.size() || m_at == before)
                return refuse(Message::of(VITRINE_TEXT("core", "the tag \"%1\" has no end"), shortened(result.name)));
            std::string key, value;
            if (!attribute(key, value))
                return false;
            if (keys.size() >= mostAttributes || std::ranges::find(keys, key) != keys.end())
                return refuse(
                    Message::of(VITRINE_TEXT("core", "the attribute \"%1\" is one too many"), shortened(key)));
            keys.push_back(std::move(key));
        }
    }

    /// What lies between an element's tags, and the closing one.
    bool content(XmlElement &result, int depth)
    {
        while (m_at < m_text.size()) {
            const std::size_t next = std::min(m_text.find('<', m_at), m_text.size());
            if (!appendText(m_text.substr(m_at, next - m_at), result.text))
                return false;
            m_at = next;
            if (take("</"))
                return closing(result);
            if (!inner(result, depth))
                return false;
        }
        return refuse(Message::of(VITRINE_TEXT("core", "the element \"%1\" of line %2 is not closed"),
                                  shortened(result.name), result.line));
    }

    bool inner(XmlElement &result, int depth)
    {
        if (m_at >= m_text.size())
            return true;
        if (take("<!--"))
            return comment();
        if (take("<![CDATA[")) {
            const auto text = until("]]>");
            result.text += text.value_or("");
            return text.has_value();
        }
        if (take("<?"))
            return until("?>").has_value();
        if (m_text.substr(m_at, 2) == "<!")
            return refuse(Message::of(VITRINE_TEXT("core", "a DOCTYPE is not allowed")));
        return element(result.children.emplace_back(), depth + 1);
    }

    bool closing(const XmlElement &result)
    {
        std::string name;
        if (!readName(name))
            return false;
        skipSpace();
        if (name != result.name || !take(">"))
            return refuse(Message::of(VITRINE_TEXT("core", "the element \"%1\" of line %2 is not closed"),
                                      shortened(result.name), result.line));
        return true;
    }

    static constexpr std::size_t mostAttributes = 64;

    std::string_view m_text;
    const std::string &m_name;
    const XmlLimits &m_limits;
    std::size_t m_at = 0;
    std::size_t m_counted = 0; ///< up to where the lines are counted
    int m_line = 1;
    std::uint64_t m_elements = 0;
    std::optional<Error> m_error;
};

} // namespace

const XmlElement *XmlElement::child(std::string_view childName) const
{
    const auto found = std::ranges::find(children, childName, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

Result<XmlElement> readXmlText(std::string_view text, const std::string &name, const XmlLimits &limits)
{
    if (text.size() > limits.bytes)
        return fail(VITRINE_TEXT("core", "The file %1 is too large: %2, where at most %3 are read."), name,
                    formatBytes(text.size()), formatBytes(limits.bytes));
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 && !isSpace(c); };
    if (!isUtf8(text) || std::ranges::any_of(text, isControl))
        return fail(VITRINE_TEXT("core", "The file %1 can't be read as XML: it is no text in UTF-8."), name);
    return Parser(text, name, limits).document();
}

Result<XmlElement> readXmlFile(const std::filesystem::path &file, const XmlLimits &limits)
{
    const auto text = readFile(file, limits.bytes);
    if (!text)
        return text.error();
    return readXmlText(*text, file.string(), limits);
}

} // namespace vitrine
