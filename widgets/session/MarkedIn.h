#pragma once

#include "core/data/ObjectSet.h"
#include "widgets/session/Outcome.h"

#include <vector>

namespace vitrine {

/// What a detector's loss compares the picture with: the objects marked in it, in pixels of the input. Empty where none
/// is, and for networks that seek none.
std::vector<MarkedObject> markedIn(const Outcome &outcome);
/// Whether the network that was run finds objects: its loss is YOLOX's.
bool findsObjects(const Outcome &outcome);

} // namespace vitrine
