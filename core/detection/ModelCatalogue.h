#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// Weights that are published somewhere, and what is known of their file before it is there.
struct CatalogueModel {
    std::string id; ///< "yolox-nano"
    std::string name; ///< "YOLOX-Nano"
    std::string file; ///< what it is called in the models folder: "yolox_nano.pth"
    std::string url;
    int input = 0; ///< side of the picture it was evaluated with
    double averagePrecision = 0; ///< percent, COCO val2017 at IoU 0.50:0.95, as its authors give it
    std::uint64_t size = 0; ///< bytes; 0: not known
    std::string sha256; ///< 64 hexadecimal digits in lower case; empty: not known

    bool operator==(const CatalogueModel &) const = default;
};

/// The published weights that the studio knows by name: resources/models/catalogue.json.
struct ModelCatalogue {
    std::string source; ///< who publishes them: "Megvii-BaseDetection/YOLOX"
    std::string page; ///< where a person finds them
    std::string licence;
    std::vector<CatalogueModel> models; ///< in the order in which they are shown

    /// By id, name or file, however written: "nano", "yolox-nano", "YOLOX_Nano", "yolox_nano.pth". Null: none of them.
    const CatalogueModel *find(std::string_view name) const;
};

/// No file of weights is larger than this, and none is taken that claims to be.
constexpr std::uint64_t largestModelFile = 1ULL << 30;

/// Reads a catalogue; `name` stands for its file in messages. Addresses must be https, files plain names.
Result<ModelCatalogue> parseModelCatalogue(std::string_view text, const std::string &name);
Result<ModelCatalogue> readModelCatalogue(const std::filesystem::path &file);

/// Where downloaded weights lie: $XDG_DATA_HOME/vitrine/models, as a rule ~/.local/share/vitrine/models.
std::filesystem::path modelsFolder();

/// What a person who says which model to use may mean: a file, else a known name, whose file in `folder` it then is,
/// checked against its checksum. A known name whose weights are not there is an error that says how to get them.
Result<std::filesystem::path> resolveModel(const std::string &nameOrPath, const ModelCatalogue &catalogue,
                                           const std::filesystem::path &folder = modelsFolder());

/// How to get weights without the studio's downloader: the address, and the folder to put the file into.
Message howToFetch(const CatalogueModel &model, const std::filesystem::path &folder);

} // namespace vitrine
