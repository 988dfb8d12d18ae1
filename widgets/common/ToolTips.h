#pragma once

#include <QPoint>
#include <QString>

#include <functional>

class QEvent;
class QWidget;

namespace vitrine {

/// How a view that is drawn by hand answers QEvent::ToolTip: with what `textAt` says of the place asked for, in pixels
/// of `view`. Where that is nothing, no tooltip is shown. False: another event, and nothing is done.
bool showToolTip(const QEvent *event, QWidget *view, const std::function<QString(QPoint)> &textAt);

} // namespace vitrine
