#include "core/detection/augment/BoxMoves.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

template <typename Change>
void changeBoth(TracedBox &box, Change change)
{
    change(box.whole);
    change(box.box);
}

} // namespace

void move(TracedBox &box, double scale, double x, double y)
{
    const auto along = [scale](float value, double by) {
        return static_cast<float>(static_cast<double>(value) * scale + by);
    };
    changeBoth(box, [&](Box &each) {
        each = {along(each.x1, x), along(each.y1, y), along(each.x2, x), along(each.y2, y)};
    });
}

void cut(TracedBox &box, int width, int height)
{
    const auto right = static_cast<float>(width), bottom = static_cast<float>(height);
    Box &own = box.box;
    own = {std::clamp(own.x1, 0.0F, right), std::clamp(own.y1, 0.0F, bottom), std::clamp(own.x2, 0.0F, right),
           std::clamp(own.y2, 0.0F, bottom)};
    if (!(own.width() > 0 && own.height() > 0))
        box.fate = BoxFate::Outside;
}

void mirror(TracedBox &box, int width)
{
    changeBoth(box, [right = static_cast<float>(width)](Box &each) {
        each.x1 = right - std::exchange(each.x2, right - each.x1);
    });
}

std::vector<TracedBox> traced(const LabelledPicture &picture, std::int64_t index, int part)
{
    std::vector<TracedBox> boxes;
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        const LabelledBox &given = picture.boxes[i];
        boxes.push_back({index, static_cast<int>(i), part, given.classId, given.box, given.box, BoxFate::Kept});
        cut(boxes.back(), picture.image.width, picture.image.height);
    }
    return boxes;
}

} // namespace vitrine
