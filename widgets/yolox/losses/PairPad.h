#pragma once

#include "widgets/common/Export.h"
#include "widgets/detection/PicturePaint.h"

#include <QWidget>

namespace vitrine {

struct LossPair;
struct CenterBox;
class PairSession;

/// Two boxes to be moved by their inside and resized by their sides, with what they have in common, the box C around
/// both, and the way downhill as arrows. Tab changes between the boxes, arrow keys move, with Shift they resize.
class PairPad : public QWidget {
    Q_OBJECT

public:
    explicit PairPad(PairSession *session, QWidget *parent = nullptr);

    PictureTransform transform() const;
    ExportSource exportSource() const;
    enum class Which { Predicted, Truth };
    Which chosen() const { return m_chosen; }

    QSize sizeHint() const override { return {420, 420}; }
    QSize minimumSizeHint() const override { return {200, 200}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;

private:
    /// What is held: a box and which of its sides move along with the mouse.
    struct Grip {
        Which box = Which::Predicted;
        bool left = false, top = false, right = false, bottom = false;

        bool isInside() const { return !left && !top && !right && !bottom; }
    };
    bool gripAt(const QPointF &widgetPlace, Grip &grip) const;
    bool gripOf(Which which, const QPointF &widgetPlace, Grip &grip) const;
    void drag(const QPointF &to, bool joins);
    QString textOf(Which which) const;
    static CenterBox &boxOf(LossPair &pair, Which which);
    void paint(QPainter &painter, const PictureTransform &transform) const;
    void paintArrows(QPainter &painter, const PictureTransform &transform) const;
    QString tipAt(const QPointF &widgetPlace) const;

    PairSession *m_session;
    Which m_chosen = Which::Predicted;
    Grip m_grip;
    bool m_isDragging = false;
    bool m_hasMoved = false;
    QPointF m_last; ///< where the mouse was, in pixels of the input
};

} // namespace vitrine
