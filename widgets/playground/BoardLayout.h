#pragma once

#include "widgets/playground/Playground.h"

#include <QRectF>

#include <vector>

namespace vitrine {

/// Where everything stands on the board: a column of all features, one a layer, room above each hidden layer for what
/// it is set by.
struct BoardLayout {
    std::vector<QRectF> features; ///< beside planeFeatures(); of a network over the line one, for x
    std::vector<std::vector<QRectF>> neurons; ///< by layer
    std::vector<QRectF> headers; ///< by layer; the output's is empty
    double node = 32; ///< side of a neuron

    static BoardLayout of(const NeuronChart &chart, QSizeF size, double header);
    /// Where the maps of the layer before (or the inputs) stand.
    QRectF sourceOf(const NeuronChart &chart, const WeightRef &weight) const;
    QRectF targetOf(const WeightRef &weight) const;
    QRectF biasOf(int layer, int neuron) const; ///< the small square at a neuron's corner
};

} // namespace vitrine
