#pragma once

#include "core/training/landscape/Landscape.h"

#include <QJsonObject>

namespace vitrine {

/// Which way one looks from the weights.
enum class LandscapeDirections {
    Random, ///< two, filter-normalised
    Path, ///< the two that the paths lie along most
    Line ///< from the first point of the path to the last: one direction
};

/// What the user chooses about a landscape. A plain value.
struct LandscapeSettings {
    LandscapeDirections directions = LandscapeDirections::Random;
    quint64 seed = 1; ///< of random directions
    bool movesBiases = false; ///< random directions move biases and norms too
    double range = 1; ///< of random directions: from −range to range
    bool onTraining = false; ///< the samples are of the training part, else of the validation
    int samples = 512;
    int side = 25; ///< places along x and along y
    NormStatistics statistics = NormStatistics::Running;

    bool operator==(const LandscapeSettings &) const = default;

    QJsonObject toJson() const;
    /// Whatever is missing or out of range has its default.
    static LandscapeSettings fromJson(const QJsonObject &json);

    static constexpr int mostSamples = 10000;
    static constexpr int sides[] = {17, 25, 33, 49, 65};
};

} // namespace vitrine
