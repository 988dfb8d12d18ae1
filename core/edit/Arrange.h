#pragma once

#include "core/edit/Blocks.h"

namespace vitrine::edit {

/// Blocks on the canvas are all of one size, so that their centres say where they are.
enum class Alignment { Left, CentreX, Right, Top, CentreY, Bottom };
enum class Axis { X, Y };

/// On one line: the outermost one's, or the middle of all.
Positions align(Positions positions, Alignment alignment);
/// As far from each other as all the others are; the outermost two stay. Those at the same place keep `least` between
/// them.
Positions distribute(Positions positions, Axis axis, double least);
Positions moved(Positions positions, Position by);

} // namespace vitrine::edit
