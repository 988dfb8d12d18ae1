#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;

namespace vitrine {

class ColourLegend;
class Playground;
class SegmentedControl;

/// Under the plane: what lies under the mouse, the brush and the eraser, and what is shown.
class PlaneTools : public QWidget {
    Q_OBJECT

public:
    explicit PlaneTools(Playground *playground, QWidget *parent = nullptr);

    SegmentedControl *tool() const { return m_tool; } ///< in the order of PlaneView::Tool
    QComboBox *classes() const { return m_class; }
    QToolButton *clear() const { return m_clear; }
    QToolButton *saveButton() const { return m_save; }
    QCheckBox *discrete() const { return m_discrete; }
    QCheckBox *validation() const { return m_validation; }
    void describe(const QString &text); ///< empty: what the colours mean

signals:
    void toolChosen(int tool);
    void classChosen(int label);
    void clearWanted();
    void saveWanted();

private:
    void showNetwork();
    void retranslate();

    Playground *m_playground;
    QLabel *m_text;
    SegmentedControl *m_tool;
    QComboBox *m_class;
    QToolButton *m_clear, *m_save;
    QCheckBox *m_discrete, *m_validation;
};

} // namespace vitrine
