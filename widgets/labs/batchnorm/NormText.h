#pragma once

#include "widgets/labs/batchnorm/NormState.h"

#include <QString>

namespace vitrine {

/// "8·28·28": what a channel's m values are made of.
QString countText(const Shape &shape);
/// "[0, 3, 14, 14]"
QString placeText(const Index &index);

/// The formulas of the mode with the numbers of the chosen channel and place in them, as rich text.
QString normFormulas(const NormState &state);
/// How the newest batch went into the running statistics of the channel; empty before the first.
QString runningSentence(const NormState &state);
/// The same formulas as lines of plain numbers, for CSV: name, value.
QString normNumbers(const NormState &state);

} // namespace vitrine
