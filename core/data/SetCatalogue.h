#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A file in an archive.
struct ArchiveMember {
    std::string path; ///< in the archive: "cifar-10-batches-bin/test_batch.bin"
    std::uint64_t size = 0; ///< bytes

    /// The last part of the path: what it is called where it is unpacked.
    std::string name() const { return path.substr(path.rfind('/') + 1); }
    bool operator==(const ArchiveMember &) const = default;
};

/// A file of a public data set, and what it must be.
struct CatalogueFile {
    std::string name; ///< the last part of the address, a plain name
    std::string url; ///< http or https: the checksum says whether what came is right
    std::uint64_t size = 0; ///< bytes
    std::string sha256; ///< 64 hexadecimal digits in lower case
    std::vector<ArchiveMember> members{}; ///< of an archive: what is unpacked from it

    bool isArchive() const { return name.ends_with(".tar.gz"); } ///< to be unpacked where it lies
    std::uint64_t unpackedSize() const; ///< of the members
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

/// Whether a file of a set, or of an archive all that is unpacked from it, lies in a folder with the size that it
/// should have. Members may also lie in the folder that the archive has them in.
bool isComplete(const CatalogueFile &file, const std::filesystem::path &folder);
bool isComplete(const CatalogueSet &set, const std::filesystem::path &folder);
/// Reads all files and compares their checksums; of what was unpacked from an archive, the sizes. Names the first that
/// is missing or not what it should be.
Result<void> verifySet(const CatalogueSet &set, const std::filesystem::path &folder, const Cancel &cancel = {});

} // namespace vitrine
