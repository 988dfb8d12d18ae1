#include "core/units/UnitNames.h"

#include <algorithm>
#include <locale>
#include <sstream>
#include <unordered_map>

namespace vitrine {

namespace {

/// "₁₂"
std::string subscript(int number)
{
    std::string text;
    for (const char digit : std::to_string(number))
        text += std::string("\xE2\x82") + static_cast<char>(0x80 + (digit - '0'));
    return text;
}

std::string plainNumber(double value)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(4);
    text << value;
    std::string written = text.str();
    if (written.starts_with('-'))
        written.replace(0, 1, "−");
    return written;
}

/// What stands for a tensor, and its shape.
struct Letter {
    std::string text;
    Shape shape;
};

std::string letterOf(const std::string &weight, bool isNorm)
{
    if (weight == "weight")
        return isNorm ? "γ" : "w";
    if (weight == "bias")
        return isNorm ? "β" : "b";
    if (weight == "running_mean")
        return "μ";
    return weight == "running_var" ? "σ²" : weight;
}

/// Letters of every tensor of a network, by name.
std::unordered_map<std::string, Letter> lettersOf(const Graph &graph)
{
    std::unordered_map<std::string, Letter> letters;
    int inputs = 0, layers = 0, others = 0, losses = 0;
    const auto count = [&graph](Category category) {
        return std::count_if(graph.nodes.begin(), graph.nodes.end(),
                             [category](const Node &node) { return node.kind->category() == category; });
    };
    const bool manyInputs = count(Category::Input) > 1, manyLosses = count(Category::Loss) > 1;
    for (const Node &node : graph.nodes) {
        const Category category = node.kind->category();
        std::string letter;
        if (category == Category::Input) {
            letter = manyInputs ? "x" + subscript(++inputs) : "x";
        } else if (category == Category::Loss) {
            const std::string number = manyLosses ? subscript(++losses) : std::string();
            letter = "L" + number;
            letters[node.path + ".target"] = {"t" + number, node.inputShapes.front()};
        } else if (!node.weights.empty()) {
            letter = "y" + subscript(++layers);
        } else {
            letter = "a" + subscript(++others);
        }
        letters[node.path] = {letter, node.outputShapes.front()};
        for (const WeightSpec &spec : node.weights)
            letters[node.path + "." + spec.name] = {
                letterOf(spec.name, category == Category::Normalization) + subscript(layers), spec.shape};
    }
    return letters;
}

std::string named(const Letter &letter, const std::vector<std::int64_t> &index)
{
    std::string text;
    for (std::size_t d = 0; d < index.size(); ++d)
        if (index.size() != letter.shape.size() || letter.shape[d] > 1)
            text += (text.empty() ? "" : ",") + std::to_string(index[d]);
    return text.empty() ? letter.text : letter.text + "[" + text + "]";
}

} // namespace

std::string nameOfUnit(const std::string &tensor, const std::vector<std::int64_t> &index)
{
    if (index.empty())
        return tensor;
    std::string name = tensor + "[";
    for (std::size_t d = 0; d < index.size(); ++d)
        name += (d ? "," : "") + std::to_string(index[d]);
    return name + "]";
}

UnitTensorPlace placeOf(const Unit &unit)
{
    const std::size_t bracket = unit.name.rfind('[');
    if (bracket == std::string::npos)
        return {unit.name, {}};
    UnitTensorPlace place{unit.name.substr(0, bracket), {}};
    std::istringstream numbers(unit.name.substr(bracket + 1));
    std::int64_t number = 0;
    for (char separator = ','; separator == ',' && numbers >> number; numbers >> separator)
        place.index.push_back(number);
    return place;
}

std::vector<std::string> unitNames(const UnitGraph &units, const Graph &graph)
{
    const auto letters = lettersOf(graph);
    std::vector<std::string> names;
    int between = 0, rests = 0;
    for (const Unit &unit : units.units) {
        const UnitTensorPlace place = placeOf(unit);
        const auto letter = letters.find(place.tensor);
        if (unit.role == UnitRole::Constant)
            names.push_back(plainNumber(unit.value));
        else if (unit.role == UnitRole::Rest)
            names.push_back("r" + subscript(++rests));
        else if (letter != letters.end())
            names.push_back(named(letter->second, place.index));
        else
            names.push_back("u" + subscript(++between));
    }
    return names;
}

} // namespace vitrine
