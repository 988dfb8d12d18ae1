// YOLOX's augmentation of annotated pictures: Mosaic, MixUp and the rest, seeded; pictures and boxes into a folder.

#include "app/cli/PictureInput.h"
#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/base/AtomicFile.h"
#include "core/detection/Annotations.h"
#include "core/detection/Export.h"
#include "core/detection/augment/Augment.h"
#include "core/detection/augment/Pixels.h"
#include "core/io/PngWriter.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace vitrine {

namespace {

/// The pictures given on the command line with their objects; some of them are kept in memory.
class AnnotatedFiles {
public:
    /// Finds each file in the annotations, by its name without folders.
    static Result<AnnotatedFiles> of(const std::vector<std::string> &files, const Annotations &annotations,
                                     const std::string &annotationsFile)
    {
        std::map<std::string, const AnnotatedPicture *> byName;
        for (const AnnotatedPicture &picture : annotations.pictures)
            byName.emplace(std::filesystem::path(picture.file).filename().string(), &picture);
        AnnotatedFiles result;
        result.m_files = files;
        for (const std::string &file : files) {
            const auto found = byName.find(std::filesystem::path(file).filename().string());
            if (found == byName.end())
                return fail(VITRINE_TEXT("core", "%1 names no picture %2."), annotationsFile, file);
            std::vector<LabelledBox> boxes;
            for (const Annotation &object : found->second->objects)
                if (!object.crowd)
                    boxes.push_back({object.box, object.classId});
            result.m_boxes.push_back(std::move(boxes));
        }
        return result;
    }

    std::int64_t count() const { return static_cast<std::int64_t>(m_files.size()); }
    const std::string &file(std::int64_t index) const { return m_files[static_cast<std::size_t>(index)]; }
    bool hasObjects(std::int64_t index) const { return !m_boxes[static_cast<std::size_t>(index)].empty(); }

    Result<std::shared_ptr<const LabelledPicture>> picture(std::int64_t index)
    {
        if (const auto found = m_held.find(index); found != m_held.end())
            return found->second;
        const auto read = readAnyPicture(file(index));
        if (!read)
            return read.error();
        if (m_held.size() >= mostHeld)
            m_held.erase(m_held.begin());
        const auto made = std::make_shared<const LabelledPicture>(
            LabelledPicture{rgbOf(*read), m_boxes[static_cast<std::size_t>(index)]});
        m_held.emplace(index, made);
        return made;
    }

private:
    static constexpr std::size_t mostHeld = 32;

    std::vector<std::string> m_files;
    std::vector<std::vector<LabelledBox>> m_boxes; ///< beside m_files
    std::map<std::int64_t, std::shared_ptr<const LabelledPicture>> m_held;
};

nlohmann::ordered_json toJson(const AugmentPlan &plan, bool isMixed, const AnnotatedFiles &files)
{
    nlohmann::ordered_json json;
    if (plan.mosaic) {
        const MosaicPlan &mosaic = *plan.mosaic;
        const AffineChange &change = mosaic.change;
        json["mosaic"] = {{"center", {mosaic.centerX, mosaic.centerY}},
                          {"angle", change.angle},
                          {"scale", change.scale},
                          {"shear", {change.shearX, change.shearY}},
                          {"move", {change.moveX, change.moveY}},
                          {"pictures", nlohmann::ordered_json::array()}};
        for (const std::int64_t index : mosaic.pictures)
            json["mosaic"]["pictures"].push_back(files.file(index));
    }
    if (plan.mixUp && isMixed)
        json["mixup"] = {{"picture", files.file(plan.mixUp->picture)},
                         {"scale", plan.mixUp->scale},
                         {"flip", plan.mixUp->flips},
                         {"cut", {plan.mixUp->shareX, plan.mixUp->shareY}}};
    json["hsv"] = {plan.colours.hue, plan.colours.saturation, plan.colours.value};
    json["flip"] = plan.flips;
    return json;
}

class AugmentVerb : public Verb {
public:
    std::string name() const override { return "augment"; }
    std::string description() const override
    {
        return "YOLOX's augmentation of annotated pictures: Mosaic, MixUp, colours, flip";
    }

