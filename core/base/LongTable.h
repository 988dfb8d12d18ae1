#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace vitrine {

/// A table of many lines that are made while they are written, in any thread: it owns what it reads.
struct LongTable {
    std::int64_t lines = 0; ///< without the header
    std::string header; ///< with its line end
    /// Adds a line, with its end, to the text.
    std::function<void(std::int64_t line, std::string &text)> append;
};

/// The whole table in memory.
std::string toText(const LongTable &table);

/// Into a file, whole or not at all, in pieces of a few hundred KiB; between them `progress` hears the share that is
/// written, and a wish to stop is heard.
Result<void> writeTable(const std::filesystem::path &file, const LongTable &table, const Cancel &cancel,
                        const std::function<void(double share)> &progress);

} // namespace vitrine
