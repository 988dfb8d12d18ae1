#pragma once

#include "widgets/film/FilmReel.h"

#include <vector>

class QWidget;

namespace vitrine {

/// What a laboratory can show step by step: the positions of its kernel, or its unit operations. Empty where nothing in
/// it has steps.
std::vector<FilmReel> labReels(QWidget *lab);

} // namespace vitrine
