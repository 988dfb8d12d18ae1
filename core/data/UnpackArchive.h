#pragma once

#include "core/base/Cancel.h"
#include "core/data/SetCatalogue.h"

#include <filesystem>
#include <span>

namespace vitrine {

/// Unpacks the members that are named from a .tar.gz into a folder, side by side under their own last names, each whole
/// or not at all. Nothing else of the archive is written, whatever it holds. Fails where one is missing, there twice,
/// or of another size; where the archive is not what Tar.h reads; and where it unpacks to much more than its members.
Result<void> unpackArchive(const std::filesystem::path &archive, const std::filesystem::path &folder,
                           std::span<const ArchiveMember> members, const Cancel &cancel = {});

} // namespace vitrine
