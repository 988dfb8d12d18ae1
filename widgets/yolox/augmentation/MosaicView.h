#pragma once

#include "core/detection/augment/AugmentTrial.h"
#include "widgets/yolox/augmentation/TracedView.h"

#include <optional>

namespace vitrine {

class AugmentSession;

/// The canvas of a mosaic, twice the result's sides, with the part that the affine map cuts of it. The centre is
/// dragged, or moved with the arrow keys (with Shift in single pixels); a click on a quarter, or a key from 1 to 4,
/// exchanges its picture.
class MosaicView : public TracedView {
    Q_OBJECT

public:
    explicit MosaicView(AugmentSession *session, QWidget *parent = nullptr);

    /// Where the result's frame lies on the canvas: its four corners.
    static QPolygonF cropOf(const AugmentTrial &trial, int width, int height);

protected:
    void paintUnder(QPainter &painter, const PictureTransform &transform) const override;
    void paintEvent(QPaintEvent *event) override;
    QString tipAt(const QPointF &place) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QPointF center() const; ///< on the canvas
    int partAt(const QPointF &place) const; ///< −1: outside of the canvas
    bool isAtCenter(const QPointF &widgetPlace) const;
    void moveCenter(const QPointF &place, bool joins);

    AugmentSession *m_session;
    bool m_isDragging = false;
    bool m_hasMoved = false;
    int m_pressed = -1; ///< quarter
    int m_hovered = -1;
};

} // namespace vitrine
