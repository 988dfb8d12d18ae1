#pragma once

#include "core/trace/Trace.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// The channels of a Ghost module, real maps: above those that the primary convolution makes, below each the ghost that
/// a cheap depthwise kernel, drawn between, makes of it alone.
class GhostView : public QWidget {
    Q_OBJECT

public:
    explicit GhostView(QWidget *parent = nullptr);

    /// `path` of a GhostModule with an activation: "top_down_blocks_0.ghost1". A null trace: there is none yet.
    void setModule(std::shared_ptr<const Trace> trace, const std::string &path);
    int pairs() const { return static_cast<int>(m_pairs.size()); }
    /// "Channel 3 … → channel 51"
    QString describe(int pair) const;
    QRectF pairRect(int pair, double width) const;
    void paint(QPainter &painter, const QSizeF &size) const;
    /// A line a pair: "primary,ghost,k0,…": the kernel's numbers.
    QString csv() const;

    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {280, 240}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Pair {
        QImage primary, kernel, ghost;
        std::vector<float> weights; ///< of the kernel, row by row
    };
    int columnsIn(double width) const;
    void setTexts();

    std::vector<Pair> m_pairs;
};

} // namespace vitrine
