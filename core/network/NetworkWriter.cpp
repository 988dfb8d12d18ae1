#include "core/network/NetworkFile.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace vitrine {

namespace {

std::string jsonText(const std::string &text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Coordinates read better without ".0".
std::string coordinate(double value)
{
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return std::to_string(static_cast<long long>(value));
    return toString(ParamValue(value));
}

std::string paramText(const ParamValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return jsonText(*text);
    // JSON has no word for these; null is refused where it is not legal, as they are.
    if (const auto *real = std::get_if<double>(&value); real && !std::isfinite(*real))
        return "null";
    return toString(value);
}

/// `{"id": "a", "type": "ReLU"}`: an object on one line.
class Line {
public:
    void add(const std::string &name, const std::string &json)
    {
        m_text += (m_text.empty() ? "" : ", ") + jsonText(name) + ": " + json;
    }
    void add(const UnknownMembers &unknown)
    {
        for (const auto &[name, json] : unknown)
            add(name, json);
    }
    std::string text() const { return '{' + m_text + '}'; }

private:
    std::string m_text;
};

std::string lineOf(const Block &block)
{
    Line line;
    line.add("id", jsonText(block.id));
    line.add("type", jsonText(block.type));
    if (!block.params.empty()) {
        Line params;
        for (const auto &[name, value] : block.params)
            params.add(name, paramText(value));
        line.add("params", params.text());
    }
    if (block.position)
        line.add("position", '[' + coordinate(block.position->x) + ", " + coordinate(block.position->y) + ']');
    if (block.isFrozen)
        line.add("frozen", "true");
    line.add(block.unknown);
    return line.text();
}

std::string lineOf(const Connection &connection)
{
    Line line;
    line.add("from", jsonText(connection.from.block));
    if (connection.from.port != 0)
        line.add("output", std::to_string(connection.from.port));
    line.add("to", jsonText(connection.to.block));
    if (connection.to.port != 0)
        line.add("input", std::to_string(connection.to.port));
    line.add(connection.unknown);
    return line.text();
}

template <typename Entry>
std::string linesOf(const std::vector<Entry> &entries)
{
    std::string text = "[";
    for (const Entry &entry : entries)
        text += (text.size() > 1 ? ",\n    " : "\n    ") + lineOf(entry);
    return text + (entries.empty() ? "]" : "\n  ]");
}

std::string classList(const std::vector<std::string> &classes)
{
    std::string text = "[";
    for (const std::string &name : classes)
        text += (text.size() > 1 ? ", " : "") + jsonText(name);
    return text + ']';
}

} // namespace

std::string toJson(const Network &network)
{
    std::string text = "{\n  \"format\": \"vitrine-network\",\n  \"version\": 1,\n";
    const auto add = [&](const std::string &name, const std::string &json) {
        text += "  " + jsonText(name) + ": " + json + ",\n";
    };
    if (!network.name.empty())
        add("name", jsonText(network.name));
    for (const auto &[name, json] : network.unknown)
        add(name, json);
    if (!network.classes.empty())
        add("classes", classList(network.classes));
    add("blocks", linesOf(network.blocks));
    return text + "  \"connections\": " + linesOf(network.connections) + "\n}\n";
}

} // namespace vitrine
