#include "widgets/yolox/YoloxRun.h"

#include "core/detection/ClassMapping.h"
#include "widgets/yolox/YoloxScene.h"

namespace vitrine {

YoloxTruths truthsFor(const YoloxScene &scene, const YoloxRun &run)
{
    YoloxTruths truths;
    const auto mapping = mapClasses(run.classNames, scene.classNames, {});
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        const LabelledBox &box = scene.boxes[i];
        const int known = mapping ? mapping->modelOf(box.classId) : -1;
        if (known < 0) {
            truths.unknown.push_back(static_cast<int>(i));
            continue;
        }
        truths.boxes.push_back({CenterBox::of(run.geometry.toInput(box.box)), known});
        truths.sources.push_back(static_cast<int>(i));
    }
    return truths;
}

} // namespace vitrine
