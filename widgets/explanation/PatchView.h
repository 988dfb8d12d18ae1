#pragma once

#include "widgets/common/Export.h"
#include "widgets/explanation/ExplanationRows.h"
#include "widgets/maps/ColourScale.h"

#include <QWidget>

#include <map>
#include <memory>

class QLabel;
class QSlider;

namespace vitrine {

/// The numbers of one channel of a convolution laid out as they lie: patch × kernel = products, with the sum below.
class PatchView : public QWidget {
    Q_OBJECT
public:
    explicit PatchView(QWidget *parent = nullptr);

    /// Shows nothing, and isUseful() is false, where the terms are no products of weights with places on a grid.
    void setExplanation(std::shared_ptr<const Explanation> explanation, const ExplanationRows &rows);
    bool isUseful() const { return !m_channels.empty(); }
    /// Sum of the products of the channel on view.
    double channelSum() const;

signals:
    void placeChosen(const vitrine::Place &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    QSize minimumSizeHint() const override { return {300, 180}; }

private:
    struct Cell {
        int y = 0, x = 0; ///< in its grid
        double value = 0;
        Place place;
        QString label;
    };
    struct Channel {
        std::vector<Cell> patch, kernel, products;
    };
    struct Grid {
        QRectF frame;
        double side = 0; ///< of a cell
        QPoint origin; ///< the smallest y and x
        const std::vector<Cell> *cells = nullptr;
    };

    void addPair(const Term &weight, const Term &other);
    std::vector<Grid> grids() const;
    Grid makeGrid(const std::vector<Cell> &cells, const QRectF &room) const;
    void paintGrid(QPainter &painter, const Grid &grid, const QString &title) const;
    const Cell *cellAt(QPointF point) const;
    void paintAll(QPainter &painter) const;
    QString csv() const;

    std::map<std::int64_t, Channel> m_channels; ///< by the channel that the patch lies in
    QSlider *m_slider;
    QLabel *m_label;
    std::int64_t m_channel = 0;
};

} // namespace vitrine
