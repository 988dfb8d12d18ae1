#include "widgets/yolox/filters/SceneTruth.h"

#include "core/detection/Annotations.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/yolox/YoloxState.h"

namespace vitrine {

SceneTruth::SceneTruth(YoloxState *yolox, DetectionState *detections, QObject *parent)
    : TruthSource(parent), m_yolox(yolox), m_detections(detections)
{
    connect(detections, &DetectionState::resultChanged, this, &SceneTruth::judge);
    connect(yolox, &YoloxState::boxesChanged, this, &SceneTruth::judge);
}

bool SceneTruth::isOpen() const
{
    return !m_yolox->scene().boxes.empty();
}

const PictureTruth *SceneTruth::shown() const
{
    return m_detections->layers().truth ? picture() : nullptr;
}

int SceneTruth::objectOf(int box) const
{
    // No class is switched off here, so that the objects are the scene's boxes, in their order.
    return m_picture && box >= 0 && box < static_cast<int>(m_picture->objects.size()) ? box : -1;
}

void SceneTruth::judge()
{
    m_picture.reset();
    const YoloxScene &scene = m_yolox->scene();
    if (const auto run = m_detections->run(); isOpen() && run && run->picture.cacheKey() == scene.picture.cacheKey()) {
        AnnotatedPicture annotated;
        annotated.width = scene.picture.width();
        annotated.height = scene.picture.height();
        for (const LabelledBox &box : scene.boxes)
            annotated.objects.push_back({box.box, box.classId, static_cast<double>(box.box.area()), false});
        // Where not a class is common, none of the objects is known to the network.
        const auto mapping = mapClasses(run->classNames, scene.classNames, {});
        m_picture = judgePicture(*run, m_detections->result(), m_detections->settings(), annotated, scene.classNames,
                                 mapping ? *mapping : ClassMapping(), iou());
    }
    emit pictureChanged();
}

} // namespace vitrine
