#pragma once

#include "core/training/walks/StabilityMap.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

namespace vitrine {

/// A map of learning rate against momentum: the colour of a field is how many steps the walk takes into a minimum, or
/// that it diverges or never arrives. A click or drag chooses; arrow keys move what is chosen field by field.
class StabilityView : public QWidget {
    Q_OBJECT

public:
    explicit StabilityView(QWidget *parent = nullptr);

    void setMap(std::shared_ptr<const StabilityMap> map);
    const std::shared_ptr<const StabilityMap> &map() const { return m_map; }
    void setChosen(double rate, double factor);
    /// Of a field on the screen.
    QRectF field(int column, int row) const;
    QString describe(int column, int row) const;
    void paintAll(QPainter &painter) const;

signals:
    void chosen(double rate, double factor); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override { return {320, 240}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

private:
    QRectF area() const;
    std::optional<QPoint> fieldAt(const QPointF &pixel) const;
    QPointF placeOf(double rate, double factor) const;
    void choose(const QPoint &field);
    void paintImage();
    void paintAxes(QPainter &painter) const;

    std::shared_ptr<const StabilityMap> m_map;
    QImage m_image;
    double m_rate = 0, m_factor = 0;
};

} // namespace vitrine
