#pragma once

#include <QAbstractSlider>

#include <vector>

namespace vitrine {

/// A slider from 0 to 1, in thousandths, before the histogram of what it cuts: bars of the logarithm of counts, those
/// that are cut off pale. Left and right step 0.01, page up and down 0.1.
class HistogramSlider : public QAbstractSlider {
    Q_OBJECT

public:
    static constexpr int steps = 1000;
    static constexpr int bins = 100;

    /// `cutsBelow`: what lies left of the handle is cut, else what lies right of it.
    explicit HistogramSlider(bool cutsBelow, QWidget *parent = nullptr);

    void setValues(const std::vector<float> &values); ///< 0 to 1; others are left out
    /// "%1 candidates with a score from %2 to %3"
    void setBinText(const QString &pattern) { m_binText = pattern; }
    const std::vector<int> &counts() const { return m_counts; }
    double position() const { return static_cast<double>(value()) / steps; }
    int xOf(double position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    double positionAt(double x) const;

    bool m_cutsBelow;
    std::vector<int> m_counts;
    QString m_binText;
};

} // namespace vitrine
