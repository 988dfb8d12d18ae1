#include "widgets/yolox/scene/ObjectColours.h"

#include "widgets/detection/ClassColours.h"

#include <set>

namespace vitrine {

std::vector<QColor> objectColours(const std::vector<LabelledBox> &boxes)
{
    std::set<int> classes, met;
    for (const LabelledBox &box : boxes)
        classes.insert(box.classId);
    std::vector<QColor> colours;
    colours.reserve(boxes.size());
    int next = 0;
    for (const LabelledBox &box : boxes) {
        int hue = box.classId;
        if (!met.insert(box.classId).second) {
            while (classes.contains(next))
                ++next;
            hue = next++;
        }
        colours.push_back(classColour(hue));
    }
    return colours;
}

} // namespace vitrine
