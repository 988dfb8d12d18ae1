#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A file of a public data set, and what it must be.
struct CatalogueFile {
    std::string name; ///< the last part of the address, a plain name
    std::string url; ///< http or https: the checksum says whether what came is right
    std::uint64_t size = 0; ///< bytes
    std::string sha256; ///< 64 hexadecimal digits in lower case

    bool isArchive() const { return name.ends_with(".tar.gz"); } ///< to be unpacked where it lies
    bool operator==(const CatalogueFile &) const = default;
};

/// A public data set.
struct CatalogueSet {
    std::string id; ///< "fashion-mnist": its folder, too
    std::string name; ///< "Fashion-MNIST"
    std::string kind; ///< of DatasetKind, which opens it: "mnist"
    std::string page; ///< where a person finds it
    std::string licence;
    std::vector<CatalogueFile> files;

    std::uint64_t size() const; ///< of all its files
    bool operator==(const CatalogueSet &) const = default;
};

/// No file of a set is larger than this, and none is taken that claims to be.
constexpr std::uint64_t largestSetFile = 4ULL << 30;

/// Reads a list of public sets, resources/datasets/catalogue.json; `name` stands for its file in messages. Every file
/// needs its size and its checksum.
Result<std::vector<CatalogueSet>> parseSetCatalogue(std::string_view text, const std::string &name);
Result<std::vector<CatalogueSet>> readSetCatalogue(const std::filesystem::path &file);

/// Whether all files of a set lie in a folder with the sizes that they should have.
bool isComplete(const CatalogueSet &set, const std::filesystem::path &folder);
/// Reads them all and compares their checksums. Names the first that is missing or not what it should be.
Result<void> verifySet(const CatalogueSet &set, const std::filesystem::path &folder, const Cancel &cancel = {});

} // namespace vitrine
