#include "core/base/Message.h"

#include <cmath>
#include <cstdio>

namespace vitrine {

Message Message::verbatim(std::string text)
{
    Message message;
    message.m_pattern = std::move(text);
    message.m_verbatim = true;
    return message;
}

std::string Message::text() const
{
    if (m_verbatim)
        return m_pattern;
    std::string result;
    for (std::size_t i = 0; i < m_pattern.size(); ++i) {
        const bool isPlace =
            m_pattern[i] == '%' && i + 1 < m_pattern.size() && m_pattern[i + 1] >= '1' && m_pattern[i + 1] <= '9';
        const auto place = isPlace ? static_cast<std::size_t>(m_pattern[i + 1] - '1') : m_arguments.size();
        if (place >= m_arguments.size()) {
            result += m_pattern[i];
            continue;
        }
        result += m_arguments[place].text();
        ++i;
    }
    return result;
}

std::string Message::formatNumber(double number)
{
    if (std::isnan(number))
        return "NaN"; // whose sign says nothing
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", number);
    return buffer;
}

} // namespace vitrine
