#pragma once

#include "core/labs/CellSum.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace vitrine {

/// A sum as it builds up: every product as a bar, and the curve of what has been added so far.
class SumStrip : public QWidget {
    Q_OBJECT

public:
    using Describe = std::function<QString(std::size_t term)>;

    explicit SumStrip(QWidget *parent = nullptr);

    /// `count`: how many terms are added already; `groups`: where lines divide the terms, each so many.
    void setSum(const CellSum &sum, std::size_t count, std::size_t group);
    void setDescribe(Describe describe) { m_describe = std::move(describe); }
    std::size_t termAt(double x) const;

signals:
    void hovered(int term); ///< −1: none
    void chosen(int term);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override { return {400, 72}; }
    QSize minimumSizeHint() const override { return {160, 56}; }

private:
    QRectF plot() const;
    void drawBars(QPainter &painter, double low, double high) const;
    void drawCurve(QPainter &painter, double low, double high) const;

    std::vector<double> m_products, m_sums; ///< sums: after the bias and that many terms
    std::size_t m_count = 0, m_group = 0;
    Describe m_describe;
    int m_hovered = -1;
};

} // namespace vitrine
