#include "core/training/optimizers/support/NewtonSchulz.h"

#include "core/training/optimizers/support/Matrix.h"
#include "core/training/optimizers/support/Vectorised.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <vector>

namespace vitrine {

namespace {

template <typename Real>
double normOf(std::span<const Real> matrix)
{
    double sum = 0;
    for (const Real value : matrix)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return std::sqrt(sum);
}

/// The iteration for a matrix [m, n] with m ≤ n, whose product with its own transpose is small.
template <typename Real>
class Iteration {
public:
    Iteration(std::size_t m, std::size_t n)
        : m_m(m), m_n(n), m_transposed(m * n), m_product(m * n), m_a(m * m), m_b(m * m)
    {
    }

    void advance(std::vector<Real> &x)
    {
        runVectorised([&] {
            transpose(x.data(), m_transposed.data(), m_m, m_n);
            multiply(x.data(), m_transposed.data(), m_a.data(), m_m, m_n, m_m);
            multiply(m_a.data(), m_a.data(), m_b.data(), m_m, m_m, m_m);
            for (std::size_t i = 0; i < m_b.size(); ++i)
                m_b[i] = static_cast<Real>(NewtonSchulz::b) * m_a[i] + static_cast<Real>(NewtonSchulz::c) * m_b[i];
            multiply(m_b.data(), x.data(), m_product.data(), m_m, m_m, m_n);
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] = static_cast<Real>(NewtonSchulz::a) * x[i] + m_product[i];
        });
    }

private:
    std::size_t m_m;
    std::size_t m_n;
    std::vector<Real> m_transposed;
    std::vector<Real> m_product;
    std::vector<Real> m_a;
    std::vector<Real> m_b;
};

template <typename Real>
void runOn(const NewtonSchulz &how, std::span<Real> matrix)
{
    const bool isTall = how.rows > how.columns;
    std::vector<Real> x(matrix.begin(), matrix.end());
    const auto scale = static_cast<Real>(1 / std::max(normOf(std::span<const Real>(x)), NewtonSchulz::smallestNorm));
    for (Real &value : x)
        value *= scale;
    if (isTall) {
        const std::vector<Real> upright = x;
        transpose(upright.data(), x.data(), how.rows, how.columns);
    }
    const auto show = [&] {
        if (isTall)
            transpose(x.data(), matrix.data(), how.columns, how.rows);
        else
            std::copy(x.begin(), x.end(), matrix.begin());
        if constexpr (std::is_same_v<Real, double>)
            if (how.observer)
                how.observer(matrix);
    };
    if (how.observer)
        show();
    Iteration<Real> iteration(std::min(how.rows, how.columns), std::max(how.rows, how.columns));
    for (int i = 0; i < NewtonSchulz::iterations; ++i) {
        iteration.advance(x);
        if (how.observer || i + 1 == NewtonSchulz::iterations)
            show();
    }
}

} // namespace

void NewtonSchulz::run(std::span<float> matrix) const
{
    runOn(*this, matrix);
}

void NewtonSchulz::run(std::span<double> matrix) const
{
    runOn(*this, matrix);
}

double NewtonSchulz::norm(std::span<const double> matrix)
{
    return normOf(matrix);
}

} // namespace vitrine
