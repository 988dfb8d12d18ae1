#pragma once

#include <QStringList>

class QWidget;

namespace vitrine::test {

/// What can't be read in full where it stands in a window: texts wider or higher than their label, button, field, tab
/// or header; widgets that their parent cuts off; tables and panels that are squeezed to nothing. One a line, with the
/// names of what they stand in. What scrolls into sight is not among them, nor what says itself by "…" that it is cut.
QStringList clippedTexts(const QWidget &window);

} // namespace vitrine::test
