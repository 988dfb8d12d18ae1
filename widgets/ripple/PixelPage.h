#pragma once

#include <QWidget>

#include <memory>
#include <string>

class QLabel;
class QSlider;
class QToolButton;

namespace vitrine {

class CellEditor;
class MapGridView;
class SegmentedControl;
class Session;
struct Outcome;

/// The picture as the network gets it, number by number, to be changed: a value typed or dragged, or painted with a
/// brush.
class PixelPage : public QWidget {
    Q_OBJECT

public:
    explicit PixelPage(Session *session, QWidget *parent = nullptr);

    MapGridView *view() const { return m_view; }
    CellEditor *editor() const { return m_editor; }
    SegmentedControl *tool() const { return m_tool; }
    QSlider *ink() const { return m_ink; }
    /// Id of the Input whose numbers are shown; empty: none.
    const std::string &input() const { return m_input; }
    void showChanged(int count); ///< how many numbers are not the picture's

signals:
    void putBackWanted();

private:
    QWidget *makeBrushRow();
    void showOutcome();
    void showBrush();
    void retranslate();

    Session *m_session;
    MapGridView *m_view;
    CellEditor *m_editor;
    SegmentedControl *m_tool;
    QWidget *m_brushRow;
    QLabel *m_inkText, *m_sizeText, *m_changed;
    QSlider *m_ink, *m_size;
    QToolButton *m_putBack;
    std::string m_input;
    int m_count = 0;
};

} // namespace vitrine
