#pragma once

#include <span>

namespace vitrine {

/// A curve to be learned, by its name.
struct NamedCurve {
    const char *name; ///< "sine"
    double (*at)(double x); ///< x from −1 to 1; values of about the same range
};

std::span<const NamedCurve> namedCurves();

} // namespace vitrine
