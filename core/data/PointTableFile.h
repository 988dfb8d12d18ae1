#pragma once

#include "core/data/PointSet.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vitrine {

/// Reads points from a table: three columns, x, y and either a class or a value, divided by commas, semicolons or tabs.
///
/// A first line whose first field is no number names the columns; there "label" or "class" says that the third holds
/// classes, "value" or "target" that it holds numbers. Without it whole numbers from 0 to 99 are classes, and so is
/// anything that is no number; else it holds values. Classes are numbers, or names, which are sorted. Empty lines are
/// passed over. Refused with file and line: another number of columns, what is no finite number, names among numbers;
/// and a file of more than 64 MiB or a million points.
Result<PointTable> readPointTable(const std::filesystem::path &file);

/// The same for a text; `name` stands for the file in messages.
Result<PointTable> parsePointTable(std::string_view text, const std::string &name);

} // namespace vitrine
