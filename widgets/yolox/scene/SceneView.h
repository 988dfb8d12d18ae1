#pragma once

#include "core/detection/Box.h"
#include "widgets/common/Export.h"
#include "widgets/detection/PicturePaint.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace vitrine {

class ClassPicker;
class TruthEditor;
class YoloxState;

/// The picture as the network gets it, with its ground truth and whatever a station paints over it. All coordinates are
/// pixels of the network's input (letterboxed: the picture in the top left corner, the rest grey).
///
/// The wheel, + and − zoom, Ctrl+0 fits, the middle button or the space bar pans. Where it is editable, ground truth is
/// drawn with the mouse on an empty place, moved, resized at its sides, labelled (double click or L), removed (Del);
/// Tab goes from box to box, arrows move the selected one by a pixel, with Shift they resize it; each is a step of
/// undo. A plain click is given on.
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

    /// From input pixels to the view's.
    const PictureTransform &transform() const { return m_transform; }
    void fit();
    TruthEditor *editor() const { return m_editor.get(); }
    ClassPicker *picker() const { return m_picker; }
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
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QSize contentSize() const;
    const QImage &shown() const;
    bool isPlain() const { return m_picture.isNull(); } ///< the network's own input is shown
    double reach() const; ///< how near to a side the mouse must be, in input pixels
    void place(PictureTransform transform);
    void setZoom(double zoom, const QPointF &fixed);
    void paint(QPainter &painter, const PictureTransform &transform, bool withHandles) const;
    void paintTruth(QPainter &painter, const PictureTransform &transform, bool withHandles) const;
    void paintBox(QPainter &painter, const PictureTransform &transform, int box, const QColor &colour,
                  bool withHandles) const;
    void paintNames(QPainter &painter, const PictureTransform &transform) const;
    QString toolTipAt(const QPointF &place) const;
    bool isOwnKey(const QKeyEvent &event) const;
    void editByKey(const QKeyEvent &event);
    void pickClass(const QPoint &globalPlace);
    void showCursor(const QPointF &place);
    void showRun();

    YoloxState *m_state;
    std::unique_ptr<TruthEditor> m_editor;
    ClassPicker *m_picker;
    QImage m_picture;
    QSize m_size; ///< of what is shown
    Overlay m_overlay;
    std::function<QString(const QPointF &)> m_toolTips;
    PictureTransform m_transform;
    bool m_isEditable = false;
    bool m_showsTruth = true;
    bool m_isFitted = true;
    bool m_isPressed = false; ///< the left button, for a click
    bool m_space = false;
    std::optional<QPointF> m_panFrom; ///< where the mouse was last
};

} // namespace vitrine
