#pragma once

#include <QAbstractSlider>

namespace vitrine {

class JourneySession;

/// All iterations of a journey in a row, each as high as its loss: those that are kept in full, those that would be
/// computed again lighter. Click, drag or arrows go there.
class IterationStrip : public QAbstractSlider {
    Q_OBJECT

public:
    explicit IterationStrip(JourneySession *journey, QWidget *parent = nullptr);

    int iterationAt(int x) const;
    QRect barRect(int iteration) const; ///< the whole place of an iteration

signals:
    void chosen(int iteration); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void sliderChange(SliderChange change) override;
    QSize sizeHint() const override { return {480, 32}; }
    QSize minimumSizeHint() const override { return {120, 32}; }

private:
    void follow();
    double heightOf(double loss) const;
    QString describe(int number) const; ///< of an iteration

    JourneySession *m_journey;
    bool m_follows = false; ///< the value is being set, not chosen
    double m_least = 0, m_most = 0; ///< loss
};

} // namespace vitrine
