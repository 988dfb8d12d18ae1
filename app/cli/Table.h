#pragma once

#include <string>
#include <vector>

namespace vitrine {

/// A table for people: columns as wide as their widest cell, numbers to the right.
class Table {
public:
    explicit Table(std::vector<std::string> headings) { m_rows.push_back(std::move(headings)); }
    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

/// 12345678 as "12,345,678".
std::string grouped(long long number);
/// Six significant digits.
std::string shortNumber(double number);

} // namespace vitrine
