#pragma once

#include "core/detection/Compare.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/truth/PictureTruth.h"

#include <QFont>
#include <QImage>
#include <QRectF>

#include <map>
#include <vector>

class QPainter;

namespace vitrine {

/// Where a picture lies on what is painted: scaled, then shifted.
struct PictureTransform {
    double scale = 1; ///< painted pixels for one of the picture
    QPointF offset;

    QPointF map(const QPointF &point) const { return point * scale + offset; }
    QRectF map(const QRectF &rect) const { return QRectF(map(rect.topLeft()), rect.size() * scale); }
    QPointF unmap(const QPointF &point) const { return (point - offset) / scale; }
    bool operator==(const PictureTransform &) const = default;
};

/// A label at its place, in painted pixels.
struct PlacedLabel {
    int cell = 0; ///< −1: an annotated object's
    QRectF rect;
    int object = -1;
};

/// All that is drawn over a picture. References must outlive it.
struct PictureScene {
    const DetectionRun &run;
    const NmsResult &result;
    PictureTransform transform;
    QRectF bounds; ///< painted pixels that are seen
    QFont font; ///< of labels
    double line = 2; ///< width of a box's line
    std::map<int, double> opacities; ///< of the boxes that are drawn, by cell
    std::vector<PlacedLabel> labels;
    std::vector<NmsMove> moves; ///< of the suppression, where it is stepped
    int move = -1; ///< how many of them were made; −1: it is not stepped
    DetectionLayers layers;
    int selected = -1;
    int hovered = -1;
    std::optional<QPointF> probe; ///< in pixels of the picture
    const PictureTruth *truth = nullptr; ///< null: none is shown
    /// Beside another detector: what the kept boxes are, by cell. Differences are lit, what is the same is dimmed.
    std::optional<std::map<int, BoxChange>> changes = {};
};

/// Whether the layers leave objects and detections that ended like this in sight.
bool isShown(const DetectionLayers &layers, TruthKind kind);

/// A candidate's box, in painted pixels.
QRectF paintedBox(const PictureScene &scene, int cell);
/// An annotated object's box, in painted pixels.
QRectF paintedObject(const PictureScene &scene, int object);
/// Places for the labels of these cells, the first ones first; then for those of missed objects.
std::vector<PlacedLabel> layOutLabels(const PictureScene &scene, const std::vector<int> &cells);
/// Everything over the picture; the picture itself and the maps lie below.
void paintScene(QPainter &painter, const PictureScene &scene);

/// Leaves out the boxes that the layer of ground truth hides.
void hideByTruth(PictureScene &scene);

/// The picture with its boxes and labels, in the picture's own pixels: what is saved.
QImage annotatedPicture(const DetectionRun &run, const NmsResult &result);
/// What that draws over the picture, for vector files.
PictureScene annotatedScene(const DetectionRun &run, const NmsResult &result);

} // namespace vitrine
