#include "app/cli/Table.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace vitrine {

namespace {

/// Characters on screen, not bytes (Chinese names count double).
std::size_t widthOf(const std::string &text)
{
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80)
            width += byte >= 0xE3 ? 2 : 1;
    }
    return width;
}

bool isNumber(const std::string &text)
{
    return !text.empty() && (std::isdigit(static_cast<unsigned char>(text[0])) || text[0] == '-');
}

/// A file's name may hold line breaks, and escapes that a terminal would obey.
std::string printable(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return text;
}

} // namespace

std::string Table::text() const
{
    auto rows = m_rows;
    for (auto &row : rows)
        std::transform(row.begin(), row.end(), row.begin(), printable);
    std::vector<std::size_t> widths(rows[0].size(), 0);
    for (const auto &row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const std::string &cell = rows[r][i];
            const std::string padding(widths[i] - widthOf(cell), ' ');
            const bool alignRight = isNumber(rows[std::min(r == 0 ? 1 : r, rows.size() - 1)][i]);
            line += (i ? "  " : "") + (alignRight ? padding + cell : cell + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string grouped(long long number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string shortNumber(double number)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", number);
    return buffer;
}

} // namespace vitrine
