#pragma once

#include "core/training/observe/LayerState.h"

#include <QWidget>

#include <vector>

namespace vitrine {

/// Small histograms side by side: weights, gradients, and what an optimizer keeps, each from its smallest to its
/// largest value. The bin under the mouse tells its ends and its count.
class StateHistograms : public QWidget {
    Q_OBJECT

public:
    explicit StateHistograms(QWidget *parent = nullptr);

    void setHistograms(std::vector<StateHistogram> histograms);
    const std::vector<StateHistogram> &histograms() const { return m_histograms; }
    /// Of one histogram, and what its bin at a place says.
    QRectF area(int index) const;
    QString describe(const QPointF &place) const;
    void paintAll(QPainter &painter) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

private:
    QString csv() const;

    std::vector<StateHistogram> m_histograms;
};

} // namespace vitrine
