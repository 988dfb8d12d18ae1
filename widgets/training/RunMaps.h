#pragma once

#include "core/base/Result.h"
#include "core/data/PreparedItems.h"
#include "widgets/session/TrainedWeights.h"

#include <QtGlobal>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// A place of a network whose maps can be looked at: what a node gives.
struct MapPlace {
    std::string path; ///< of the node: "conv1", "backbone.dark3.0.conv"
    Shape shape; ///< of one sample, without the batch
};

/// The places of a network, in the order of its nodes; without inputs and losses. Empty where the network can't run.
std::vector<MapPlace> mapPlaces(const Network &network);
/// Which of them stands for a block, a part of one, or a node: what it gives to others first. −1 where nothing does.
int placeOf(const Network &network, const std::vector<MapPlace> &places, const std::string &path);

/// Whose maps are wanted: of one picture, at one place, at one moment of a run.
struct MapWish {
    quint64 number = 0;
    std::shared_ptr<const TrainedWeights> weights;
    std::shared_ptr<const PreparedItems> items; ///< of the run
    std::int64_t item = 0;
    std::string place;
};

/// What came of it. Holds no weights, which may be large, but knows them.
struct RunMaps {
    quint64 number = 0; ///< of the wish
    std::weak_ptr<const TrainedWeights> weights;
    std::int64_t step = 0; ///< of the moment
    double epoch = 0;
    std::int64_t item = 0;
    std::string place;
    Snapshot maps{}; ///< [1, C, H, W], or whatever the place gives
    double milliseconds = 0; ///< that it took
};

/// Runs the picture through the network with the weights of the moment. For the compute thread.
Result<RunMaps> makeRunMaps(const MapWish &wish);

} // namespace vitrine
