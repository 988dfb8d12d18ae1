#pragma once

#include "widgets/common/Export.h"
#include "widgets/units/UnitPicture.h"

#include <QWidget>

#include <optional>

namespace vitrine {

class NumberField;
class UnitCursor;

/// Unit operations as a graph from left to right: over each wire the value that runs along it, under it the gradient
/// that comes back. What has not happened yet at the cursor's step is missing. Drag moves, the wheel zooms; pointing
/// explains, a click on an operation goes to its step, a click on a parameter changes it, a double click on a given
/// output takes it apart. ← → step, Space plays, + − 0 zoom.
class UnitGraphView : public QWidget {
    Q_OBJECT

public:
    explicit UnitGraphView(UnitCursor *cursor, QWidget *parent = nullptr);

    /// Whether a click on a parameter lets it be changed.
    void setEditable(bool editable) { m_isEditable = editable; }
    void fit();
    double zoom() const { return m_zoom; }
    /// Where a unit is drawn, on the widget; empty where it is not.
    QRect rectOf(int unit) const;
    int unitAt(QPoint point) const; ///< −1: none
    ExportSource exportSource() const;
    /// Keys that step, play and zoom here, and what they do; the laboratory hands them on from all its parts.
    static bool isOwnKey(const QKeyEvent &event);
    void press(int key);

signals:
    void playWanted(); ///< or a pause
    void changeWanted(int unit, double value); ///< of a parameter
    void openWanted(const vitrine::UnitPlace &place);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    QSize sizeHint() const override { return {640, 320}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

private:
    const UnitPicture *picture() const;
    void takePicture();
    void showAll();
    void showStep();
    void zoomBy(double factor, QPointF around);
    void bringOnView(int unit);
    void keepOnView(); ///< no empty margin where there is more to see
    QPointF toDrawing(QPointF point) const { return (point - m_origin) / m_zoom; }
    QRectF toView(const QRectF &rect) const { return {rect.topLeft() * m_zoom + m_origin, rect.size() * m_zoom}; }
    void choose(int unit);
    void edit(int unit);
    void endEdit();

    UnitCursor *m_cursor;
    NumberField *m_field = nullptr; ///< while a parameter is written
    int m_edited = -1;
    QString m_editedName;
    double m_zoom = 1;
    QPointF m_origin; ///< of the drawing, on the widget
    bool m_isFitted = true; ///< until the user moves or zooms
    bool m_isEditable = false;
    std::optional<QPoint> m_pressed;
    bool m_isDragged = false;
    int m_hovered = -1;
};

} // namespace vitrine
