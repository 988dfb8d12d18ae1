// The surfaces: known values and minima, derivatives against differences, and the formula that is shown against the one
// that is computed.

#include "core/base/Rng.h"
#include "core/training/SurfaceKind.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

namespace {

/// Value of the global minimum, from the literature.
const std::map<std::string, double> lowest{{"least_squares", 0.1600153788114154},
                                           {"rosenbrock", 0},
                                           {"himmelblau", 0},
                                           {"beale", 0},
                                           {"booth", 0},
                                           {"rastrigin", 0},
                                           {"ackley", 0},
                                           {"ravine", 0},
                                           {"valley", 0},
                                           {"plateau", 0},
                                           {"sphere", 0},
                                           {"matyas", 0},
                                           {"three_hump_camel", 0},
                                           {"saddle", NAN},
                                           {"goldstein_price", 3},
                                           {"mccormick", -1.913222954981037},
                                           {"styblinski_tang", -78.33233140754282}};

std::vector<Point2> somePlaces(const SurfaceKind &surface)
{
    Rng random(3);
    std::vector<Point2> places;
    for (int i = 0; i < 50; ++i)
        places.push_back(
            {random.uniform(surface.low().x, surface.high().x), random.uniform(surface.low().y, surface.high().y)});
    return places;
}

QByteArray off(const SurfaceKind &surface, const char *what, double ours, double expected)
{
    return QStringLiteral("%1: %2 is %3, not %4")
        .arg(QString::fromStdString(surface.name()), QString::fromLatin1(what))
        .arg(ours, 0, 'g', 12)
        .arg(expected, 0, 'g', 12)
        .toUtf8();
}

bool isNear(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

} // namespace

class TestSurfaces : public QObject {
    Q_OBJECT

private slots:
    void minimaAreWhereTheySay()
    {
        QCOMPARE(surfaceKinds().size(), lowest.size());
        for (const auto &surface : surfaceKinds()) {
            const auto expected = lowest.find(surface->name());
            QVERIFY2(expected != lowest.end(), (surface->name() + " has no test").c_str());
            QCOMPARE(surface->minima().empty(), std::isnan(expected->second));
            for (const Point2 minimum : surface->minima()) {
                const SurfacePoint there = surface->at(minimum);
                QVERIFY2(std::abs(there.value - expected->second) < 1e-9,
                         off(*surface, "minimum", there.value, expected->second));
                QVERIFY2(std::hypot(there.gradient.x, there.gradient.y) < 1e-6,
                         off(*surface, "slope", there.gradient.x, 0));
                for (const Point2 place : somePlaces(*surface))
                    QVERIFY2(surface->value(place) >= expected->second - 1e-9,
                             off(*surface, "value", surface->value(place), expected->second));
            }
        }
    }

    void valuesAreTheUsualOnes()
    {
        QCOMPARE(findSurfaceKind("rosenbrock")->value({-1.2, 1}), 24.2);
        QCOMPARE(findSurfaceKind("himmelblau")->value({0, 0}), 170.0);
        QCOMPARE(findSurfaceKind("beale")->value({0, 0}), 14.203125);
        QCOMPARE(findSurfaceKind("booth")->value({0, 0}), 74.0);
        QVERIFY(std::abs(findSurfaceKind("rastrigin")->value({1, 1}) - 2) < 1e-12);
        QVERIFY(std::abs(findSurfaceKind("ackley")->value({1, 1}) - 3.6253849384403627) < 1e-12);
        QCOMPARE(findSurfaceKind("styblinski_tang")->value({1, 1}), -10.0);
        QCOMPARE(findSurfaceKind("goldstein_price")->value({0, 0}), 600.0);
        QCOMPARE(findSurfaceKind("saddle")->value({2, 1}), 3.0);
    }

    void derivativesAgreeWithDifferences()
    {
        constexpr double h = 1e-5;
        for (const auto &surface : surfaceKinds())
            for (const Point2 p : somePlaces(*surface)) {
                const SurfacePoint point = surface->at(p);
                QCOMPARE(point.value, surface->value(p));
                const SurfacePoint right = surface->at({p.x + h, p.y}), left = surface->at({p.x - h, p.y});
                const SurfacePoint above = surface->at({p.x, p.y + h}), below = surface->at({p.x, p.y - h});
                // Relative to the surface's own size: differences of large values lose digits.
                const double scale = std::max(1.0, std::abs(point.value));
                const auto check = [&](const char *what, double ours, double difference) {
                    QVERIFY2(std::abs(ours - difference) <= 1e-6 * std::max(scale, std::abs(difference)),
                             off(*surface, what, ours, difference));
                };
                check("∂f/∂x", point.gradient.x, (right.value - left.value) / (2 * h));
                check("∂f/∂y", point.gradient.y, (above.value - below.value) / (2 * h));
                check("∂²f/∂x²", point.hessian[0], (right.gradient.x - left.gradient.x) / (2 * h));
                check("∂²f/∂x∂y", point.hessian[1], (above.gradient.x - below.gradient.x) / (2 * h));
                check("∂²f/∂y²", point.hessian[2], (above.gradient.y - below.gradient.y) / (2 * h));
            }
    }

    /// What is shown can be typed, and is what is computed.
    void shownFormulaIsTheComputedOne()
    {
        for (const auto &surface : surfaceKinds()) {
            const auto typed = parseSurface(surface->formula());
            QVERIFY2(typed.ok(), typed ? "" : (surface->name() + ": " + typed.error().message.text()).c_str());
            for (const Point2 place : somePlaces(*surface)) {
                const SurfacePoint ours = surface->at(place), theirs = (*typed)->at(place);
                QVERIFY2(isNear(ours.value, theirs.value, 1e-11), off(*surface, "value", theirs.value, ours.value));
                QVERIFY2(isNear(ours.gradient.x, theirs.gradient.x, 1e-10),
                         off(*surface, "∂f/∂x", theirs.gradient.x, ours.gradient.x));
                QVERIFY2(isNear(ours.hessian[1], theirs.hessian[1], 1e-9),
                         off(*surface, "∂²f/∂x∂y", theirs.hessian[1], ours.hessian[1]));
            }
        }
    }

    void kinksHaveDerivatives()
    {
        const SurfacePoint tip = findSurfaceKind("ackley")->at({0, 0});
        QVERIFY(std::isfinite(tip.gradient.x) && std::isfinite(tip.hessian[0]));
        QCOMPARE((*parseSurface("abs(x) + sqrt(y)"))->at({0, 0}).gradient, (Point2{0, 0}));
    }

    void partsAreSensible()
    {
        for (const auto &surface : surfaceKinds()) {
            const Point2 low = surface->low(), high = surface->high(), start = surface->start();
            QVERIFY2(low.x < start.x && start.x < high.x && low.y < start.y && start.y < high.y,
                     surface->name().c_str());
            for (const Point2 minimum : surface->minima())
                QVERIFY2(low.x < minimum.x && minimum.x < high.x && low.y < minimum.y && minimum.y < high.y,
                         surface->name().c_str());
            QVERIFY(!surface->summary().isEmpty() && !surface->title().isEmpty());
        }
        QVERIFY(!findSurfaceKind("nowhere"));
    }
};

QTEST_GUILESS_MAIN(TestSurfaces)
#include "tst_surfaces.moc"
