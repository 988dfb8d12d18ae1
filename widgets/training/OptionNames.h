#pragma once

#include <QString>

#include <string>

namespace vitrine {

/// What a setting of a data set, an augmentation or a schedule is called in forms: "Size", "Noise". One that is not
/// known here is called as the command line calls it.
QString optionName(const std::string &name);

} // namespace vitrine
