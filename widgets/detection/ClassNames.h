#pragma once

#include <QString>

#include <string>
#include <vector>

namespace vitrine {

/// A class as it is read on the screen: the generated shapes in the user's language, others by the names that their set
/// gives them; by its number where it has none. Files, and what compares names, take the names as they are.
QString shownClass(const std::vector<std::string> &names, int classId);
/// Its name as it is, in quotes: a field of CSV.
QString classField(const std::vector<std::string> &names, int classId);

} // namespace vitrine
