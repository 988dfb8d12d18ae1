#pragma once

#include "core/data/DataSplit.h"
#include "core/data/PreparedItems.h"
#include "core/network/Network.h"

namespace vitrine {

/// What a network's input takes.
struct InputNeed {
    Shape shape; ///< without the batch
    InputFormat format; ///< as the `Input` block says, with the mean and deviation that stand there
    InputParams params; ///< of the `Input` block

    bool isPicture() const { return shape.size() == 3; }
};
Result<InputNeed> inputNeed(const Network &network);

/// Points of the plane become what the network's input wants of them; a set that says itself what its points are seen
/// as says so to the network. Other sets stay as they are.
Result<void> applyFeatures(std::shared_ptr<const Dataset> &set, InputParams &params);

/// A set made ready for a network: fitted to its input and, where it holds pictures, standardised by the training
/// part's own mean and deviation, which are written into the network's `Input` block together with the names of the
/// classes, so that the CLI, the studio and exports treat pictures alike from then on.
Result<std::shared_ptr<const PreparedItems>> prepareItems(std::shared_ptr<const Dataset> set, const DataSplit &split,
                                                          Network &network, const Cancel &cancel = {},
                                                          const std::function<void(double)> &progress = {},
                                                          std::size_t budget = PreparedItems::usualBudget);

} // namespace vitrine
