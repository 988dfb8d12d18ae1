#pragma once

#include "core/detection/augment/AugmentTrial.h"
#include "widgets/yolox/augmentation/TracedView.h"

#include <optional>

namespace vitrine {

class AugmentSession;
class FrameHandles;
class TrialDrag;

/// The canvas of a mosaic, twice the result's sides, with the part that the affine map cuts of it. The centre is
/// dragged, or moved with the arrow keys (with Shift in single pixels); so is the frame, by its handles or from within;
/// a click on a quarter, or a key from 1 to 4, exchanges its picture. Esc takes back what is dragged.
class MosaicView : public TracedView {
    Q_OBJECT

public:
    explicit MosaicView(AugmentSession *session, QWidget *parent = nullptr);

    /// Where the result's frame lies on the canvas: its four corners.
    static QPolygonF cropOf(const AugmentTrial &trial, int width, int height);
    FrameHandles *frame() const { return m_frame; }

protected:
    void paintUnder(QPainter &painter, const PictureTransform &transform) const override;
    void paintEvent(QPaintEvent *event) override;
    QString tipAt(const QPointF &place) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool event(QEvent *event) override;
    void contentChanged() override;

private:
    QPointF center() const; ///< on the canvas
    int partAt(const QPointF &place) const; ///< −1: outside of the canvas
    bool isAtCenter(const QPointF &widgetPlace) const;
    AugmentTrial withCenter(AugmentTrial trial, const QPointF &place) const;
    void dragFrame(const QPointF &place);
    void showCursor(const QPointF &place);
    bool cancelDrag(); ///< whether there was one

    AugmentSession *m_session;
    FrameHandles *m_frame;
    TrialDrag *m_drag; ///< of the centre
    std::optional<QPointF> m_grip; ///< where the frame was pressed; it moves once the mouse does
    int m_pressed = -1; ///< quarter
    int m_hovered = -1;
};

} // namespace vitrine