    void addOptions(CLI::App &app) override
    {
        app.add_option("images", m_images, "Pictures; each is changed, and mixed with others of them")->required();
        app.add_option("--annotations", m_annotations, "Their objects (COCO's JSON, or a folder of Pascal VOC's XML)")
            ->required();
        app.add_option("--out", m_out, "Folder for the pictures and annotations.json")->required();
        app.add_option("--count", m_count, "Results a picture")->check(CLI::Range(1, 10000));
        app.add_option("--size", m_size, "Side of the results")->check(CLI::Range(32, 4096));
        app.add_flag("--mild", m_mild, "As for YOLOX-Nano and Tiny: smaller changes of scale, no MixUp");
        app.add_flag("--no-mosaic", m_noMosaic, "Neither Mosaic nor MixUp, as in the last epochs of a training");
        app.add_flag("--no-mixup", m_noMixUp, "No MixUp");
        addSeed(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        const bool isCoco = std::filesystem::path(m_annotations).extension() == ".json";
        const auto annotations = isCoco ? readCocoAnnotations(m_annotations) : readVocAnnotations(m_annotations);
        if (!annotations)
            return annotations.error();
        auto files = AnnotatedFiles::of(m_images, *annotations, m_annotations);
        if (!files)
            return files.error();
        std::error_code failed;
        std::filesystem::create_directories(m_out, failed);
        if (failed)
            return fail(VITRINE_TEXT("core", "The folder %1 can't be made: %2"), m_out, failed.message());
        Report report;
        report.json["images"] = nlohmann::ordered_json::array();
        m_table = Table({"picture", "of", "boxes", "outside", "too small"});
        std::vector<ExportedPicture> written;
        for (std::int64_t index = 0; index < files->count(); ++index)
            for (int copy = 0; copy < m_count; ++copy)
                if (auto done = make(index, copy, *files, *annotations, written, report); !done)
                    return done.error();
        const std::string list = (std::filesystem::path(m_out) / "annotations.json").string();
        AtomicFile file(list);
        for (auto step : {file.open(), file.write(cocoDataset(written, annotations->classes)), file.commit()})
            if (!step)
                return step.error();
        report.json["annotations"] = list;
        report.text = m_table.text();
        return report;
    }

private:
    AugmentSettings settings() const
    {
        AugmentSettings settings = m_mild ? AugmentSettings::forSmallNetworks() : AugmentSettings();
        if (m_noMosaic)
            settings.mosaicProbability = 0;
        if (m_noMixUp)
            settings.mixUpProbability = 0;
        return settings;
    }

    Result<void> make(std::int64_t index, int copy, AnnotatedFiles &files, const Annotations &annotations,
                      std::vector<ExportedPicture> &written, Report &report)
    {
        Rng rng = Rng(m_common.seed).fork(written.size());
        const PicturePool pool{files.count(), [&files](std::int64_t other) { return files.hasObjects(other); }};
        const AugmentPlan plan = drawPlan(settings(), index, pool, m_size, m_size, rng);
        const auto made = augmented(
            plan, [&files](std::int64_t other) { return files.picture(other); }, settings(), m_size, m_size);
        if (!made)
            return made.error();
        const std::string stem = std::filesystem::path(files.file(index)).stem().string();
        ExportedPicture exported{stem + '-' + std::to_string(copy) + ".png", m_size, m_size, {}};
        const bool isTaken = std::ranges::any_of(
            written, [&exported](const ExportedPicture &other) { return other.file == exported.file; });
        if (isTaken) // pictures of the same name in two folders
            exported.file = std::to_string(written.size()) + '-' + exported.file;
        for (const LabelledBox &box : made->kept())
            exported.objects.push_back({box.box, 1, box.classId});
        const std::string path = (std::filesystem::path(m_out) / exported.file).string();
        if (auto saved = writePng(path, made->image); !saved)
            return saved;
        describe(path, plan, *made, files, annotations, report);
        written.push_back(std::move(exported));
        return {};
    }

    void describe(const std::string &path, const AugmentPlan &plan, const AugmentedPicture &made,
                  const AnnotatedFiles &files, const Annotations &annotations, Report &report)
    {
        nlohmann::ordered_json json{
            {"file", path}, {"width", m_size}, {"height", m_size}, {"plan", toJson(plan, made.isMixed, files)}};
        json["boxes"] = nlohmann::ordered_json::array();
        std::map<BoxFate, int> counts;
        for (const TracedBox &box : made.boxes) {
            ++counts[box.fate];
            json["boxes"].push_back({{"box", {box.box.x1, box.box.y1, box.box.x2, box.box.y2}},
                                     {"class_id", box.classId},
                                     {"class", annotations.classes[static_cast<std::size_t>(box.classId)]},
                                     {"picture", files.file(box.picture)},
                                     {"object", box.object},
                                     {"kept", box.fate == BoxFate::Kept}});
            if (box.fate != BoxFate::Kept)
                json["boxes"].back()["reason"] = reasonOf(box, settings().smallestSide).text();
        }
        m_table.add({path, files.file(plan.picture), std::to_string(counts[BoxFate::Kept]),
                     std::to_string(counts[BoxFate::Outside]), std::to_string(counts[BoxFate::TooSmall])});
        report.json["images"].push_back(std::move(json));
    }

    std::vector<std::string> m_images;
    std::string m_annotations;
    std::string m_out;
    int m_count = 1;
    int m_size = 640;
    bool m_mild = false;
    bool m_noMosaic = false;
    bool m_noMixUp = false;
    Table m_table{{}};
};

} // namespace

std::unique_ptr<Verb> makeAugmentVerb()
{
    return std::make_unique<AugmentVerb>();
}

} // namespace vitrine
