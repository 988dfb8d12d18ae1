#pragma once

#include <string>

namespace vitrine {

/// The shortest text that gives the same number again.
std::string exactText(float value);

/// A field of CSV (RFC 4180): in quotes where it needs them.
std::string quotedField(const std::string &text);

} // namespace vitrine
