#include "core/training/SurfaceKind.h"

#include <cstdio>

namespace vitrine {

namespace {

/// Twenty measurements, (t, u).
constexpr Point2 measured[]{{-1.9, -1.4}, {-1.6, -0.5}, {-1.2, -0.7}, {-0.9, 0.2}, {-0.5, -0.1},
                            {-0.2, 0.7},  {0.1, 0.2},   {0.3, 1.1},   {0.6, 0.6},  {0.8, 1.6},
                            {1.0, 0.9},   {1.3, 1.9},   {1.5, 1.2},   {1.8, 2.4},  {2.0, 1.7},
                            {2.3, 2.0},   {2.5, 3.0},   {2.7, 2.1},   {2.9, 3.3},  {3.1, 2.6}};
constexpr double count = std::size(measured);

/// Means over the measurements, of which f is made: f = T·x² + 2·t·xy + y² − 2·C·x − 2·u·y + U.
struct Means {
    double tt = 0, t = 0, tu = 0, u = 0, uu = 0;

    Means()
    {
        for (const auto [x, y] : measured) {
            tt += x * x / count;
            t += x / count;
            tu += x * y / count;
            u += y / count;
            uu += y * y / count;
        }
    }
};

const Means &means()
{
    static const Means computed;
    return computed;
}

/// The loss of linear regression: x is the line's slope, y where it starts.
class LeastSquares : public SurfaceKind {
public:
    std::string name() const override { return "least_squares"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Least squares")); }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "The mean squared error of a line u = x·t + y over twenty points: each batch "
                                        "has a valley of its own, and steps wander among them."));
    }
    std::string formula() const override
    {
        char text[160];
        std::snprintf(text, sizeof text, "f(x, y) = %.10g·x² + %.10g·xy + y² − %.10g·x − %.10g·y + %.10g", means().tt,
                      2 * means().t, 2 * means().tu, 2 * means().u, means().uu);
        return text;
    }
    Point2 low() const override { return {-1.5, -1.5}; }
    Point2 high() const override { return {2.5, 2.5}; }
    Point2 start() const override { return {-1, 2}; }
    std::vector<Point2> minima() const override
    {
        const Means &mean = means();
        const double slope = (mean.tu - mean.t * mean.u) / (mean.tt - mean.t * mean.t);
        return {{slope, mean.u - mean.t * slope}};
    }
    SurfacePoint at(Point2 place) const override
    {
        const Means &mean = means();
        return {value(place),
                {2 * (mean.tt * place.x + mean.t * place.y - mean.tu), 2 * (mean.t * place.x + place.y - mean.u)},
                {2 * mean.tt, 2 * mean.t, 2}};
    }
    double value(Point2 place) const override
    {
        double sum = 0;
        for (const Point2 &point : measured)
            sum += residual(place, point) * residual(place, point);
        return sum / count;
    }
    std::span<const Point2> data() const override { return measured; }
    Point2 sampleGradient(std::size_t sample, Point2 place) const override
    {
        const Point2 point = measured[sample];
        return {2 * residual(place, point) * point.x, 2 * residual(place, point)};
    }

private:
    static double residual(Point2 line, Point2 point) { return line.x * point.x + line.y - point.y; }
};

} // namespace

std::unique_ptr<SurfaceKind> makeLeastSquares()
{
    return std::make_unique<LeastSquares>();
}

} // namespace vitrine
