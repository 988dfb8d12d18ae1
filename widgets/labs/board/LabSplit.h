#pragma once

#include <QSplitter>

class QScrollArea;

namespace vitrine {

/// What one looks at, and beside it what one sets; below it where the window is too narrow for both.
class LabSplit : public QSplitter {
    Q_OBJECT

public:
    LabSplit(QWidget *main, QWidget *side, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QScrollArea *m_side;
    bool m_isArranged = false;
};

} // namespace vitrine
