#pragma once

#include "core/detection/Box.h"
#include "widgets/common/Export.h"
#include "widgets/detection/PicturePaint.h"

#include <QPixmap>
#include <QWidget>

#include <functional>
#include <optional>

namespace vitrine {

class YoloxState;

/// The picture as the network gets it, with its ground truth and whatever a station paints over it. All coordinates are
/// pixels of the network's input (letterboxed: the picture in the top left corner, the rest grey).
///
/// The wheel, + and − zoom, Ctrl+0 fits, the middle button or the space bar pans. Where it is editable, ground truth is
/// drawn with the mouse on an empty place, moved, resized at its handles, labelled (double click or L), removed (Del);
/// arrows move the selected box by a pixel, with Shift they resize it; each is a step of undo. A plain click that draws
/// nothing is given on.
class SceneView : public QWidget {
    Q_OBJECT

public:
    explicit SceneView(YoloxState *state, QWidget *parent = nullptr);
    ~SceneView() override;

    void setEditable(bool editable);
    void setShowsTruth(bool shows); ///< on at first
    /// Shows another picture in place of the input: an augmented one, say. Null: the input. Ground truth is then
    /// hidden.
    void setPicture(const QImage &picture);
    /// Painted over the picture; `transform` leads from input pixels to those of the painter.
    using Overlay = std::function<void(QPainter &painter, const PictureTransform &transform)>;
    void setOverlay(Overlay overlay);
    /// What the mouse says at a place; empty: what the view says itself (name, box and size of ground truth).
    void setToolTips(std::function<QString(const QPointF &place)> text);

    const PictureTransform &transform() const { return m_transform; }
    void fit();
    /// Of the cell's square in the input.
    static QRectF toRect(const Box &box) { return {QPointF(box.x1, box.y1), QPointF(box.x2, box.y2)}; }
    ExportSource exportSource() const;

    QSize sizeHint() const override { return {480, 480}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

signals:
    void clicked(const QPointF &place, Qt::KeyboardModifiers modifiers);
    void hovered(const QPointF &place); ///< the mouse moves over the picture
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Editor; ///< what the mouse does to ground truth

    QSize contentSize() const;
    const QImage &shown() const;
    void paint(QPainter &painter, const PictureTransform &transform) const;
    void paintTruth(QPainter &painter, const PictureTransform &transform) const;
    void setZoom(double zoom, const QPointF &fixed);

    YoloxState *m_state;
    std::unique_ptr<Editor> m_editor;
    QImage m_picture;
    Overlay m_overlay;
    std::function<QString(const QPointF &)> m_toolTips;
    PictureTransform m_transform;
    bool m_showsTruth = true;
    bool m_isFitted = true;
    std::optional<QPointF> m_panFrom;
    bool m_space = false;
};

} // namespace vitrine
