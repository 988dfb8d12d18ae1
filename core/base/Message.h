#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// Marks an English text of core that the studio shows in the user's language. Expands to the text itself; `lupdate`
/// collects it under the context given, and widgets/common/Text looks it up there.
#define VITRINE_TEXT(context, text) text

namespace vitrine {

/// A text for people: an English pattern with the places %1 … %9 and what goes into them.
///
/// Core knows no translations. It hands out patterns and arguments apart, so that the studio can translate the pattern
/// (and those arguments that are messages themselves) before they are put together.
class Message {
public:
    Message() = default;
    /// A pattern marked with VITRINE_TEXT, with its arguments: strings, numbers or further messages.
    template <typename... Arguments>
    static Message of(const char *pattern, Arguments &&...arguments)
    {
        Message message;
        message.m_pattern = pattern;
        (message.m_arguments.push_back(toMessage(std::forward<Arguments>(arguments))), ...);
        return message;
    }
    /// Text that is the same in every language: a file name, a number, an id.
    static Message verbatim(std::string text);

    const std::string &pattern() const { return m_pattern; }
    const std::vector<Message> &arguments() const { return m_arguments; }
    bool isVerbatim() const { return m_verbatim; }
    bool isEmpty() const { return m_pattern.empty(); }

    /// The text in English.
    std::string text() const;

    bool operator==(const Message &) const = default;

private:
    static Message toMessage(const Message &message) { return message; }
    static Message toMessage(std::string text) { return verbatim(std::move(text)); }
    static Message toMessage(const char *text) { return verbatim(text); }
    template <typename Number>
        requires std::is_arithmetic_v<Number>
    static Message toMessage(Number number) { return verbatim(formatNumber(number)); }
    static std::string formatNumber(double number);
    static std::string formatNumber(long long number) { return std::to_string(number); }
    template <typename Integer>
        requires std::is_integral_v<Integer>
    static std::string formatNumber(Integer number) { return std::to_string(number); }

    std::string m_pattern;
    std::vector<Message> m_arguments;
    bool m_verbatim = false;
};

} // namespace vitrine
