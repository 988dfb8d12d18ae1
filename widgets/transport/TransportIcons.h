#pragma once

#include <QIcon>

namespace vitrine {

enum class TransportIcon { First, Back, Play, Pause, Forward, Last, Loss, Pass, Loop };

/// Drawn in the theme's text colour, so that it reads in light and dark.
QIcon transportIcon(TransportIcon which);

} // namespace vitrine
