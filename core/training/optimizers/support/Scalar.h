#pragma once

#include <cmath>
#include <type_traits>

namespace vitrine {

/// A number that is the same for all weights of one step: a hyperparameter or what is made of some. Computed in double
/// and rounded once, where it meets a weight: 1 − 0.999 in float would be wrong by 5·10⁻⁵.
template <typename Real>
struct Scalar {
    double value = 0;

    Real rounded() const { return static_cast<Real>(value); }

    friend Scalar operator+(Scalar a, Scalar b) { return {a.value + b.value}; }
    friend Scalar operator-(Scalar a, Scalar b) { return {a.value - b.value}; }
    friend Scalar operator*(Scalar a, Scalar b) { return {a.value * b.value}; }
    friend Scalar operator/(Scalar a, Scalar b) { return {a.value / b.value}; }
    friend Scalar operator+(int a, Scalar b) { return {a + b.value}; }
    friend Scalar operator-(int a, Scalar b) { return {a - b.value}; }
    friend Scalar operator*(int a, Scalar b) { return {a * b.value}; }
    friend Scalar operator/(int a, Scalar b) { return {a / b.value}; }
    friend Scalar operator-(Scalar a, int b) { return {a.value - b}; }

    friend Real operator*(Scalar a, Real b) { return a.rounded() * b; }
    friend Real operator+(Real a, Scalar b) { return a + b.rounded(); }
    friend Real operator/(Real a, Scalar b) { return a / b.rounded(); }
    friend Real operator/(Scalar a, Real b) { return a.rounded() / b; }

    friend Scalar sqrt(Scalar a) { return {std::sqrt(a.value)}; }
    /// aᵗ
    friend Scalar toThePower(Scalar a, Scalar t) { return {std::pow(a.value, t.value)}; }
    friend bool isZero(Scalar a) { return a.value == 0; }
    friend bool isAbove(Scalar a, int limit) { return a.value > limit; }
};

/// √x of a weight's number, with which the generic code says plain sqrt().
using std::sqrt;

template <typename Real>
    requires std::is_floating_point_v<Real> Real square(Real x)
    {
        return x * x;
    }

/// −1, 0 or 1
template <typename Real>
    requires std::is_floating_point_v<Real> Real sign(Real x)
    {
        return static_cast<Real>((x > 0) - (x < 0));
    }

} // namespace vitrine
