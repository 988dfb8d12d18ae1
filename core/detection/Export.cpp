#include "core/detection/Export.h"

#include "core/detection/YoloxModel.h"
#include "core/detection/support/CsvText.h"
#include "core/detection/support/ExportText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <iterator>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

/// COCO's categories have 91 ids, of which 80 are used.
constexpr std::array<int, 11> unusedCocoIds{12, 26, 29, 30, 45, 66, 68, 69, 71, 83, 91};

} // namespace

std::int64_t cocoPictureId(const std::string &file, std::size_t place)
{
    const std::string stem = std::filesystem::path(file).stem().string();
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), id);
    const bool isNumber = error == std::errc() && end == stem.data() + stem.size() && id >= 0;
    return isNumber ? id : static_cast<std::int64_t>(place) + 1;
}

int cocoCategoryId(int classId, const std::vector<std::string> &classes)
{
    if (classes != cocoClasses())
        return classId + 1;
    int id = classId + 1;
    for (const int unused : unusedCocoIds)
        id += unused <= id ? 1 : 0;
    return id;
}

std::string cocoDataset(const std::vector<ExportedPicture> &pictures, const std::vector<std::string> &classes)
{
    Json images = Json::array();
    Json annotations = Json::array();
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const ExportedPicture &picture = pictures[i];
        const std::int64_t id = cocoPictureId(picture.file, i);
        images.push_back(
            {{"id", id}, {"file_name", picture.file}, {"width", picture.width}, {"height", picture.height}});
        for (const Detection &object : picture.objects)
            annotations.push_back({{"id", annotations.size() + 1},
                                   {"image_id", id},
                                   {"category_id", cocoCategoryId(object.classId, classes)},
                                   {"bbox", cocoBox(object.box)},
                                   {"area", object.box.area()},
                                   {"iscrowd", 0},
                                   {"score", object.score}});
    }
    return jsonText({{"images", images}, {"annotations", annotations}, {"categories", cocoCategories(classes)}}) + '\n';
}

std::string cocoResults(const std::vector<ExportedPicture> &pictures, const std::vector<std::string> &classes)
{
    Json results = Json::array();
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        for (const Detection &object : pictures[i].objects)
            results.push_back({{"image_id", cocoPictureId(pictures[i].file, i)},
                               {"category_id", cocoCategoryId(object.classId, classes)},
                               {"bbox", cocoBox(object.box)},
                               {"score", object.score}});
    }
    return jsonText(results) + '\n';
}

std::string yoloText(const ExportedPicture &picture)
{
    const auto width = static_cast<float>(picture.width);
    const auto height = static_cast<float>(picture.height);
    std::string text;
    for (const Detection &object : picture.objects) {
        const Box box{std::clamp(object.box.x1, 0.0F, width), std::clamp(object.box.y1, 0.0F, height),
                      std::clamp(object.box.x2, 0.0F, width), std::clamp(object.box.y2, 0.0F, height)};
        if (box.width() <= 0 || box.height() <= 0)
            continue;
        text += std::to_string(object.classId);
        for (const float number : {(box.x1 + box.x2) / 2 / width, (box.y1 + box.y2) / 2 / height, box.width() / width,
                                   box.height() / height, object.score})
            text += ' ' + exactText(number);
        text += '\n';
    }
    return text;
}

std::string detectionsCsv(const std::vector<ExportedPicture> &pictures, const std::vector<std::string> &classes)
{
    std::string text = "file,class,name,score,x1,y1,x2,y2\n";
    for (const ExportedPicture &picture : pictures) {
        for (const Detection &object : picture.objects) {
            text += quotedField(picture.file) + ',' + std::to_string(object.classId) + ','
                + quotedField(classNameOf(object.classId, classes));
            for (const float number : {object.score, object.box.x1, object.box.y1, object.box.x2, object.box.y2})
                text += ',' + exactText(number);
            text += '\n';
        }
    }
    return text;
}

} // namespace vitrine
