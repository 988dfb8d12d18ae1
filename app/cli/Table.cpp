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

/// Whether a column holds numbers, and nothing else but gaps: those stand at the right.
bool isOfNumbers(const std::vector<std::vector<std::string>> &rows, std::size_t column)
{
    bool hasNumber = false;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const std::string &cell = rows[r][column];
        if (!isNumber(cell) && !cell.empty() && cell != "–" && cell != "nan" && cell != "inf")
            return false;
        hasNumber = hasNumber || isNumber(cell);
    }
    return hasNumber;
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
    for (auto &row : rows) {
        std::transform(row.begin(), row.end(), row.begin(), printable);
        row.resize(rows[0].size());
    }
    std::vector<std::size_t> widths(rows[0].size(), 0);
    for (const auto &row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    std::vector<bool> alignsRight;
    for (std::size_t i = 0; i < widths.size(); ++i)
        alignsRight.push_back(isOfNumbers(rows, i));
    std::string text;
    for (const auto &row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string &cell = row[i];
            const std::string padding(widths[i] - widthOf(cell), ' ');
            line += (i ? "  " : "") + (alignsRight[i] ? padding + cell : cell + padding);
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
