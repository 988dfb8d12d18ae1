#include "core/training/surfaces/support/Formula.h"

#include <cassert>

namespace vitrine {

namespace {

using Op = Formula::Op;

// The few functions of doubles that std has not, or has otherwise: as Dual's in all that concerns NaN.
double sign(double x)
{
    return std::isnan(x) ? x : static_cast<double>((x > 0) - (x < 0));
}

double min(double a, double b)
{
    return std::isnan(b) || b < a ? b : a;
}

double max(double a, double b)
{
    return std::isnan(b) || b > a ? b : a;
}

template <typename Number>
Number functionOf(Op op, const Number &a)
{
    using std::abs;
    using std::cos;
    using std::exp;
    using std::log;
    using std::sin;
    using std::sqrt;
    using std::tan;
    using std::tanh;
    switch (op) {
    case Op::Negate:
        return -a;
    case Op::Exp:
        return exp(a);
    case Op::Log:
        return log(a);
    case Op::Sqrt:
        return sqrt(a);
    case Op::Abs:
        return abs(a);
    case Op::Sign:
        return sign(a);
    case Op::Sin:
        return sin(a);
    case Op::Cos:
        return cos(a);
    case Op::Tan:
        return tan(a);
    case Op::Tanh:
        return tanh(a);
    default:
        assert(false);
        return a;
    }
}

template <typename Number>
Number combined(Op op, const Number &a, const Number &b)
{
    using std::pow;
    switch (op) {
    case Op::Add:
        return a + b;
    case Op::Subtract:
        return a - b;
    case Op::Multiply:
        return a * b;
    case Op::Divide:
        return a / b;
    case Op::Power:
        return pow(a, b);
    case Op::Min:
        return min(a, b);
    case Op::Max:
        return max(a, b);
    default:
        return functionOf(op, a);
    }
}

template <typename Number>
Number evaluate(const std::vector<Formula::Step> &steps, const Number &x, const Number &y)
{
    std::vector<Number> results;
    results.reserve(steps.size());
    for (const Formula::Step &step : steps) {
        if (step.op == Op::Number)
            results.emplace_back(step.number);
        else if (step.op == Op::X)
            results.push_back(x);
        else if (step.op == Op::Y)
            results.push_back(y);
        else
            results.push_back(combined(step.op, results[step.left], results[step.right]));
    }
    return results.back();
}

} // namespace

double Formula::value(Point2 place) const
{
    return evaluate(m_steps, place.x, place.y);
}

SurfacePoint Formula::at(Point2 place) const
{
    return evaluate(m_steps, Dual::x(place.x), Dual::y(place.y)).toSurfacePoint();
}

} // namespace vitrine
