#pragma once

#include "widgets/maps/ColourScale.h"

#include <QWidget>

namespace vitrine {

/// What the colours of a map mean: the scale as a strip, with its ends and zero. Empty without a scale.
class ColourLegend : public QWidget {
    Q_OBJECT
public:
    explicit ColourLegend(QWidget *parent = nullptr);

    /// `perMap`: every map has its own ends; the strip shows where they are, without numbers.
    void setScale(const ColourScale &scale, bool perMap);
    void clear();
    QSize sizeHint() const override;
    /// As wide as told, for pictures that are saved.
    void paint(QPainter &painter, int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ColourScale m_scale;
    bool m_perMap = false;
    bool m_empty = true;
};

} // namespace vitrine
