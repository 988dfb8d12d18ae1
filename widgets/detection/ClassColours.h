#pragma once

#include <QColor>

namespace vitrine {

/// A class's colour, the same wherever the class is shown: Okabe and Ito's hues (https://jfly.uni-koeln.de/color/) and
/// some of Paul Tol's between them, lighter and darker from the twelfth class on. The name always stands beside it.
QColor classColour(int classId);

/// Black or white, for the line around a coloured one, so that it reads on any picture.
QColor outlineOf(const QColor &colour);

} // namespace vitrine
