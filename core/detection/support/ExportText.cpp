#include "core/detection/support/ExportText.h"

#include "core/detection/Export.h"

#include <array>
#include <charconv>

namespace vitrine {

using Json = nlohmann::ordered_json;

std::string classNameOf(int classId, const std::vector<std::string> &classes)
{
    const auto index = static_cast<std::size_t>(classId);
    return classId >= 0 && index < classes.size() ? classes[index] : std::to_string(classId);
}

std::string exactText(float value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string csvText(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

std::string jsonText(const Json &json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json cocoBox(const Box &box)
{
    return {box.x1, box.y1, box.width(), box.height()};
}

Json cocoCategories(const std::vector<std::string> &classes)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < classes.size(); ++i)
        list.push_back({{"id", cocoCategoryId(static_cast<int>(i), classes)}, {"name", classes[i]}});
    return list;
}

} // namespace vitrine
