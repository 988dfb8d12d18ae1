#include "core/training/landscape/SymmetricEigen.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

namespace {

constexpr int mostSweeps = 64;

/// A matrix on its way to a diagonal, with the product of all rotations so far.
struct Rotating {
    std::vector<double> &matrix;
    std::vector<double> &rotation; ///< its rows become the eigenvectors
    std::size_t size;

    double &at(std::size_t row, std::size_t column) { return matrix[row * size + column]; }

    /// Makes the element (p, q) zero.
    void rotate(std::size_t p, std::size_t q)
    {
        const double theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const double tangent = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double cosine = 1 / std::sqrt(tangent * tangent + 1), sine = tangent * cosine;
        for (std::size_t i = 0; i < size; ++i)
            turn(at(i, p), at(i, q), cosine, sine);
        for (std::size_t i = 0; i < size; ++i)
            turn(at(p, i), at(q, i), cosine, sine);
        for (std::size_t i = 0; i < size; ++i)
            turn(rotation[p * size + i], rotation[q * size + i], cosine, sine);
    }

    static void turn(double &a, double &b, double cosine, double sine)
    {
        const double first = a;
        a = cosine * first - sine * b;
        b = sine * first + cosine * b;
    }

    /// Of what is not on the diagonal yet, as a part of what is.
    double rest()
    {
        double off = 0, on = 0;
        for (std::size_t row = 0; row < size; ++row)
            for (std::size_t column = 0; column < size; ++column)
                (row == column ? on : off) += at(row, column) * at(row, column);
        return on > 0 ? std::sqrt(off / on) : 0;
    }
};

} // namespace

SymmetricEigen symmetricEigen(std::vector<double> matrix, std::size_t size)
{
    std::vector<double> rotation(size * size, 0.0);
    for (std::size_t i = 0; i < size; ++i)
        rotation[i * size + i] = 1;
    Rotating rotating{matrix, rotation, size};
    for (int sweep = 0; sweep < mostSweeps && rotating.rest() > 1e-15; ++sweep)
        for (std::size_t p = 0; p + 1 < size; ++p)
            for (std::size_t q = p + 1; q < size; ++q)
                if (rotating.at(p, q) != 0)
                    rotating.rotate(p, q);
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rotating.at(a, a) > rotating.at(b, b); });
    SymmetricEigen eigen;
    for (const std::size_t index : order) {
        eigen.values.push_back(rotating.at(index, index));
        const auto first = rotation.begin() + static_cast<std::ptrdiff_t>(index * size);
        eigen.vectors.insert(eigen.vectors.end(), first, first + static_cast<std::ptrdiff_t>(size));
    }
    return eigen;
}

} // namespace vitrine
