// YOLOX detection on pictures, as the official evaluation does it.

#include "app/cli/DetectorOptions.h"
#include "app/cli/PictureInput.h"
#include "app/cli/Table.h"
#include "app/cli/Verb.h"

namespace vitrine {

namespace {

class DetectVerb : public Verb {
public:
    std::string name() const override { return "detect"; }
    std::string description() const override { return "Finds objects in pictures with YOLOX"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("images", m_images, "Pictures")->required();
        addModel(app, m_options);
        addThresholds(app, m_options);
        addCompute(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        const auto detector = openDetector(m_options, m_common.device);
        if (!detector)
            return detector.error();
        Report report;
        report.json["images"] = nlohmann::ordered_json::array();
        Table table({"picture", "class", "score", "x1", "y1", "x2", "y2"});
        for (const std::string &file : m_images) {
            const auto picture = readAnyPicture(file);
            if (!picture)
                return picture.error();
            const auto found = detect(*detector, m_options, *picture);
            if (!found)
                return found.error();
            report.json["images"].push_back(describe(file, *picture, *found, detector->model.classNames, table));
        }
        report.text = table.text();
        return report;
    }

private:
    static nlohmann::ordered_json describe(const std::string &file, const Picture &picture,
                                           const PictureDetections &found, const std::vector<std::string> &classes,
                                           Table &table)
    {
        nlohmann::ordered_json detections = nlohmann::ordered_json::array();
        for (const int cell : found.result.kept) {
            const auto at = static_cast<std::size_t>(cell);
            const Box box = found.geometry.toPicture(found.candidates.boxes[at]);
            const int classId = found.candidates.classes[at];
            const std::string &name = classes[static_cast<std::size_t>(classId)];
            detections.push_back({{"box", {box.x1, box.y1, box.x2, box.y2}},
                                  {"score", found.candidates.scores[at]},
                                  {"class_id", classId},
                                  {"class", name}});
            table.add({file, name, shortNumber(found.candidates.scores[at]), shortNumber(box.x1), shortNumber(box.y1),
                       shortNumber(box.x2), shortNumber(box.y2)});
        }
        return {{"file", file},
                {"width", picture.width()},
                {"height", picture.height()},
                {"detections", std::move(detections)},
                {"milliseconds",
                 {{"preprocess", found.preprocess}, {"network", found.network}, {"postprocess", found.postprocess}}}};
    }

    std::vector<std::string> m_images;
    DetectorOptions m_options;
};

} // namespace

std::unique_ptr<Verb> makeDetectVerb()
{
    return std::make_unique<DetectVerb>();
}

} // namespace vitrine
