#pragma once

#include <QToolButton>

namespace vitrine {

/// The red mark in the window's upper corner while it is being filmed. A click stops.
class RecordMark : public QToolButton {
    Q_OBJECT

public:
    explicit RecordMark(QWidget *window);

    void setSeconds(double seconds);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    QSize sizeHint() const override;

private:
    void place();
};

} // namespace vitrine
