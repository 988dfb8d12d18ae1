#pragma once

#include "core/tensor/ColourMap.h"
#include "widgets/detection/DetectionState.h"

#include <QImage>
#include <QRectF>

namespace vitrine {

/// One number of each cell of a level: objectness, the best class's score, or their product; 0 to 1. −1: no map.
double mapValue(const DetectionRun &run, DetectionLayers::Map map, int cell);

/// A level's map in viridis, a pixel a cell, half see-through; low values more so, that the picture stays readable.
/// Null for DetectionLayers::Map::None.
QImage heatMap(const DetectionRun &run, DetectionLayers::Map map, int level);
/// Where that map lies, in pixels of the picture: over all of the network's input, its border included.
QRectF heatMapRect(const DetectionRun &run);
/// The square of the picture that a cell speaks for.
QRectF cellSquare(const DetectionRun &run, int cell);

} // namespace vitrine
