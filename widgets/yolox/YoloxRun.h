#pragma once

#include "core/base/Message.h"
#include "core/detection/Letterbox.h"
#include "core/detection/RawOutput.h"
#include "core/detection/YoloxModel.h"
#include "core/detection/assign/CellPredictions.h"
#include "core/trace/Trace.h"

#include <QImage>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace vitrine {

struct YoloxScene;

/// Which YOLOX the picture is sent through.
struct YoloxChoice {
    QString file; ///< weights; empty: fresh ones of `spec`
    YoloxSpec spec; ///< of fresh weights
    std::uint64_t seed = 1; ///< of fresh weights
    int size = 0; ///< side of the square input, a multiple of 32; 0: the model's own

    bool operator==(const YoloxChoice &) const = default;
};

/// What a YOLOX made of the picture: every tensor on the way. Immutable; made on the compute thread, shared with the
/// GUI thread.
struct YoloxRun {
    YoloxChoice choice;
    YoloxSpec spec;
    QString name; ///< "YOLOX-Nano"
    std::vector<std::string> classNames; ///< as many as spec.classes
    std::vector<Message> warnings;

    LetterboxGeometry geometry; ///< between the picture and the network's input
    QImage input; ///< the picture as the network gets it, inputWidth × inputHeight
    /// Forward pass in Eval mode of the blocks `images`, `backbone` (YOLOPAFPN) and `head` (YOLOXHead), with all their
    /// parts: trace->output("backbone.backbone.dark3.1").
    std::shared_ptr<const Trace> trace;
    std::vector<float> rows; ///< [cells, 5 + classes], as in training: raw box, logits
    RawOutput raw; ///< the same with the scores after their sigmoid
    std::shared_ptr<const DecodedRows> decoded; ///< of `rows`, for label assignment

    int size() const { return geometry.inputWidth; }
};

/// Ground truth as the network's labels have it.
struct YoloxTruths {
    std::vector<TruthBox> boxes; ///< in pixels of the network's input, classes of the network
    std::vector<int> sources; ///< beside boxes: places in YoloxScene::boxes
    std::vector<int> unknown; ///< places of those whose class the network does not know by name
};

/// A scene's ground truth for a run: classes are matched by their names.
YoloxTruths truthsFor(const YoloxScene &scene, const YoloxRun &run);

} // namespace vitrine
