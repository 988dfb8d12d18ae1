#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace vitrine {

/// The bytes of a pickle, taken from the front. What lies beyond the end reads as zeros and nothing, and is remembered,
/// so that one question after each instruction is enough.
class PickleInput {
public:
    explicit PickleInput(std::span<const std::byte> bytes)
        : m_text(reinterpret_cast<const char *>(bytes.data()), bytes.size())
    {
    }

    std::size_t position() const { return m_position; }
    bool isCut() const { return m_cut; }

    /// The next bytes as a little-endian number.
    template <typename Number>
    Number number()
    {
        Number value{};
        const std::string_view bytes = take(sizeof value);
        if (!m_cut)
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }

    std::string_view take(std::uint64_t count)
    {
        m_cut = m_cut || count > m_text.size() - m_position;
        const std::string_view taken = m_cut ? std::string_view() : m_text.substr(m_position, count);
        m_position += taken.size();
        return taken;
    }

    /// Up to the next line break, which is taken, too.
    std::string_view line()
    {
        const std::size_t end = m_text.find('\n', m_position);
        const std::string_view taken = take(end == m_text.npos ? m_text.size() + 1 : end - m_position + 1);
        return taken.substr(0, taken.size() - (taken.empty() ? 0 : 1));
    }

private:
    std::string_view m_text;
    std::size_t m_position = 0;
    bool m_cut = false;
};

} // namespace vitrine
