#pragma once

#include "core/base/Result.h"
#include "core/data/Dataset.h"
#include "core/data/Picture.h"
#include "core/graph/Graph.h"
#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"
#include "widgets/session/Question.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// Reads what a Question names: bundled things from the program's resources, others from files. For the compute thread.

/// Names of the bundled networks, in alphabetical order: "lenet-5".
QStringList presetNames();
/// Whether a file holds a detector, network and weights in one: it opens as a network of its own blocks.
bool isDetector(const QString &path);
QString presetPath(const QString &preset);

/// The file that a source stands for, a path in the program's resources included.
QString networkPath(const NetworkSource &source);
/// Empty where the weights are drawn by a seed. For a network from a file, the weights of the same name beside it.
QString weightsPath(const NetworkSource &network, const WeightsSource &weights);

Result<Network> loadNetwork(const NetworkSource &source);

struct LoadedWeights {
    TensorMap tensors;
    std::vector<Message> notices;
};
Result<LoadedWeights> loadWeights(const NetworkSource &network, const WeightsSource &source, const Graph &graph);

/// The built-in set that a network is shown: digits, or, where it seeks objects, scenes of shapes.
inline const QString builtInDigits = QStringLiteral("digits");
inline const QString builtInScenes = QStringLiteral("shapes:side=160,objects=4,size=1500");
/// The set that a question means: for a detector the built-in one is that of scenes.
QString setOf(const Question &question, const Network &network);

/// The set named: "digits" or "mnist:FOLDER".
Result<std::shared_ptr<const Dataset>> loadSet(const QString &set);

/// A picture from a file, pasted or drawn; not an item of a set.
Result<Picture> loadPicture(const PictureSource &source);

} // namespace vitrine
