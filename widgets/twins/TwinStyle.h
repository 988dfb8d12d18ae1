#pragma once

#include "widgets/twins/TwinSettings.h"

#include <QColor>
#include <QIcon>
#include <QPen>

namespace vitrine {

/// Which colour a run of a comparison has: 0 is that of the original, or of what is made of all runs (`member` −1): the
/// mean of the folds, the averaged answer.
int twinColourOf(TwinMode mode, int member);
/// 0 is the colour of text, the others follow the Okabe–Ito palette (https://jfly.uni-koeln.de/color/). Read again when
/// the theme changes.
QColor twinColour(int colour);
/// A curve.
QPen twinPen(int colour, double width);
/// A piece of it, for lists.
QIcon twinIcon(int colour);

} // namespace vitrine
