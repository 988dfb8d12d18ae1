#pragma once

#include "core/detection/augment/LabelledPicture.h"
#include "widgets/common/Export.h"
#include "widgets/detection/PicturePaint.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <vector>

namespace vitrine {

/// A picture with boxes on their way through an augmentation: what is kept in the colour of its set of labels, what
/// was cut off dashed, what is dropped dotted in red.
class TracedView : public QWidget {
    Q_OBJECT

public:
    /// A box in words: for its label and for what hovering shows.
    struct Words {
        std::function<QString(const TracedBox &)> label;
        std::function<QString(const TracedBox &)> tip;
    };

    explicit TracedView(QWidget *parent = nullptr);

    void setShown(const QImage &image, const std::vector<TracedBox> &boxes);
    void setWords(Words words) { m_words = std::move(words); }
    void setLit(int box); ///< pointed at elsewhere; −1: none
    int lit() const { return m_lit; }
    const std::vector<TracedBox> &boxes() const { return m_boxes; }
    PictureTransform transform() const;
    ExportSource exportSource(const QString &name) const;

    /// Of the mosaic's labels (or the picture's own), and of those that MixUp adds.
    static QColor colourOf(const TracedBox &box);
    static bool isClipped(const TracedBox &box); ///< kept, but not whole

    QSize sizeHint() const override { return {320, 320}; }
    QSize minimumSizeHint() const override { return {120, 120}; }

signals:
    void hovered(int box); ///< −1: none

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

    /// How much wider than the picture what is shown is: 1 is just the picture.
    void setMargin(double factor) { m_margin = factor; }
    /// Between the picture and its boxes.
    virtual void paintUnder(QPainter &, const PictureTransform &) const { }
    virtual QString tipAt(const QPointF &place) const; ///< in pixels of the picture
    QSize contentSize() const { return m_image.size(); }
    /// Another picture is shown, maybe of another size.
    virtual void contentChanged() { }

private:
    PictureTransform transformFor(const QSizeF &room) const;
    void paint(QPainter &painter, const PictureTransform &transform, const QRectF &bounds) const;
    void paintBox(QPainter &painter, const PictureTransform &transform, std::size_t index) const;
    void paintLabels(QPainter &painter, const PictureTransform &transform, const QRectF &bounds) const;
    int boxAt(const QPointF &place) const;

    QImage m_image;
    std::vector<TracedBox> m_boxes;
    Words m_words;
    double m_margin = 1;
    int m_lit = -1;
};

} // namespace vitrine
