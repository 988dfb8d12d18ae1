#pragma once

#include "widgets/common/Export.h"

#include <QColor>
#include <QImage>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace vitrine {

/// A frame around some pixels.
struct PixelMark {
    QRect pixels;
    QColor colour;
    QString name; ///< written at its corner; may be empty
    bool operator==(const PixelMark &) const = default;
};

/// One picture, a pixel for each number: all of it or a part of it enlarged, nearest neighbour, with frames over it.
/// What a station shows side by side is several of these that are pointed at together. Arrows move a cursor, Return
/// chooses its pixel.
class PixelPane : public QWidget {
    Q_OBJECT

public:
    explicit PixelPane(QWidget *parent = nullptr);

    /// Above the picture; also its accessible name, unless there is another.
    void setTitle(const QString &title);
    void setTitleColour(const QColor &colour); ///< a bar beside the title
    /// Null: nothing is known yet.
    void setPicture(const QImage &picture);
    /// The part that is seen; empty: all.
    void setRegion(const QRect &region);
    void setMarks(std::vector<PixelMark> marks);
    /// A frame within each pixel, where pixels are large enough; an invalid colour draws none.
    void setFrames(std::function<QColor(const QPoint &pixel)> frames);
    /// Written in each pixel where it finds room; says too what a saved table holds.
    void setNumbers(std::function<QString(const QPoint &pixel)> numbers);
    void setDescriber(std::function<QString(const QPoint &pixel)> describer);
    /// As if the mouse pointed there.
    void setHovered(const std::optional<QPoint> &pixel);
    /// Stands for something that comes at a later step.
    void setDimmed(bool dimmed);
    void setLeastSide(int side); ///< of the picture on screen
    /// Panes whose pixels are as large as each other's, though one may have a pixel more room. They live as long.
    static void setEqual(const std::vector<PixelPane *> &panes);

    const QImage &picture() const { return m_picture; }
    QRect region() const;
    const std::vector<PixelMark> &marks() const { return m_marks; }
    std::optional<QPoint> hoveredPixel() const { return m_hovered; }
    bool isDimmed() const { return m_isDimmed; }
    QRectF pixelRect(const QPoint &pixel) const; ///< on the widget
    std::optional<QPoint> pixelAt(const QPointF &point) const;
    ExportSource exportSource() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void hovered(const std::optional<QPoint> &pixel);
    void chosen(const QPoint &pixel); ///< by a click, a drag or a key

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF frame() const; ///< of the picture on the widget
    double cell() const;
    double fit() const; ///< screen pixels for one of the picture that there is room for
    QRectF rectOf(const QRect &pixels) const;
    void paint(QPainter &painter) const;
    void paintPixels(QPainter &painter) const;
    void paintNumbers(QPainter &painter) const;
    void paintTitle(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void point(const std::optional<QPoint> &pixel);
    QString csv() const;

    QString m_title;
    QColor m_titleColour;
    QImage m_picture;
    QRect m_region;
    std::vector<PixelMark> m_marks;
    std::function<QColor(const QPoint &)> m_frames;
    std::function<QString(const QPoint &)> m_numbers, m_describer;
    std::optional<QPoint> m_hovered;
    bool m_isDimmed = false;
    int m_leastSide = 48;
    std::vector<PixelPane *> m_equals;
};

} // namespace vitrine
