#include "core/detection/FrameExport.h"

#include "core/detection/support/CsvText.h"
#include "core/detection/support/ExportText.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

/// "12.345": to the microsecond, which frames of any rate are apart.
std::string secondsText(double milliseconds)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.6f", milliseconds / 1000);
    std::string seconds = text.data();
    seconds.erase(seconds.find_last_not_of('0') + 1);
    return seconds.back() == '.' ? seconds + '0' : seconds;
}

/// "clip/000012.jpg": the name that the frame gets where a video is cut into pictures.
std::string frameName(const std::string &video, std::int64_t index)
{
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "/%06lld.jpg", static_cast<long long>(index));
    return std::filesystem::path(video).stem().string() + number.data();
}

} // namespace

std::string frameTableHead()
{
    return "frame,time,class,name,score,x1,y1,x2,y2\n";
}

std::string frameTableLines(const ExportedFrame &frame, const std::vector<std::string> &classes)
{
    std::string text;
    const std::string place = std::to_string(frame.index) + ',' + secondsText(frame.milliseconds) + ',';
    for (const Detection &object : frame.objects) {
        text += place + std::to_string(object.classId) + ',' + quotedField(classNameOf(object.classId, classes));
        for (const float number : {object.score, object.box.x1, object.box.y1, object.box.x2, object.box.y2})
            text += ',' + exactText(number);
        text += '\n';
    }
    return text;
}

CocoVideoText::CocoVideoText(ExportedVideo video, std::vector<std::string> classes)
    : m_video(std::move(video)), m_classes(std::move(classes))
{
}

std::string CocoVideoText::begin() const
{
    const Json video{{"id", 1},
                     {"name", m_video.file},
                     {"width", m_video.width},
                     {"height", m_video.height},
                     {"fps", m_video.framesPerSecond}};
    return "{\n\"videos\": [" + jsonText(video, -1) + "],\n\"categories\": " + jsonText(cocoCategories(m_classes), -1)
        + ",\n\"annotations\": [";
}

std::string CocoVideoText::add(const ExportedFrame &frame)
{
    const std::int64_t id = frame.index + 1;
    const Json image{{"id", id},
                     {"video_id", 1},
                     {"frame_id", frame.index},
                     {"time", frame.milliseconds / 1000},
                     {"file_name", frameName(m_video.file, frame.index)},
                     {"width", m_video.width},
                     {"height", m_video.height}};
    m_images += (m_frames++ > 0 ? ",\n" : "\n") + jsonText(image, -1);
    std::string text;
    for (const Detection &object : frame.objects) {
        const Json annotation{{"id", m_annotations + 1},
                              {"image_id", id},
                              {"video_id", 1},
                              {"category_id", cocoCategoryId(object.classId, m_classes)},
                              {"bbox", cocoBox(object.box)},
                              {"area", object.box.area()},
                              {"iscrowd", 0},
                              {"score", object.score}};
        text += (m_annotations++ > 0 ? ",\n" : "\n") + jsonText(annotation, -1);
    }
    return text;
}

std::string CocoVideoText::end() const
{
    return "],\n\"images\": [" + m_images + "]\n}\n";
}

} // namespace vitrine
