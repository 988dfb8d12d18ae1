#pragma once

#include "core/detection/augment/LabelledPicture.h"

namespace vitrine {

// What augmentation does with boxes. One that is outside once stays outside: an upright box around a turned one may
// reach back into the picture though nothing of the object does.

/// Both boxes enlarged and moved.
void move(TracedBox &box, double scale, double x, double y);
/// Cut at 0 and at width and height; what has no area then is outside.
void cut(TracedBox &box, int width, int height);
/// Left and right of a picture of this width change places.
void mirror(TracedBox &box, int width);

/// A picture's boxes as they come in.
std::vector<TracedBox> traced(const LabelledPicture &picture, std::int64_t index, int part);

} // namespace vitrine
