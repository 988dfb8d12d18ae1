#include "core/data/PointTableFile.h"

#include "core/base/ReadFile.h"
#include "core/base/Shortened.h"
#include "core/base/Utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace vitrine {

namespace {

constexpr std::uint64_t mostBytes = 64ULL << 20;
constexpr std::size_t mostPoints = 1'000'000;
constexpr int lastLabel = 99;
constexpr std::size_t mostNames = 1000;
constexpr double largest = 1e30; // of magnitudes: their squares still fit into a double, they themselves into a float

using Fields = std::array<std::string_view, 3>;

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '"'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// A number, finite or not; nothing where the text is none.
std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || status == std::errc::invalid_argument || end != text.data() + text.size())
        return std::nullopt;
    return status == std::errc() ? value : HUGE_VAL;
}

bool isLabel(double value)
{
    return value >= 0 && value <= lastLabel && std::floor(value) == value;
}

enum class Meaning { Unknown, Label, Value };

/// The third column of the table, whose meaning may only be clear at its end.
struct Answers {
    std::vector<double> numbers; ///< all of them, or none
    std::vector<std::string> names; ///< likewise
    bool areLabels = true; ///< so far they could all be
    Meaning meaning = Meaning::Unknown;
};

class TableReader {
public:
    TableReader(std::string_view text, std::string name) : m_text(text), m_name(std::move(name)) { }
    Result<PointTable> read();

private:
    Error refuse(const Message &reason) const
    {
        return fail(VITRINE_TEXT("core", "The file %1, line %2: %3."), m_name, m_line, reason);
    }
    std::optional<std::string_view> nextLine();
    Result<Fields> fieldsOf(std::string_view line) const;
    bool readHeading(const Fields &fields);
    Result<double> finite(std::string_view text) const;
    Result<void> readPoint(const Fields &fields);
    Result<void> readAnswer(std::string_view text);
    Result<void> finish();
    void nameClasses();

    std::string_view m_text;
    std::string m_name;
    std::size_t m_line = 0;
    char m_separator = ',';
    PointTable m_table;
    Answers m_answers;
};

std::optional<std::string_view> TableReader::nextLine()
{
    while (!m_text.empty()) {
        const std::string_view line = m_text.substr(0, m_text.find('\n'));
        m_text.remove_prefix(std::min(line.size() + 1, m_text.size()));
        ++m_line;
        if (!trimmed(line).empty())
            return line;
    }
    return std::nullopt;
}

Result<Fields> TableReader::fieldsOf(std::string_view line) const
{
    Fields fields;
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
        const std::string_view field = line.substr(0, line.find(m_separator));
        more = field.size() < line.size();
        line.remove_prefix(more ? field.size() + 1 : field.size());
        if (count < fields.size())
            fields[count] = trimmed(field);
    }
    if (count != fields.size())
        return refuse(
            Message::of(VITRINE_TEXT("core", "there are %1 columns; x, y and a class or value make 3"), count));
    return fields;
}

