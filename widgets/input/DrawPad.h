#pragma once

#include <QImage>
#include <QList>
#include <QWidget>

#include <optional>

namespace vitrine {

/// A sheet to draw a digit on: left button or pen draws, right button erases. Dark ink on light paper.
class DrawPad : public QWidget {
    Q_OBJECT

public:
    static constexpr int paperSide = 280; ///< pixels of the drawing, whatever size it is shown at

    explicit DrawPad(QWidget *parent = nullptr);

    const QImage &drawing() const { return m_drawing; }
    void setDrawing(const QImage &drawing); ///< emits nothing; a null image is an empty sheet
    bool isBlank() const;
    int brush() const { return m_brush; }

    QSize sizeHint() const override { return {224, 224}; }
    QSize minimumSizeHint() const override { return {112, 112}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

public slots:
    void setBrush(int pixels); ///< width of the stroke, in pixels of the drawing
    void clear();

signals:
    void drawn(const QImage &drawing); ///< while the mouse moves
    void strokeFinished(const QImage &drawing);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRect paper() const; ///< where the sheet lies in the widget
    QPointF toPaper(QPointF position) const;
    void drawLine(QPointF from, QPointF to);

    QImage m_drawing;
    int m_brush = 22;
    bool m_erasing = false;
    std::optional<QPointF> m_last;
};

} // namespace vitrine
