#pragma once

#include "core/detection/Compare.h"

#include <QColor>
#include <QIcon>
#include <QString>

namespace vitrine {

// How differences between two detectors look: by colour and by line, so that neither is needed to tell them apart.

QColor changeColour(BoxChange change);
Qt::PenStyle changeLine(BoxChange change);
/// "only in A"
QString changeText(BoxChange change);
/// A box drawn with that line.
QIcon changeIcon(BoxChange change, int side);

} // namespace vitrine
