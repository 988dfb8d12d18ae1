#pragma once

#include "core/base/Result.h"
#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// Which YOLOX a network is: what distinguishes Nano, Tiny, S, M, L, X and Darknet53.
struct YoloxSpec {
    enum class Backbone { CspDarknet, Darknet53 };
    Backbone backbone = Backbone::CspDarknet;
    double depth = 1;
    double width = 1;
    bool depthwise = false;
    std::string act = "silu";
    int classes = 80;

    /// "YOLOX-Nano", …, "YOLOX-Pico"; "YOLOX" for one that is none of these.
    std::string name() const;
    /// Side of the square input that the family is evaluated with: 416 for Nano and Tiny, 640 for the rest; Pico 160.
    int defaultSize() const;
    bool operator==(const YoloxSpec &) const = default;
};

/// The published members of the family, smallest first.
const std::vector<YoloxSpec> &yoloxFamily();
/// One so small that two cores train it while one watches: 0.14 M parameters for six classes. Nobody else's.
YoloxSpec yoloxPico(int classes);

/// The spec that weights under their official names ("backbone.backbone.stem.conv.conv.weight") belong to. `file`
/// stands for the file in the message.
Result<YoloxSpec> recogniseYolox(const TensorMap &weights, const std::string &file);

/// The network of a spec for inputs [3, height, width]: blocks `images` (Input), `backbone` and `head`, so that the
/// names of its weights are the official ones.
Network yoloxNetwork(const YoloxSpec &spec, int width, int height);

/// A detector, ready to be run: what a weights file holds, whichever its format.
struct YoloxModel {
    YoloxSpec spec;
    TensorMap weights; ///< official names, all that the network needs
    int width = 0; ///< of the network's input; multiples of 32
    int height = 0;
    std::vector<std::string> classNames; ///< as many as spec.classes
    std::filesystem::path file;
    std::vector<Message> warnings;
};

struct YoloxOptions {
    int size = 0; ///< side of the square input, a multiple of 32; 0: the ONNX model's own, else the family's
    std::filesystem::path classesFile; ///< a class name a line; empty: COCO's for 80 classes, else numbers
};

/// Opens weights: `.pth` (official checkpoints), `.onnx` (exports of YOLOX), `.safetensors` (official names; those in a
/// checkpoint of a training here, too). Fails, with the file's name and what is wrong, on anything that is not a YOLOX,
/// and on weights with NaN or infinite values.
Result<YoloxModel> openYolox(const std::filesystem::path &file, const YoloxOptions &options = {});

/// What `.safetensors` may say of a detector beside its tensors, so that it can be opened without more: the names of
/// its classes and the size of its input.
std::map<std::string, std::string> yoloxMetadata(const std::vector<std::string> &classNames, int width, int height);
/// The same for the bytes of a `.safetensors` in memory, as those that come with the program; `name` stands for the
/// file.
Result<YoloxModel> parseYolox(std::span<const std::byte> bytes, const std::string &name,
                              const YoloxOptions &options = {});

/// COCO's 80 classes by their official names.
const std::vector<std::string> &cocoClasses();

} // namespace vitrine
