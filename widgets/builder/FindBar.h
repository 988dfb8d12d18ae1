#pragma once

#include <QFrame>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace vitrine {

class BlockItem;
class CanvasView;

/// Finds blocks on the canvas by id, type or parameter, goes from one to the next, and shows each.
class FindBar : public QFrame {
    Q_OBJECT

public:
    explicit FindBar(CanvasView *view);

    void open();
    QLineEdit *field() const { return m_field; }
    int found() const { return static_cast<int>(m_hits.size()); }

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void search();
    void go(int step);
    void shut();
    void place();
    void count();

    CanvasView *m_view;
    QLineEdit *m_field;
    QLabel *m_count;
    QToolButton *m_previous, *m_next, *m_close;
    std::vector<QString> m_hits; ///< ids
    int m_shown = -1;
};

} // namespace vitrine
