#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

struct Point2 {
    double x = 0;
    double y = 0;
    bool operator==(const Point2 &) const = default;
};

/// A function's value at a place with its derivatives, exact up to rounding.
struct SurfacePoint {
    double value = 0;
    Point2 gradient; ///< ∂f/∂x, ∂f/∂y
    std::array<double, 3> hessian{}; ///< ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²
};

/// A function of two variables for optimizers to walk on. Built in: one file each in core/training/surfaces; or typed
/// by the user, see parseSurface().
class SurfaceKind {
public:
    virtual ~SurfaceKind() = default;

    virtual std::string name() const = 0; ///< as `--function` calls it: "rosenbrock"
    virtual Message title() const = 0;
    virtual Message summary() const = 0; ///< one sentence: what is hard about it
    virtual std::string formula() const = 0; ///< "f(x, y) = (1 − x)² + 100 (y − x²)²"
    virtual Point2 low() const = 0; ///< corner of the part that is usually shown
    virtual Point2 high() const = 0;
    virtual Point2 start() const = 0; ///< the usual start
    virtual std::vector<Point2> minima() const = 0; ///< the global ones; empty where there is none
    virtual SurfacePoint at(Point2 place) const = 0;
    /// f alone, for pictures of many points.
    virtual double value(Point2 place) const = 0;

    /// Where f is the loss of a line u = x·t + y: the points (t, u) that it is the mean over. Empty for all others.
    virtual std::span<const Point2> data() const { return {}; }
    /// The gradient for one of the points alone.
    virtual Point2 sampleGradient(std::size_t, Point2) const { return {}; }
};

const std::vector<std::unique_ptr<SurfaceKind>> &surfaceKinds();
const SurfaceKind *findSurfaceKind(std::string_view name);
/// A formula of x and y that the user typed, at most 1,000 characters and 100 levels: numbers, + − * / ^, parentheses,
/// pi, e, and exp log sqrt abs sign sin cos tan tanh min max; “2x”, “x²”, “√(x)” and “·” as people write them, with or
/// without “f(x, y) =” in front. On a mistake the message says where it is and what is expected there.
Result<std::unique_ptr<SurfaceKind>> parseSurface(const std::string &formula);

} // namespace vitrine
