#include "core/detection/support/ExportText.h"

#include "core/detection/Export.h"

namespace vitrine {

using Json = nlohmann::ordered_json;

std::string classNameOf(int classId, const std::vector<std::string> &classes)
{
    const auto index = static_cast<std::size_t>(classId);
    return classId >= 0 && index < classes.size() ? classes[index] : std::to_string(classId);
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
