#pragma once

#include "core/base/Cancel.h"
#include "widgets/optimizers/HeightScale.h"

#include <QImage>
#include <QLineF>
#include <QPen>
#include <QRectF>

#include <vector>

namespace vitrine {

/// What is to be painted of a surface.
struct SurfacePictureRequest {
    std::shared_ptr<const SurfaceKind> surface;
    QRectF region; ///< of x and y: left, lowest y, width, height
    QSize size; ///< pixels
    HeightScale scale;
};

/// A surface from above: colours by height, and the lines of equal height.
struct SurfacePicture {
    SurfacePictureRequest request;
    QImage image; ///< the highest y on top
    QImage lined; ///< the same with the lines
    std::vector<QLineF> lines; ///< in x and y
};

/// There are lines at this many heights, evenly spaced on the scale.
inline constexpr int contourLevels = 20;

/// Empty where it was cancelled.
std::shared_ptr<const SurfacePicture> paintSurface(const SurfacePictureRequest &request, const Cancel &cancel);
/// What lines of equal height are drawn with on the colours.
QPen contourPen();
QRgb heightColour(double share);

} // namespace vitrine
