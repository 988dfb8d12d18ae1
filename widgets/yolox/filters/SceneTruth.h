#pragma once

#include "widgets/detection/truth/PictureTruth.h"
#include "widgets/detection/truth/TruthSource.h"

#include <optional>

namespace vitrine {

class DetectionState;
class YoloxState;

/// The scene's ground truth held against what the present thresholds leave, as COCO's evaluation pairs them.
/// pictureChanged() comes with every result, after it. A scene in which nothing is marked is not annotated.
class SceneTruth : public TruthSource {
    Q_OBJECT

public:
    SceneTruth(YoloxState *yolox, DetectionState *detections, QObject *parent = nullptr);

    bool isOpen() const override;
    double iou() const override { return 0.5; }
    const PictureTruth *picture() const override { return m_picture ? &*m_picture : nullptr; }
    const PictureTruth *shown() const override;
    /// The object of the picture that a box of the scene is; −1: none.
    int objectOf(int box) const;

private:
    void judge();

    YoloxState *m_yolox;
    DetectionState *m_detections;
    std::optional<PictureTruth> m_picture;
};

} // namespace vitrine
