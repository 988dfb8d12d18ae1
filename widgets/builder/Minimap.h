#pragma once

#include <QWidget>

namespace vitrine {

class CanvasView;

/// The whole network small, in a corner of its canvas, with a frame around what is seen; a click or drag goes there.
/// Shown where not all of the network is seen.
class Minimap : public QWidget {
    Q_OBJECT

public:
    explicit Minimap(CanvasView *view);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void follow();
    QRectF seen() const; ///< of the scene
    QTransform toMap() const; ///< from the scene

    CanvasView *m_view;
};

} // namespace vitrine
