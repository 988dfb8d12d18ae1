// How good a detector is: COCO's mean average precision over annotated pictures.

#include "app/cli/DetectorOptions.h"
#include "app/cli/PictureInput.h"
#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/detection/ClassMapping.h"
#include "core/detection/Evaluate.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace vitrine {

namespace {

/// The figures under the names that the contract gives them.
std::vector<std::pair<const char *, double>> figures(const Evaluation &evaluation)
{
    return {{"AP", evaluation.ap},
            {"AP50", evaluation.ap50},
            {"AP75", evaluation.ap75},
            {"AP_small", evaluation.apSmall},
            {"AP_medium", evaluation.apMedium},
            {"AP_large", evaluation.apLarge},
            {"AR_100", evaluation.ar100}};
}

/// Says on the error stream which classes don't fit together.
void warnOfClasses(const ClassMapping &mapping, const std::string &file)
{
    if (mapping.unknown.empty())
        return;
    if (mapping.byOrder)
        std::cerr << "vitrine-cli: the class \"" << mapping.unknown.front() << "\" of " << file
                  << " is none of the model's; classes are taken in their order\n";
    else
        std::cerr << "vitrine-cli: the model doesn't know the class \"" << mapping.unknown.front() << "\" of " << file
                  << '\n';
}

class EvaluateVerb : public Verb {
public:
    EvaluateVerb()
    {
        m_options.nms.confidence = 0.01F;
        m_options.nms.iou = 0.65F;
        m_options.nms.limit = 0; // the evaluation itself takes the best 100 of each class, as COCO's does
    }

    std::string name() const override { return "evaluate"; }
    std::string description() const override { return "COCO mean average precision of YOLOX on annotated pictures"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("--annotations", m_annotations, "Annotations (COCO's instances JSON)")->required();
        app.add_option("--images", m_images, "Folder of the pictures")->required();
        app.add_flag("--per-class", m_perClass, "Also the AP of each class");
        addModel(app, m_options);
        addThresholds(app, m_options);
        addCompute(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        const auto truth = readCocoAnnotations(m_annotations);
        if (!truth)
            return truth.error();
        if (auto checked = checkPictures(*truth); !checked)
            return checked.error();
        const auto detector = openDetector(m_options, m_common.device);
        if (!detector)
            return detector.error();
        const auto classes = mapClasses(detector->model.classNames, truth->classes, m_annotations);
        if (!classes)
            return classes.error();
        warnOfClasses(*classes, m_annotations);
        const auto detections = detectAll(*detector, *truth, classes->truthOf);
        if (!detections)
            return detections.error();
        return describe(evaluateCoco(*truth, *detections), *truth);
    }

private:
    std::string pathOf(const AnnotatedPicture &picture) const
    {
        return (std::filesystem::path(m_images) / picture.file).string();
    }

    /// Before the first picture is looked at, for an error after the last but one has cost much time.
    Result<void> checkPictures(const Annotations &truth) const
    {
        const auto missing = std::ranges::find_if(truth.pictures, [this](const AnnotatedPicture &picture) {
            std::error_code ignored;
            return !std::filesystem::exists(pathOf(picture), ignored);
        });
        if (missing != truth.pictures.end())
            return fail(VITRINE_TEXT("core", "The picture %1 is missing; %2 names it."), pathOf(*missing),
                        m_annotations);
        if (truth.pictures.empty())
            return fail(VITRINE_TEXT("core", "%1 names no pictures."), m_annotations);
        return {};
    }

    Result<std::vector<ScoredBox>> detectAll(const OpenDetector &detector, const Annotations &truth,
                                             const std::vector<int> &classes) const
    {
        std::vector<ScoredBox> all;
        const std::size_t step = std::max<std::size_t>(1, truth.pictures.size() / 20);
        for (std::size_t i = 0; i < truth.pictures.size(); ++i) {
            const auto picture = readAnyPicture(pathOf(truth.pictures[i]));
            if (!picture)
                return picture.error();
            warnOfSize(truth.pictures[i], *picture);
            const auto found = detect(detector, m_options, *picture);
            if (!found)
                return found.error();
            for (const int cell : found->result.kept) {
                const auto at = static_cast<std::size_t>(cell);
                const int classId = classes[static_cast<std::size_t>(found->candidates.classes[at])];
                if (classId >= 0)
                    all.push_back({i, found->geometry.toPicture(found->candidates.boxes[at]),
                                   found->candidates.scores[at], classId});
            }
            if ((i + 1) % step == 0)
                std::cerr << "vitrine-cli: " << i + 1 << " of " << truth.pictures.size() << " pictures\n";
        }
        return all;
    }

    void warnOfSize(const AnnotatedPicture &annotated, const Picture &picture) const
    {
        if (annotated.width > 0 && annotated.height > 0
            && (annotated.width != picture.width() || annotated.height != picture.height()))
            std::cerr << "vitrine-cli: " << pathOf(annotated) << " has " << picture.width() << " x " << picture.height()
                      << " pixels, by the annotations " << annotated.width << " x " << annotated.height << '\n';
    }

    Report describe(const Evaluation &evaluation, const Annotations &truth) const
    {
        // −1 stands for nothing to measure, in JSON as pycocotools has it.
        const auto shown = [](double figure) { return figure < 0 ? std::string("-") : shortNumber(figure); };
        Report report;
        Table table({"figure", "value"});
        for (const auto &[name, value] : figures(evaluation)) {
            report.json[name] = value;
            table.add({name, shown(value)});
        }
        report.text = table.text();
        if (!m_perClass)
            return report;
        Table classes({"class", "AP"});
        report.json["classes"] = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < truth.classes.size(); ++i) {
            report.json["classes"].push_back({{"class", truth.classes[i]}, {"AP", evaluation.classAp[i]}});
            classes.add({truth.classes[i], shown(evaluation.classAp[i])});
        }
        report.text += '\n' + classes.text();
        return report;
    }

    std::string m_annotations;
    std::string m_images;
    bool m_perClass = false;
    DetectorOptions m_options;
};

} // namespace

std::unique_ptr<Verb> makeEvaluateVerb()
{
    return std::make_unique<EvaluateVerb>();
}

} // namespace vitrine
