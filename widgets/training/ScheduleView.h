#pragma once

#include "widgets/training/TrainSettings.h"

#include <QWidget>

namespace vitrine {

/// The learning rate over the run as a part of what it is set to. Of the schedule that is drawn the curve is changed by
/// the mouse, or by the arrows: left and right choose a point, up and down move it.
class ScheduleView : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t pointCount = 33; ///< of a curve that is drawn

    explicit ScheduleView(QWidget *parent = nullptr);

    void setSettings(const TrainSettings &settings);
    QSize sizeHint() const override;

signals:
    void curveDrawn(const std::vector<double> &curve);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool isDrawn() const { return m_settings.schedule == QLatin1String("drawn"); }
    QRectF place() const;
    double factor(double share) const; ///< share: of the run
    QString tipAt(QPoint at) const;
    std::vector<double> evenCurve() const; ///< pointCount points
    void drawTo(QPointF position);
    void move(std::size_t point, double value);

    TrainSettings m_settings;
    QPointF m_last; ///< where the mouse was
    std::size_t m_point = 0; ///< that the keys move
};

} // namespace vitrine
