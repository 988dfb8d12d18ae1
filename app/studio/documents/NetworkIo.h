#pragma once

#include "app/studio/journal/StudioState.h"
#include "core/base/Result.h"
#include "core/io/WeightMatch.h"
#include "core/tensor/TensorMap.h"

#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

// Files of networks, read and written by a thread that may wait.

/// A network that was read, ready to be opened.
struct ReadNetwork {
    DocumentState document; ///< its question has the network and the weights; the rest is for the studio to choose
    std::vector<Message> notes; ///< what the user should know of it
    bool isDetector = false; ///< a file with YOLOX's weights, for the Detect room; nothing else is set
};

/// A network file, sound or not, or an ONNX model: what of it is not known becomes a grey block.
Result<ReadNetwork> readNetworkFile(const QString &file);

/// The tensors of a weights file: safetensors or a PyTorch checkpoint.
struct ReadWeights {
    TensorMap tensors;
    bool isDetector = false; ///< a checkpoint with YOLOX's weights that fits nothing of the network
};
Result<ReadWeights> readWeightsFile(const QString &file, const std::vector<WeightSpec> &wanted);

/// A network with its weights beside it: "net.vitrine.json" and "net.safetensors".
struct NetworkToWrite {
    QString file;
    std::shared_ptr<const Network> network;
    QString source; ///< that the network came from: where it is the same still, its bytes are written again
    TensorMap weights;
    WeightEdits edits; ///< numbers in them that were changed by hand
    bool hasWeights = false; ///< that belong beside it; else what lies there stays
};
/// Each file whole or not at all; the weights first, so that a network is never without its own.
Result<void> writeNetworkFile(const NetworkToWrite &job);

/// The weights' file of a network file.
QString weightsBeside(const QString &networkFile);

} // namespace vitrine
