#pragma once

class QComboBox;
class QLabel;
class QString;
class QToolButton;
class QWidget;

namespace vitrine {

/// Parts that the forms of training are made of.

/// The wheel scrolls the panel that a control lies in, and never changes the control on the way.
void passWheel(QWidget *control);
/// A list that may be narrower than its texts.
QComboBox *makeNarrowBox(QWidget *parent);
/// A title above controls.
QLabel *makeCaption(QWidget *parent);
/// Small text that may take several lines.
QLabel *makeNote(QWidget *parent);
/// A button with an arrow that shows and hides `content`, which begins hidden.
QToolButton *makeFold(QWidget *content, QWidget *parent);

} // namespace vitrine
