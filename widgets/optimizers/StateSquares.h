#pragma once

#include "core/training/SurfaceKind.h"

#include <QWidget>

#include <vector>

namespace vitrine {

/// What an optimizer keeps, as coloured squares: a row a quantity, for x and for y, blue below zero and orange above,
/// each quantity to its own scale.
class StateSquares : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString symbol;
        QString meaning;
        Point2 now;
        double most = 0; ///< largest magnitude so far: the ends of the scale
    };

    explicit StateSquares(QWidget *parent = nullptr);

    void setRows(std::vector<Row> rows);
    const std::vector<Row> &rows() const { return m_rows; }
    QRectF square(int row, int axis) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

private:
    int rowHeight() const;
    QString tipAt(QPoint at) const;

    std::vector<Row> m_rows;
};

} // namespace vitrine
