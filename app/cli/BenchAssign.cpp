#include "app/cli/BenchAssign.h"

#include "core/base/Rng.h"
#include "core/detection/assign/Assign.h"
#include "core/io/Safetensors.h"

#include <algorithm>
#include <fstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace vitrine {

namespace {

constexpr int pictures = 8, objects = 20, classes = 80, side = 640;

/// A picture's predictions and objects; boxes near their cells, half of those near an object close to its own.
struct Scene {
    std::vector<float> boxes, objectness, classLogits;
    std::vector<TruthBox> truths;

    CellPredictions predictions() const
    {
        return {{side, side}, classes, {boxes, 4, 0}, {objectness, 1, 0}, {classLogits, classes, 0}};
    }
};

CenterBox predictedBox(const Cell &cell, const std::vector<TruthBox> &truths, Rng &rng)
{
    const auto about = [&rng](double value, double spread) {
        return static_cast<float>(value + spread * rng.normal());
    };
    const CellPlace place = CellPlace::of(cell);
    for (const TruthBox &truth : truths)
        if (isNearCenter(place, truth.box, 3) && rng.uniform() < 0.5) {
            const auto factor = [&rng] { return static_cast<float>(rng.uniform(0.7, 1.4)); };
            return {about(truth.box.x, 4), about(truth.box.y, 4), truth.box.width * factor(),
                    truth.box.height * factor()};
        }
    const float size = place.stride * static_cast<float>(rng.uniform(1, 6));
    return {about(place.x, place.stride), about(place.y, place.stride), size,
            size * static_cast<float>(rng.uniform(0.5, 2))};
}

Scene makeScene(std::uint64_t seed)
{
    Rng rng(seed);
    Scene scene;
    const auto uniform = [&rng](double low, double high) { return static_cast<float>(rng.uniform(low, high)); };
    for (int i = 0; i < objects; ++i)
        scene.truths.push_back({{uniform(20, side - 20), uniform(20, side - 20), uniform(20, 220), uniform(20, 220)},
                                static_cast<int>(rng.below(classes))});
    const CellGrid grid{side, side};
    for (int i = 0; i < grid.count(); ++i) {
        const CenterBox box = predictedBox(grid.cell(i), scene.truths, rng);
        scene.boxes.insert(scene.boxes.end(), {box.x, box.y, box.width, box.height});
        scene.objectness.push_back(static_cast<float>(rng.normal()) - 2);
        for (int c = 0; c < classes; ++c)
            scene.classLogits.push_back(static_cast<float>(rng.normal()) - 2);
    }
    return scene;
}

Result<void> writeScenes(const std::string &file, const std::vector<Scene> &scenes)
{
    std::vector<float> boxes, objectness, logits, truths;
    std::vector<std::int64_t> truthClasses;
    for (const Scene &scene : scenes) {
        boxes.insert(boxes.end(), scene.boxes.begin(), scene.boxes.end());
        objectness.insert(objectness.end(), scene.objectness.begin(), scene.objectness.end());
        logits.insert(logits.end(), scene.classLogits.begin(), scene.classLogits.end());
        for (const TruthBox &truth : scene.truths) {
            truths.insert(truths.end(), {truth.box.x, truth.box.y, truth.box.width, truth.box.height});
            truthClasses.push_back(truth.classId);
        }
    }
    const std::int64_t cells = CellGrid{side, side}.count();
    return writeSafetensors(file,
                            {{"boxes", Snapshot::of({pictures, cells, 4}, std::move(boxes))},
                             {"obj_logits", Snapshot::of({pictures, cells, 1}, std::move(objectness))},
                             {"cls_logits", Snapshot::of({pictures, cells, classes}, std::move(logits))},
                             {"gt_boxes", Snapshot::of({pictures, objects, 4}, std::move(truths))},
                             {"gt_classes", Snapshot::of({pictures, objects}, std::move(truthClasses))}});
}

int assignAll(const std::vector<Scene> &scenes, const AssignSettings &settings)
{
    std::size_t positives = 0;
    for (const Scene &scene : scenes)
        positives += assign(scene.predictions(), scene.truths, settings).positives.size();
    return static_cast<int>(positives);
}

/// A line of /proc/self/status ("VmHWM", the most memory held so far) in bytes; −1 where there is none.
long long statusBytes(const std::string &name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return std::stoll(line.substr(name.size() + 1)) * 1024;
    return -1;
}

/// What memory grew by at most while `work` ran.
template <typename Work>
long long peakBytes(Work &&work)
{
#ifdef __GLIBC__
    malloc_trim(0); // what was freed before would be taken again unseen
#endif
    std::ofstream("/proc/self/clear_refs") << 5; // the most held so far counts anew from here
    const long long before = statusBytes("VmRSS");
    work();
    const long long most = statusBytes("VmHWM");
    return before < 0 || most < 0 ? -1 : std::max(0LL, most - before);
}

} // namespace

Result<nlohmann::ordered_json> benchAssign(const BenchOptions &options)
{
    std::vector<Scene> scenes;
    for (std::uint64_t i = 0; i < pictures; ++i)
        scenes.push_back(makeScene(i + 1));
    if (!options.tensor.empty())
        if (auto written = writeScenes(options.tensor, scenes); !written)
            return written.error();
    const AssignSettings current, older{CandidateRule::BoxOrCenter};
    const long long peak = peakBytes([&] { assignAll(scenes, current); });
    const long long olderPeak = peakBytes([&] { assignAll(scenes, older); });
    const auto times = measureInTurns(
        options.runs, {[&] { (void)assignAll(scenes, current); }, [&] { (void)assignAll(scenes, older); }});
    return nlohmann::ordered_json{{"median_ms", median(times[0])},
                                  {"older_rule_ms", median(times[1])},
                                  {"peak_bytes", peak},
                                  {"older_rule_peak_bytes", olderPeak},
                                  {"positives", assignAll(scenes, current)},
                                  {"older_rule_positives", assignAll(scenes, older)}};
}

} // namespace vitrine
