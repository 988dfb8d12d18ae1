#pragma once

#include "core/data/NumberOptions.h"
#include "core/graph/Graph.h"
#include "core/training/TrainSetup.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace vitrine {

/// What `train` asks for where the network is a detector, beside what it asks for of any.
class DetectorTraining {
public:
    void addOptions(CLI::App &app, TrainSetup &setup);
    /// After parsing; wrong usage ends the program.
    void parse();
    /// Whatever the arguments left open is as YOLOX has it. `app`: which of them were given.
    void fillIn(const CLI::App &app, TrainSetup &setup) const;

private:
    std::string m_text;
    NumberOptions m_recipe; ///< what `--detector` says
};

/// Locks the blocks of these ids, so that training leaves them alone.
Result<void> freezeBlocks(const std::vector<std::string> &ids, Network &network);

/// `--weights` of a file, or of published ones by their name (yolox-nano). A detector whose classes are others keeps
/// all but the layer that tells classes apart; `takesWhatFits`: any network keeps what fits. What starts fresh is told
/// on standard error.
Result<TensorMap> weightsToStartFrom(const std::string &nameOrFile, const Graph &graph, bool takesWhatFits,
                                     std::uint64_t seed);

} // namespace vitrine
