#pragma once

#include <span>
#include <string>

namespace vitrine {

/// Three significant digits: "0.0123", "3.16".
std::string rounded(double value);
/// All digits that it takes: "0.9999".
std::string exactly(double value);
/// "97 %"
std::string percent(double share);
/// The middle value; 0 for none.
double median(std::span<const double> values);

} // namespace vitrine
