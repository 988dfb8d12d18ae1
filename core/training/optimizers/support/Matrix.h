#pragma once

#include <array>
#include <cstddef>

namespace vitrine {

// Products of row-major matrices. Small on purpose: they serve Muon, whose matrices fit the cache.

/// `out` [m, p] = `left` [m, n] · `right` [n, p], for rows first … first + Rows − 1 and columns that fill whole
/// vectors.
template <std::size_t Rows, std::size_t Columns, typename Real>
void multiplyTile(const Real *left, const Real *right, Real *out, std::size_t n, std::size_t p)
{
    std::array<std::array<Real, Columns>, Rows> sum{};
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < Rows; ++i)
            for (std::size_t j = 0; j < Columns; ++j)
                sum[i][j] += left[i * n + k] * right[k * p + j];
    for (std::size_t i = 0; i < Rows; ++i)
        for (std::size_t j = 0; j < Columns; ++j)
            out[i * p + j] = sum[i][j];
}

template <std::size_t Rows, typename Real>
void multiplyRows(const Real *left, const Real *right, Real *out, std::size_t n, std::size_t p)
{
    constexpr std::size_t wide = 64 / sizeof(Real);
    constexpr std::size_t narrow = 16 / sizeof(Real);
    std::size_t j = 0;
    for (; j + wide <= p; j += wide)
        multiplyTile<Rows, wide>(left, right + j, out + j, n, p);
    for (; j + narrow <= p; j += narrow)
        multiplyTile<Rows, narrow>(left, right + j, out + j, n, p);
    for (; j < p; ++j)
        multiplyTile<Rows, 1>(left, right + j, out + j, n, p);
}

/// `out` [m, p] = `left` [m, n] · `right` [n, p]; `out` overlaps neither.
template <typename Real>
void multiply(const Real *left, const Real *right, Real *out, std::size_t m, std::size_t n, std::size_t p)
{
    std::size_t i = 0;
    for (; i + 4 <= m; i += 4)
        multiplyRows<4>(left + i * n, right, out + i * p, n, p);
    for (; i < m; ++i)
        multiplyRows<1>(left + i * n, right, out + i * p, n, p);
}

/// `out` [n, m] = `matrix` [m, n] transposed.
template <typename Real>
void transpose(const Real *matrix, Real *out, std::size_t m, std::size_t n)
{
    for (std::size_t i = 0; i < m; ++i)
        for (std::size_t j = 0; j < n; ++j)
            out[j * m + i] = matrix[i * n + j];
}

} // namespace vitrine
