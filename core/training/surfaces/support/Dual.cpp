#include "core/training/surfaces/support/Dual.h"

namespace vitrine {

Dual Dual::x(double at)
{
    Dual number(at);
    number.dx = 1;
    return number;
}

Dual Dual::y(double at)
{
    Dual number(at);
    number.dy = 1;
    return number;
}

Dual Dual::chain(const Dual &a, double f, double first, double second)
{
    // A derivative of 0 stays 0, even where f′ is infinite.
    const auto times = [](double factor, double derivative) { return derivative == 0 ? 0 : factor * derivative; };
    Dual result(f);
    result.dx = times(first, a.dx);
    result.dy = times(first, a.dy);
    result.dxx = times(second, a.dx * a.dx) + times(first, a.dxx);
    result.dxy = times(second, a.dx * a.dy) + times(first, a.dxy);
    result.dyy = times(second, a.dy * a.dy) + times(first, a.dyy);
    return result;
}

Dual operator-(const Dual &a)
{
    return Dual::chain(a, -a.value, -1, 0);
}

Dual operator+(const Dual &a, const Dual &b)
{
    Dual sum(a.value + b.value);
    sum.dx = a.dx + b.dx;
    sum.dy = a.dy + b.dy;
    sum.dxx = a.dxx + b.dxx;
    sum.dxy = a.dxy + b.dxy;
    sum.dyy = a.dyy + b.dyy;
    return sum;
}

Dual operator-(const Dual &a, const Dual &b)
{
    return a + -b;
}

Dual operator*(const Dual &a, const Dual &b)
{
    Dual product(a.value * b.value);
    product.dx = a.dx * b.value + a.value * b.dx;
    product.dy = a.dy * b.value + a.value * b.dy;
    product.dxx = a.dxx * b.value + 2 * a.dx * b.dx + a.value * b.dxx;
    product.dxy = a.dxy * b.value + a.dx * b.dy + a.dy * b.dx + a.value * b.dxy;
    product.dyy = a.dyy * b.value + 2 * a.dy * b.dy + a.value * b.dyy;
    return product;
}

Dual operator/(const Dual &a, const Dual &b)
{
    // From q·b = a, differentiated once and twice.
    Dual q(a.value / b.value);
    q.dx = (a.dx - q.value * b.dx) / b.value;
    q.dy = (a.dy - q.value * b.dy) / b.value;
    q.dxx = (a.dxx - 2 * q.dx * b.dx - q.value * b.dxx) / b.value;
    q.dxy = (a.dxy - q.dx * b.dy - q.dy * b.dx - q.value * b.dxy) / b.value;
    q.dyy = (a.dyy - 2 * q.dy * b.dy - q.value * b.dyy) / b.value;
    return q;
}

Dual exp(const Dual &a)
{
    const double value = std::exp(a.value);
    return Dual::chain(a, value, value, value);
}

Dual log(const Dual &a)
{
    return Dual::chain(a, std::log(a.value), 1 / a.value, -1 / (a.value * a.value));
}

Dual sqrt(const Dual &a)
{
    const double root = std::sqrt(a.value);
    if (root == 0)
        return root;
    return Dual::chain(a, root, 0.5 / root, -0.25 / (root * a.value));
}

Dual abs(const Dual &a)
{
    return Dual::chain(a, std::abs(a.value), sign(a).value, 0);
}

Dual sign(const Dual &a)
{
    return std::isnan(a.value) ? a.value : static_cast<double>((a.value > 0) - (a.value < 0));
}

Dual min(const Dual &a, const Dual &b)
{
    return std::isnan(b.value) || b.value < a.value ? b : a;
}

Dual max(const Dual &a, const Dual &b)
{
    return std::isnan(b.value) || b.value > a.value ? b : a;
}

Dual sin(const Dual &a)
{
    const double sine = std::sin(a.value);
    return Dual::chain(a, sine, std::cos(a.value), -sine);
}

Dual cos(const Dual &a)
{
    const double cosine = std::cos(a.value);
    return Dual::chain(a, cosine, -std::sin(a.value), -cosine);
}

Dual tan(const Dual &a)
{
    const double tangent = std::tan(a.value);
    const double slope = 1 + tangent * tangent;
    return Dual::chain(a, tangent, slope, 2 * tangent * slope);
}

Dual tanh(const Dual &a)
{
    const double value = std::tanh(a.value);
    const double slope = 1 - value * value;
    return Dual::chain(a, value, slope, -2 * value * slope);
}

Dual pow(const Dual &base, const Dual &exponent)
{
    const double n = exponent.value;
    const double value = std::pow(base.value, n);
    const bool isConstant =
        exponent.dx == 0 && exponent.dy == 0 && exponent.dxx == 0 && exponent.dxy == 0 && exponent.dyy == 0;
    if (isConstant) {
        const double first = n == 0 ? 0 : n * std::pow(base.value, n - 1);
        const double second = n == 0 || n == 1 ? 0 : n * (n - 1) * std::pow(base.value, n - 2);
        return Dual::chain(base, value, first, second);
    }
    Dual power = exp(exponent * log(base));
    power.value = value;
    return power;
}

Dual square(const Dual &a)
{
    return a * a;
}

} // namespace vitrine
