#pragma once

#include <QColor>
#include <QIcon>
#include <QPen>

namespace vitrine {

/// Of run `member` of a comparison; the first (the original) has the colour of text, the others follow the Okabe–Ito
/// palette (https://jfly.uni-koeln.de/color/). Read again when the theme changes.
QColor twinColour(int member);
/// Its curve: past the palette's end dashed.
QPen twinPen(int member, double width);
/// A piece of its curve, for lists.
QIcon twinIcon(int member);
/// Of what is made of all of them: the mean of folds, the averaged answer.
QIcon twinSummaryIcon();

} // namespace vitrine
