#pragma once

#include "core/detection/augment/FrameDrag.h"
#include "widgets/detection/PicturePaint.h"

#include <QObject>

#include <array>
#include <optional>

class QLabel;
class QPainter;
class QWidget;

namespace vitrine {

class AugmentSession;
class FrameHandle;
class TrialDrag;

/// The grips of the frame on the canvas of a mosaic, as in an image editor: three corners scale it, a knob turns it,
/// the right and the lower edge slant it, and all of it is moved. Where the frame reaches out of sight, its grips wait
/// at the border. What they do stays within YOLOX's ranges, and a line below the canvas says the numbers.
class FrameHandles : public QObject {
    Q_OBJECT

public:
    /// In the order of the Tab key.
    enum Place { Body, Knob, Corner, TopCorner, LeftCorner, RightEdge, LowerEdge, placeCount };

    /// `canvas`: whose children they are.
    FrameHandles(AugmentSession *session, QWidget *canvas);

    FrameHandle *handle(Place place) const { return m_handles[place]; }
    const QLabel *line() const { return m_line; } ///< numbers of the grip that is pointed at, focused or dragged
    bool isShown() const; ///< there is a frame to be changed

    void place(const PictureTransform &transform); ///< where the canvas is
    void paintArm(QPainter &painter) const; ///< from the corner to the knob

    // For the frame itself, which is no widget.
    std::optional<FrameGrip> gripAt(const QPointF &place) const; ///< its edges and what is within
    void press(FrameGrip grip, const QPointF &place);
    void drag(const QPointF &place);
    void release();
    void cancel();
    bool isDragging() const;

private:
    void makeHandle(Place place, FrameGrip grip);
    void setTexts();
    void push(FrameGrip grip, QPoint direction, bool isFine, bool isRepeated);
    void notice(FrameGrip grip);
    void leave();
    void showNumbers();
    void placeLine();
    AffineMap::Point onCanvas(const QPointF &place) const;

    AugmentSession *m_session;
    QWidget *m_canvas;
    TrialDrag *m_drag;
    std::array<FrameHandle *, placeCount> m_handles{};
    QLabel *m_line;
    PictureTransform m_transform;
    std::optional<FrameGrip> m_noticed;
    FrameGrip m_grip = FrameGrip::Move; ///< that is dragged
    AffineMap::Point m_from; ///< where it was taken
    bool m_isStopped = false;
};

} // namespace vitrine
