#pragma once

#include "widgets/common/Export.h"
#include "widgets/maps/ColourScale.h"
#include "widgets/yolox/assignment/AssignSession.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <optional>
#include <vector>

namespace vitrine {

/// The cost matrix as a heat map: a row a ground truth, a column a candidate. A click chooses a pair; arrows go on from
/// there; Ctrl and the wheel, + and − make columns wider until they show their numbers, 0 fits them all. Pairs that
/// cost much more for their place are paler.
class CostMatrixView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit CostMatrixView(AssignSession *session, QWidget *parent = nullptr);

    /// Columns by their cost for the chosen row, cheapest first; else in the order of the cells.
    void setSorted(bool sorted);
    bool isSorted() const { return m_isSorted; }
    /// Of the shown term, without what is added for a wrong place.
    const ColourScale &scale() const { return m_scale; }

    /// Columns of the matrix in the order in which they stand here.
    const std::vector<std::size_t> &order() const { return m_order; }
    /// Where a pair is drawn on the viewport; also outside of what is scrolled to.
    QRectF cellRect(std::size_t row, std::size_t place) const;
    AssignPair pairAt(const QPointF &position) const;
    double columnWidth() const { return m_columnWidth; }

    ExportSource exportSource() const;
    QString csv() const; ///< all pairs with all of their terms

    QSize sizeHint() const override { return {380, 160}; }
    QSize minimumSizeHint() const override { return {200, 96}; }

signals:
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    std::shared_ptr<const AssignPicture> picture() const { return m_session->picture(); }
    void showPicture();
    void sortColumns();
    void makeImage();
    void layOut();
    void setColumnWidth(double width, double fixed);
    void reveal();
    std::optional<std::size_t> placeOf(int cell) const;
    int headerWidth() const;
    int headerHeight() const;
    int rowHeight() const;
    QString toolTipAt(const QPointF &position) const;

    void paintAll(QPainter &painter, const QSizeF &size, const QPointF &scroll, double columnWidth) const;
    void paintCells(QPainter &painter, const QRectF &area, const QPointF &scroll, double columnWidth) const;
    void paintPair(QPainter &painter, const QRectF &cell, const CostTerms &terms) const;
    void paintMark(QPainter &painter, const QPointF &origin, double columnWidth, AssignPair pair, const QColor &colour,
                   double line) const;
    void paintRowHeader(QPainter &painter, double height, double y) const;
    void paintColumnHeader(QPainter &painter, double width, double x, double columnWidth) const;

    AssignSession *m_session;
    std::vector<std::size_t> m_order;
    QImage m_image; ///< a pixel a pair, columns in the order of the matrix
    QImage m_ordered; ///< the same as they stand here
    ColourScale m_scale;
    double m_columnWidth = 12;
    bool m_isFitted = true;
    bool m_isSorted = false;
};

/// Colours of YOLOX's three levels, as everywhere on this page.
QColor levelColour(int level);

} // namespace vitrine
