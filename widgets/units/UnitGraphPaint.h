#pragma once

#include "widgets/units/UnitPicture.h"

#include <QRectF>

class QPainter;

namespace vitrine {

/// What a drawing of unit operations shows besides the units themselves.
struct UnitLook {
    int step = -1; ///< of the picture's steps
    std::vector<int> path = {}; ///< units of a path that is pointed at; the others step back
    int hovered = -1; ///< unit
    double zoom = 1; ///< text that would be too small is left out
};

/// The part of a picture that lies within `visible`, in the drawing's units.
void paintUnits(QPainter &painter, const UnitPicture &picture, const UnitLook &look, const QRectF &visible);

} // namespace vitrine
