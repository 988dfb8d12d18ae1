#pragma once

#include "core/network/Network.h"
#include "core/training/SurfaceKind.h"
#include "core/training/TrainSetup.h"

#include <string>
#include <vector>

namespace vitrine {

/// One of the optimizers that walk on a surface.
struct SurfaceArm {
    Message name;
    std::string optimizer;
    Hyperparameters settings; ///< those that are missing have their defaults
    std::string schedule = "constant";
    Hyperparameters scheduleSettings{}; ///< likewise
};

/// Optimizers on a surface, from one start.
struct SurfaceScene {
    std::string surface;
    Point2 start;
    int steps = 0;
    double noise = 0; ///< standard deviation on each part of the gradient
    std::vector<SurfaceArm> arms;
};

/// A network, and how it is trained.
struct NetworkScene {
    Message name; ///< among those that it is compared with
    Network network;
    std::string data; ///< as openDataset() takes it
    std::shared_ptr<const Dataset> set; ///< in place of `data`, where no name stands for it
    std::string optimizer = "sgd";
    TrainControls controls;
    int epochs = 1;
    int batchSize = 1;
};

} // namespace vitrine
