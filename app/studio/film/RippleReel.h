#pragma once

#include "widgets/film/FilmReel.h"

namespace vitrine {

class HandEdits;
class Session;

/// The last change by hand of pixels or weights as a film: from the values before it, evenly, to those now, with all
/// that follows from them. Of no steps where nothing was changed.
FilmReel rippleReel(Session *session, HandEdits *edits);

} // namespace vitrine