/// Whether the fields are the names of the columns.
bool TableReader::readHeading(const Fields &fields)
{
    if (numberOf(fields[0]))
        return false;
    std::string third(fields[2]);
    std::ranges::transform(third, third.begin(),
                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    if (third == "label" || third == "class")
        m_answers.meaning = Meaning::Label;
    if (third == "value" || third == "target")
        m_answers.meaning = Meaning::Value;
    return true;
}

/// A number of the table, which a float can hold.
Result<double> TableReader::finite(std::string_view text) const
{
    const auto number = numberOf(text);
    if (!number || !(std::abs(*number) <= largest))
        return refuse(Message::of(VITRINE_TEXT("core", "“%1” is not a finite number"), shortened(text, 40)));
    return *number;
}

Result<void> TableReader::readAnswer(std::string_view text)
{
    Answers &answers = m_answers;
    if (!numberOf(text) && answers.meaning != Meaning::Value) {
        if (!answers.numbers.empty() || text.empty())
            return refuse(Message::of(VITRINE_TEXT("core", "“%1” is not a number"), shortened(text, 40)));
        answers.names.push_back(shortened(text));
        return {};
    }
    const auto number = finite(text);
    if (!number)
        return number.error();
    if (!answers.names.empty())
        return refuse(
            Message::of(VITRINE_TEXT("core", "“%1” is a number, where names stand so far"), shortened(text, 40)));
    answers.areLabels = answers.areLabels && isLabel(*number);
    if (answers.meaning == Meaning::Label && !isLabel(*number))
        return refuse(Message::of(VITRINE_TEXT("core", "the class “%1” is no whole number from 0 to %2"),
                                  shortened(text, 40), lastLabel));
    answers.numbers.push_back(*number);
    return {};
}

Result<void> TableReader::readPoint(const Fields &fields)
{
    for (std::size_t i = 0; i < 2; ++i) {
        const auto number = finite(fields[i]);
        if (!number)
            return number.error();
        m_table.inputs.push_back(static_cast<float>(*number));
    }
    if (m_table.inputs.size() > 2 * mostPoints)
        return refuse(Message::of(VITRINE_TEXT("core", "there are more than %1 points"), mostPoints));
    return readAnswer(fields[2]);
}

/// Names become labels in alphabetical order.
void TableReader::nameClasses()
{
    std::map<std::string_view, std::int64_t> labels;
    for (const std::string &name : m_answers.names)
        labels.emplace(name, 0);
    for (auto &[name, label] : labels) {
        label = static_cast<std::int64_t>(m_table.classes.size());
        m_table.classes.emplace_back(name);
    }
    for (const std::string &name : m_answers.names)
        m_table.labels.push_back(labels.at(name));
}

Result<void> TableReader::finish()
{
    if (m_table.inputs.empty())
        return fail(VITRINE_TEXT("core", "The file %1 holds no points."), m_name);
    if (!m_answers.names.empty()) {
        nameClasses();
    } else if (m_answers.meaning == Meaning::Value || !m_answers.areLabels) {
        for (const double number : m_answers.numbers)
            m_table.targets.push_back(static_cast<float>(number));
        return {};
    } else {
        std::int64_t last = 0;
        for (const double number : m_answers.numbers) {
            m_table.labels.push_back(static_cast<std::int64_t>(number));
            last = std::max(last, m_table.labels.back());
        }
        for (std::int64_t label = 0; label <= last; ++label)
            m_table.classes.push_back(std::to_string(label));
    }
    if (m_table.classes.size() < 2)
        return fail(VITRINE_TEXT("core", "All points of %1 are of one class, “%2”: there is nothing to tell apart."),
                    m_name, m_table.classes.front());
    if (m_table.classes.size() > mostNames)
        return fail(VITRINE_TEXT("core", "The points of %1 have %2 classes; at most %3 are read."), m_name,
                    m_table.classes.size(), mostNames);
    return {};
}

Result<PointTable> TableReader::read()
{
    if (m_text.starts_with("\xef\xbb\xbf")) // a spreadsheet's mark of UTF-8
        m_text.remove_prefix(3);
    if (!isUtf8(m_text))
        return fail(VITRINE_TEXT("core", "The file %1 is no table of points: it is not UTF-8 text."), m_name);
    auto line = nextLine();
    if (line && line->find(',') == std::string_view::npos)
        m_separator = line->find(';') != std::string_view::npos ? ';' : '\t';
    for (bool isFirst = true; line; line = nextLine(), isFirst = false) {
        const auto fields = fieldsOf(*line);
        if (!fields)
            return fields.error();
        if (isFirst && readHeading(*fields))
            continue;
        if (auto point = readPoint(*fields); !point)
            return point.error();
    }
    if (auto finished = finish(); !finished)
        return finished.error();
    return std::move(m_table);
}

} // namespace

Result<PointTable> parsePointTable(std::string_view text, const std::string &name)
{
    return TableReader(text, name).read();
}

Result<PointTable> readPointTable(const std::filesystem::path &file)
{
    const auto text = readFile(file, mostBytes);
    if (!text)
        return text.error();
    return parsePointTable(*text, file.string());
}

} // namespace vitrine
