#pragma once

#include "core/training/SurfaceKind.h"

#include <cmath>

namespace vitrine {

/// A number with its first and second derivatives by x and y, carried along by the rules of calculus (forward-mode
/// automatic differentiation): exact up to rounding, nothing derived by hand.
struct Dual {
    double value = 0;
    double dx = 0;
    double dy = 0;
    double dxx = 0;
    double dxy = 0;
    double dyy = 0;

    Dual() = default;
    Dual(double constant) : value(constant) { }
    static Dual x(double at);
    static Dual y(double at);

    SurfacePoint toSurfacePoint() const { return {value, {dx, dy}, {dxx, dxy, dyy}}; }

    friend Dual operator-(const Dual &a);
    friend Dual operator+(const Dual &a, const Dual &b);
    friend Dual operator-(const Dual &a, const Dual &b);
    friend Dual operator*(const Dual &a, const Dual &b);
    friend Dual operator/(const Dual &a, const Dual &b);

    /// f(a), given f, f′ and f″ at a's value.
    static Dual chain(const Dual &a, double f, double first, double second);
};

Dual exp(const Dual &a);
Dual log(const Dual &a);
/// Where it is not smooth (sqrt and abs at 0, sign, min and max at a tie) a derivative is 0 or that of one side, so
/// that an optimizer finds a number to go on with.
Dual sqrt(const Dual &a);
Dual abs(const Dual &a);
Dual sign(const Dual &a);
Dual min(const Dual &a, const Dual &b);
Dual max(const Dual &a, const Dual &b);
Dual sin(const Dual &a);
Dual cos(const Dual &a);
Dual tan(const Dual &a);
Dual tanh(const Dual &a);
/// With a constant exponent the base may be negative, as far as std::pow goes along.
Dual pow(const Dual &base, const Dual &exponent);
Dual square(const Dual &a);

inline double square(double a)
{
    return a * a;
}

} // namespace vitrine
