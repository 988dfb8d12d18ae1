#pragma once

#include <QColor>

namespace vitrine {

/// A class's colour, the same wherever the class is shown: Okabe and Ito's hues (https://jfly.uni-koeln.de/color/) and
/// some of Paul Tol's between them, lighter and darker from the twelfth class on. The name always stands beside it.
QColor classColour(int classId);

/// Black or white, for what is written on that colour, and for the line around it that makes it read on any picture.
QColor classOutline(int classId);

} // namespace vitrine
