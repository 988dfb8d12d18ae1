#pragma once

#include "core/yolox/Anchors.h"
#include "widgets/common/Export.h"

#include <QWidget>

#include <optional>

namespace vitrine {

/// Widths and heights of a set's objects, each a dot in its anchor's colour, and the anchors themselves as boxes, by
/// level.
class AnchorPlot : public QWidget {
    Q_OBJECT

public:
    explicit AnchorPlot(QWidget *parent = nullptr);

    /// `side`: of the network's input, the largest width and height.
    void setFit(std::vector<BoxShape> shapes, AnchorFit fit, int side);
    /// The object that is looked at, and the anchor of best shape; −1: none.
    void setObject(const std::optional<BoxShape> &object, int anchor);
    void setMessage(const QString &message); ///< in place of the plot

    const AnchorFit &fit() const { return m_fit; }
    static QColor levelColour(int level);
    QString tipAt(const QPointF &place) const;
    ExportSource exportSource() const;

    QSize sizeHint() const override { return {400, 240}; }
    QSize minimumSizeHint() const override { return {280, 140}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF scatterRect(const QSize &size) const;
    QRectF levelRect(int level, const QSize &size) const;
    QRectF anchorRect(int anchor, const QSize &size) const;
    void paint(QPainter &painter, const QSize &size) const;
    void paintScatter(QPainter &painter, const QRectF &rect) const;
    void paintAnchors(QPainter &painter, const QSize &size) const;
    int levelOf(int anchor) const;
    double lineHeight() const { return fontMetrics().height(); }
    QString csv() const;

    std::vector<BoxShape> m_shapes;
    AnchorFit m_fit;
    int m_side = 0;
    std::optional<BoxShape> m_object;
    int m_best = -1;
    QString m_message;
};

} // namespace vitrine
