#include "core/detection/augment/LabelledPicture.h"

namespace vitrine {

Message reasonOf(const TracedBox &box, double smallestSide)
{
    switch (box.fate) {
    case BoxFate::Outside:
        return Message::of(VITRINE_TEXT("core", "It lies outside of the picture."));
    case BoxFate::TooSmall:
        return Message::of(
            VITRINE_TEXT("core", "Of it %1 × %2 pixels are left; a box must be wider and higher than %3."),
            box.box.width(), box.box.height(), smallestSide);
    case BoxFate::Kept:
        break;
    }
    return {};
}

std::vector<LabelledBox> AugmentedPicture::kept() const
{
    std::vector<LabelledBox> result;
    for (const TracedBox &box : boxes)
        if (box.fate == BoxFate::Kept)
            result.push_back({box.box, box.classId});
    return result;
}

} // namespace vitrine
