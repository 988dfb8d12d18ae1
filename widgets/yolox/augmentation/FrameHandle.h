#pragma once

#include "core/detection/augment/FrameDrag.h"

#include <QWidget>

namespace vitrine {

/// One grip of the frame that lies on the canvas of a mosaic: to be dragged with the mouse, or pushed with the arrow
/// keys while it has the focus.
class FrameHandle : public QWidget {
    Q_OBJECT

public:
    static constexpr int side = 20; ///< pixels of the screen; what is drawn is smaller

    FrameHandle(FrameGrip grip, QWidget *parent);

    FrameGrip grip() const { return m_grip; }
    void putAt(const QPointF &centre); ///< in the parent
    QPointF centre() const { return m_centre; }

    /// The cursor of a grip; corners are dragged along one of the diagonals.
    static QCursor cursorOf(FrameGrip grip, bool isFalling = true);

signals:
    // Places are the parent's.
    void pressed(const QPointF &place);
    void dragged(const QPointF &place);
    void released();
    void cancelled();
    void pushed(QPoint direction, bool isFine, bool isRepeated); ///< by an arrow key
    void noticed(); ///< pointed at or focused
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool event(QEvent *event) override;

private:
    FrameGrip m_grip;
    QPointF m_centre;
    bool m_isHeld = false;
};

} // namespace vitrine
