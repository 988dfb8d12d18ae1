#pragma once

#include "core/base/Cancel.h"
#include "core/training/landscape/LandscapeScan.h"
#include "core/training/landscape/RunPath.h"
#include "widgets/landscape/LandscapeSettings.h"
#include "widgets/training/TrainStart.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// The way of one run, with what it is drawn in.
struct LandscapePath {
    QString name; ///< "Adam"
    int colour = 0; ///< see competitorColour()
    int line = 0; ///< see competitorLine()
    RunPath::Points points;
};

/// What a landscape is to be of. Either `items` are given, or `data` says what to prepare.
struct LandscapeOrder {
    Network network; ///< with a loss
    /// The weights in the middle, unless the directions are the paths', and the buffers. Empty, where only rows of
    /// paths are known: the end of the first path, and batch norm takes the samples' statistics.
    TensorMap tensors;
    std::shared_ptr<const PreparedItems> items;
    DataSplit split;
    TrainSettings data; ///< where there are no items
    /// Of the same network. The plane of several is the one through the middle of their ends that they lie on best.
    std::vector<LandscapePath> paths;
    LandscapeSettings settings;
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0;
};

/// A landscape that is ready to be computed, and what is known of it before.
struct LandscapePlan {
    ModelRequest model;
    LandscapeRequest request;
    std::vector<PlacedPath> paths; ///< beside the order's
    std::array<double, 2> shares{none, none}; ///< see PathPlane; NaN for other directions
    std::int64_t samples = 0;
    bool isLine = false;
};

/// Opens data, makes directions, places paths: all that calls no LibTorch, for a thread of its own. An error says what
/// to do.
Result<std::shared_ptr<const LandscapePlan>> prepareLandscape(const LandscapeOrder &given, const Cancel &cancel,
                                                              const std::function<void(double)> &progress);

/// Whether batch norm with running statistics is in a network, so that NormStatistics make a difference.
bool hasRunningNorms(const Graph &graph);

} // namespace vitrine
