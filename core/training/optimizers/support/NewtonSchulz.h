#pragma once

#include <cstddef>
#include <functional>
#include <span>

namespace vitrine {

/// Newton–Schulz iteration of Muon (Jordan 2024, kellerjordan.github.io/posts/muon): pulls all singular values of a
/// matrix towards 1 and leaves its singular vectors alone, without a decomposition.
///
/// X₀ = U / max(‖U‖, 1e-7), then five times X ← a·X + (b·A + c·A²)·X with A = X·Xᵀ. The coefficients make the slope at
/// 0 steep, so that small singular values grow fast; in the end all lie between about 0.7 and 1.2.
struct NewtonSchulz {
    static constexpr int iterations = 5;
    static constexpr double a = 3.4445;
    static constexpr double b = -4.7750;
    static constexpr double c = 2.0315;
    static constexpr double smallestNorm = 1e-7;

    std::size_t rows = 0;
    std::size_t columns = 0;
    /// Called with X₀ and after each iteration with the new X, laid out as `matrix`; may be empty.
    std::function<void(std::span<const double>)> observer = {};

    /// Works in place on a row-major matrix [rows, columns].
    void run(std::span<float> matrix) const;
    void run(std::span<double> matrix) const;
    /// ‖matrix‖, the root of the sum of squares.
    static double norm(std::span<const double> matrix);
};

} // namespace vitrine
