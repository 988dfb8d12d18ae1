#pragma once

#include <cstddef>

namespace vitrine {

// Products of row-major matrices. Small on purpose: they serve Muon, whose matrices fit the cache.

/// As many numbers as one register of 32 bytes holds, added and multiplied at once (GCC and clang).
template <typename Real>
using Vector [[gnu::vector_size(32)]] = Real;
/// The same where it lies in memory, anywhere.
template <typename Real>
using StoredVector [[gnu::vector_size(32), gnu::aligned(alignof(Real)), gnu::may_alias]] = Real;

/// A block of `out` = `left` · `right`: Rows × (Vectors · 32 bytes), summed up in registers. `n` is the length of a
/// sum, `p` that of a row of `right` and `out`.
template <std::size_t Rows, std::size_t Vectors, typename Real>
void multiplyTile(const Real *left, const Real *right, Real *out, std::size_t n, std::size_t p)
{
    Vector<Real> sum[Rows][Vectors] = {};
    for (std::size_t k = 0; k < n; ++k) {
        const auto *factors = reinterpret_cast<const StoredVector<Real> *>(right + k * p);
        for (std::size_t j = 0; j < Vectors; ++j)
            for (std::size_t i = 0; i < Rows; ++i)
                sum[i][j] += left[i * n + k] * factors[j];
    }
    for (std::size_t i = 0; i < Rows; ++i)
        for (std::size_t j = 0; j < Vectors; ++j)
            reinterpret_cast<StoredVector<Real> *>(out + i * p)[j] = sum[i][j];
}

/// Columns that fill no register, one by one.
template <std::size_t Rows, typename Real>
void multiplyColumn(const Real *left, const Real *right, Real *out, std::size_t n, std::size_t p)
{
    Real sum[Rows] = {};
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < Rows; ++i)
            sum[i] += left[i * n + k] * right[k * p];
    for (std::size_t i = 0; i < Rows; ++i)
        out[i * p] = sum[i];
}

template <std::size_t Rows, typename Real>
void multiplyRows(const Real *left, const Real *right, Real *out, std::size_t n, std::size_t p)
{
    constexpr std::size_t width = 32 / sizeof(Real);
    std::size_t j = 0;
    for (; j + 2 * width <= p; j += 2 * width)
        multiplyTile<Rows, 2>(left, right + j, out + j, n, p);
    for (; j + width <= p; j += width)
        multiplyTile<Rows, 1>(left, right + j, out + j, n, p);
    for (; j < p; ++j)
        multiplyColumn<Rows>(left, right + j, out + j, n, p);
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
