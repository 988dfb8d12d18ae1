#pragma once

#include <QString>

namespace vitrine {

/// What a dropped or opened file is taken for; by name alone, so that it can be said while it still hangs in the air.
enum class FileKind {
    Picture, ///< anything that is none of the others: the picture reader looks at the content
    Video, ///< *.mp4, *.avi, …
    Network, ///< *.json
    OwnBlock, ///< *.vitrine-block.json: a block of the user's own
    Weights, ///< *.safetensors
    Checkpoint, ///< *.pth, *.pt: weights as PyTorch saves them
    Model, ///< *.onnx: a network with its weights
    MnistFolder, ///< a folder with MNIST's files in it
    OtherFolder
};

FileKind fileKind(const QString &path);

} // namespace vitrine
