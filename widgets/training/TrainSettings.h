#pragma once

#include "core/data/NumberOptions.h"
#include "core/data/PointSet.h"
#include "core/graph/Graph.h"
#include "core/training/TrainSetup.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

using PaintedPoints = std::vector<PaintedPoint>;

/// All that the user has chosen about training, for whatever network. A plain value: undo, the settings and runs hold
/// copies.
struct TrainSettings {
    /// As openDataset() takes it: "mnist:FOLDER"; paintedData: the painted points; empty: what suits the network.
    QString data;
    std::shared_ptr<const PaintedPoints> painted; ///< by hand; null: none yet
    SplitChoice split{SplitKind::AsDivided, {}, 1};
    bool fromShown = false; ///< starts from the weights that are shown, else from fresh ones

    QString optimizer = QStringLiteral("adam");
    std::map<QString, Hyperparameters> hyperparameters; ///< by optimizer: each remembers its own
    QString schedule = QStringLiteral("constant");
    std::map<QString, Hyperparameters> scheduleSettings; ///< likewise
    std::vector<double> curve{1, 0.5, 0.1}; ///< of the schedule that is drawn

    int epochs = 10;
    int batchSize = 64;
    quint64 seed = 1;
    double l1 = 0;
    double l2 = 0;
    double clipNorm = 0;
    double labelNoise = 0;
    double emaDecay = 0;
    int patience = 0;
    std::vector<Augmentation> augmentations;
    /// How a detector's pictures are made, where that is not as in YOLOX; by the names of detectionOptions().
    NumberOptions detection;

    bool operator==(const TrainSettings &) const = default;

    /// The present optimizer's numbers, with their defaults.
    Hyperparameters optimizerSettings() const;
    TrainControls controls() const;
    /// Whether a run that began with these needs no new start: all that it can't change is the same.
    bool isSameRun(TrainSettings other) const;

    QJsonObject toJson() const;
    /// Whatever is missing, unknown or out of range has its default.
    static TrainSettings fromJson(const QJsonObject &json);
};

inline const QString paintedData = QStringLiteral("painted");
inline constexpr std::size_t mostPainted = 20000;

/// What training points of the plane begins with: small batches, many epochs.
TrainSettings pointSettings();
/// What training a detector begins with: as YOLOX does it, for as long as one watches.
TrainSettings detectorSettings(const Network &network);

/// A set that fits a network's input: digits for pictures, points for two numbers; scenes of shapes for detectors.
QString suitableSet(const Graph &graph);

} // namespace vitrine
