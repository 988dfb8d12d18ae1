#pragma once

#include <filesystem>

namespace vitrine {

/// Whether a file is called as pictures are: .jpg, .png, .webp, …, in any case.
bool hasPictureSuffix(const std::filesystem::path &file);

} // namespace vitrine
