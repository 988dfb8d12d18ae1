#pragma once

#include <QWidget>

namespace vitrine {

class CanvasView;

/// The whole network small, in a corner of its canvas, with a frame around what is seen; a click or drag goes there.
/// Shown where not all of the network is seen; where it would cover a block, it moves to another corner.
class Minimap : public QWidget {
    Q_OBJECT

public:
    explicit Minimap(CanvasView *view);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void follow();
    void chooseCorner();
    QRect placeIn(Qt::Corner corner) const;
    bool isFree(const QRect &place) const;
    QRectF seen() const; ///< of the scene
    QTransform toMap() const; ///< from the scene

    CanvasView *m_view;
    Qt::Corner m_corner = Qt::BottomRightCorner;
    bool m_isHeld = false; ///< by the mouse
};

} // namespace vitrine
