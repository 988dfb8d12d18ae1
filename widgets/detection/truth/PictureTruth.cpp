#include "widgets/detection/truth/PictureTruth.h"

#include "core/detection/CocoMatch.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/detection/DetectionText.h"

namespace vitrine {

namespace {

bool isHidden(const NmsSettings &settings, int modelClass)
{
    const auto at = static_cast<std::size_t>(modelClass);
    return modelClass >= 0 && at < settings.hiddenClasses.size() && settings.hiddenClasses[at];
}

/// The picture's objects of the classes that are switched on, as annotations of one picture.
Annotations shownTruth(const AnnotatedPicture &picture, const std::vector<std::string> &classes,
                       const ClassMapping &mapping, const NmsSettings &settings)
{
    Annotations truth;
    truth.classes = classes;
    AnnotatedPicture &shown = truth.pictures.emplace_back();
    for (const Annotation &object : picture.objects)
        if (!isHidden(settings, mapping.modelOf(object.classId)))
            shown.objects.push_back(object);
    return truth;
}

/// Of a false alarm: the object of its class that it overlaps most.
void findNearest(TruthDetection &detection, const ScoredBox &box, const std::vector<Annotation> &objects)
{
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].classId != box.classId)
            continue;
        if (const double overlap = cocoOverlap(box.box, objects[i]); overlap > detection.iou) {
            detection.iou = overlap;
            detection.object = static_cast<int>(i);
        }
    }
}

} // namespace

double PictureTruth::precision() const
{
    return matched + falseAlarms > 0 ? static_cast<double>(matched) / (matched + falseAlarms) : -1;
}

double PictureTruth::recall() const
{
    return matched + missed > 0 ? static_cast<double>(matched) / (matched + missed) : -1;
}

TruthKind PictureTruth::kindOf(int cell) const
{
    const auto found = detections.find(cell);
    return found == detections.end() ? TruthKind::Ignored : found->second.kind;
}

PictureTruth judgePicture(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings,
                          const AnnotatedPicture &picture, const std::vector<std::string> &classes,
                          const ClassMapping &mapping, double iou)
{
    const Annotations truth = shownTruth(picture, classes, mapping, settings);
    const std::vector<Annotation> &objects = truth.pictures.front().objects;
    std::vector<ScoredBox> boxes;
    std::vector<int> cells; // beside the boxes
    PictureTruth judged;
    for (const int cell : result.kept) {
        const auto at = static_cast<std::size_t>(cell);
        const auto modelClass = static_cast<std::size_t>(run.candidates.classes[at]);
        const int classId = modelClass < mapping.truthOf.size() ? mapping.truthOf[modelClass] : -1;
        judged.detections[cell] = {TruthKind::Ignored, -1, 0};
        if (classId < 0)
            continue;
        boxes.push_back({0, boxInPicture(run, cell), run.candidates.scores[at], classId});
        cells.push_back(cell);
    }
    const Matching matching = matchDetections(truth, boxes, iou);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        TruthDetection &detection = judged.detections[cells[i]];
        detection.object = matching.objectOf[i];
        if (detection.object < 0) {
            detection.kind = TruthKind::FalseAlarm;
            findNearest(detection, boxes[i], objects);
            ++judged.falseAlarms;
            continue;
        }
        detection.kind = matching.ignored[i] ? TruthKind::Ignored : TruthKind::Matched;
        detection.iou = cocoOverlap(boxes[i].box, objects[static_cast<std::size_t>(detection.object)]);
    }
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const int found = matching.detectionOf[0][i];
        TruthObject &object = judged.objects.emplace_back();
        object.box = objects[i].box;
        object.name = shownClass(classes, objects[i].classId).toStdString();
        object.modelClass = mapping.modelOf(objects[i].classId);
        if (found >= 0) {
            object.cell = cells[static_cast<std::size_t>(found)];
            object.iou = cocoOverlap(boxes[static_cast<std::size_t>(found)].box, objects[i]);
        }
        object.kind = objects[i].crowd ? TruthKind::Ignored : found < 0 ? TruthKind::Missed : TruthKind::Matched;
        judged.matched += object.kind == TruthKind::Matched ? 1 : 0;
        judged.missed += object.kind == TruthKind::Missed ? 1 : 0;
    }
    judged.sizeDiffers = picture.width > 0 && picture.height > 0
        && (picture.width != run.picture.width() || picture.height != run.picture.height());
    return judged;
}

} // namespace vitrine
