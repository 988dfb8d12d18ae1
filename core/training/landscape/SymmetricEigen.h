#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {

/// The eigenvalues of a small symmetric matrix, the largest first, with their vectors of length 1.
struct SymmetricEigen {
    std::vector<double> values;
    std::vector<double> vectors; ///< one after the other, beside `values`

    std::span<const double> vector(std::size_t index) const
    {
        return std::span(vectors).subspan(index * values.size(), values.size());
    }
};

/// By Jacobi's rotations (Golub & Van Loan, Matrix Computations, 8.5); `matrix`: [size, size].
SymmetricEigen symmetricEigen(std::vector<double> matrix, std::size_t size);

} // namespace vitrine
