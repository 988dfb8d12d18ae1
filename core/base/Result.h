#pragma once

#include "core/base/Message.h"

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace vitrine {

/// Why something that may fail for reasons outside the program (a file, a user's input, memory) failed.
struct Error {
    Message message; ///< for the user: what is wrong, and with which file or block
    std::string detail; ///< for the log: what the library said; may be empty
    bool cancelled = false; ///< the user asked to stop; nothing is to be reported

    bool operator==(const Error &) const = default;
};

/// Either a value or the reason why there is none.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    T &value() &
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    T &&value() &&
    {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const
    {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success, or the reason for the failure.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_state(std::move(error)) { }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const Error &error() const
    {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<std::monostate, Error> m_state;
};

/// An Error from a pattern marked with VITRINE_TEXT and its arguments.
template <typename... Arguments>
Error fail(const char *pattern, Arguments &&...arguments)
{
    return Error{Message::of(pattern, std::forward<Arguments>(arguments)...), {}, false};
}

} // namespace vitrine
