#pragma once

#include "core/data/InputFormat.h"
#include "core/trace/Trace.h"
#include "widgets/session/PixelEdits.h"
#include "widgets/session/TrainedWeights.h"

#include <QImage>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace vitrine {

/// Where the network comes from.
struct NetworkSource {
    QString preset; ///< name of a bundled one: "lenet-5"; empty: the file
    QString file;
    std::shared_ptr<const Network> edited = {}; ///< what has become of it by hand; null: it is as it came

    bool operator==(const NetworkSource &) const = default;
};

/// Where its weights come from.
struct WeightsSource {
    enum class Kind {
        Bundled, ///< those that this project trained for a preset; drawn by the seed where there are none
        File,
        Seed, ///< fresh ones by PyTorch's initialisation rules
        Trained, ///< of a run of training
        Edited ///< as they were when the network was edited, or as they were changed by hand: what fits is kept
    };
    Kind kind = Kind::Bundled;
    QString file;
    quint64 seed = 1;
    std::shared_ptr<const TrainedWeights> trained; ///< of Trained and Edited

    bool operator==(const WeightsSource &) const = default;
};

/// What the network looks at.
struct PictureSource {
    enum class Kind {
        Item, ///< an item of the set
        File,
        Image, ///< pasted
        Drawing, ///< from the pad: centred and scaled as MNIST's digits are
        Frame ///< of a video or a camera, whose name is `file`
    };
    Kind kind = Kind::Item;
    QString file;
    QImage image;
    std::int64_t item = 0; ///< of the set; of a frame its place in the video

    bool operator==(const PictureSource &) const = default;
};

/// What the loss compares the answer with.
struct TargetChoice {
    enum class Kind {
        Predicted, ///< the class that the network itself answers
        Label, ///< the set's label; as Predicted where the picture has none
        Class
    };
    Kind kind = Kind::Predicted;
    int classIndex = 0; ///< of Class

    bool operator==(const TargetChoice &) const = default;
};

/// The batch: the picture comes first (sample 0), then `size` − 1 items of the set.
struct BatchChoice {
    std::int64_t size = 1;
    QString set = QStringLiteral("digits"); ///< "digits", or "mnist:FOLDER"

    bool operator==(const BatchChoice &) const = default;
};

/// All that the user has chosen about one run. A plain value: undo, the last session and the compute thread hold
/// copies.
struct Question {
    NetworkSource network;
    WeightsSource weights;
    PictureSource picture;
    std::optional<FitMode> fit; ///< none: as the network's Input says
    std::optional<bool> invert; ///< likewise
    Mode mode = Mode::Eval;
    TargetChoice target;
    BatchChoice batch;
    PixelEdits pixels = {}; ///< changed by hand, after the picture was fitted

    bool operator==(const Question &) const = default;
};

/// LeNet-5 with its bundled weights on a digit of the built-in set.
Question firstQuestion();

} // namespace vitrine
