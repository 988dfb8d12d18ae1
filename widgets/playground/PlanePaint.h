#pragma once

#include <QImage>
#include <QRectF>

#include <span>

class QPainter;
class QWidget;

namespace vitrine {

class AnswerScale;
class Playground;
struct DataPoint;
struct PlaneGrid;

/// A neuron's map in the diverging colours, scaled to its own largest magnitude.
QImage neuronImage(std::span<const float> values, const PlaneGrid &grid);
/// The network's answer in its colours.
QImage answerImage(std::span<const float> values, const PlaneGrid &grid, const AnswerScale &scale, bool isDiscrete);
/// A map into a place: its picture, or, of a row, its curve.
void paintMap(QPainter &painter, const QRectF &place, std::span<const float> values, const PlaneGrid &grid);

/// From the plane's coordinates to those of a place and back; y goes up.
struct PlaneFrame {
    QRectF place;
    double extent = 1.2;

    QPointF toPlace(double x, double y) const;
    QPointF toPlane(QPointF position) const;
};

/// The data: what trains filled, what validates as a diamond; those of the last batch with a ring.
void paintPoints(QPainter &painter, const PlaneFrame &frame, const Playground &playground);
/// Lines through zero, and ticks with their numbers at the lower and the left edge.
void paintAxes(QPainter &painter, const PlaneFrame &frame);

} // namespace vitrine
