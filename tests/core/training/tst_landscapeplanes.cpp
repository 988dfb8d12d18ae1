// The planes that loss landscapes lie on: random directions, the components of a path, projections, and the paths
// themselves.

#include "core/training/landscape/PathPlane.h"
#include "core/training/landscape/RandomPlane.h"
#include "core/training/landscape/RunPath.h"
#include "core/training/landscape/SymmetricEigen.h"
#include "core/training/models/RowLayout.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

namespace {

Graph graphOf(const Network &network)
{
    GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        qFatal("%s", built.error("made").message.text().c_str());
    return *std::move(built.graph);
}

double normOf(std::span<const float> values)
{
    return std::sqrt(dot(values, values));
}

} // namespace

class TestLandscapePlanes : public QObject {
    Q_OBJECT

private slots:
    void directionsAreAsLongAsTheFilters();
    void directionsRepeat();
    void eigenvectorsOfAKnownMatrix();
    void theComponentsOfAKnownPath();
    void aStraightPathHasAPlaneToo();
    void aPathThatHasNotMovedIsRefused();
    void projectsOntoSkewDirections();
    void pathsStayBounded();
    void aSecondRestTakesTheFirstOnesPlace();
};

void TestLandscapePlanes::directionsAreAsLongAsTheFilters()
{
    const Network network = networkOf(
        R"({"id":"image","type":"Input","params":{"shape":[2,8,8]}},)"
        R"({"id":"conv","type":"Conv2d","params":{"out_channels":3,"kernel_size":3}},{"id":"bn","type":"BatchNorm2d"},)"
        R"({"id":"up","type":"ConvTranspose2d","params":{"out_channels":5,"kernel_size":2}},)"
        R"({"id":"flat","type":"Flatten"},{"id":"fc","type":"Linear","params":{"out_features":4}},)"
        R"({"id":"loss","type":"CrossEntropyLoss"})");
    const Graph graph = graphOf(network);
    const RowLayout layout = layOut(graph);
    std::vector<float> weights(layout.size, 0.0F);
    Rng rng(8);
    for (const TensorRange &range : layout.ranges)
        for (std::size_t i = 0; i < range.count(); ++i)
            weights[range.offset + i] = static_cast<float>(rng.uniform(-1, 1) * static_cast<double>(1 + i % 7));
    const Plane plane = randomPlane(graph, weights, {.seed = 5});
    QCOMPARE(plane.origin, weights);
    const auto pieces = [&](const std::vector<float> &row, std::size_t tensor, std::size_t filter) {
        const TensorRange &range = layout.ranges[tensor];
        const bool isTransposed = range.name == "up.weight";
        const auto filters = static_cast<std::size_t>(range.shape[isTransposed ? 1 : 0]);
        std::vector<float> numbers;
        const std::size_t inner = isTransposed ? 4 : range.count() / filters; // 2 × 2 pixels
        for (std::size_t i = 0; i < range.count(); ++i)
            if (i / inner % filters == filter)
                numbers.push_back(row[range.offset + i]);
        return numbers;
    };
    for (std::size_t tensor = 0; tensor < layout.ranges.size(); ++tensor) {
        const TensorRange &range = layout.ranges[tensor];
        const bool moves = range.shape.size() > 1;
        const auto filters = static_cast<std::size_t>(range.shape[range.name == "up.weight" ? 1 : 0]);
        for (std::size_t filter = 0; filter < filters; ++filter)
            for (const std::vector<float> *direction : {&plane.x, &plane.y}) {
                const double expected = moves ? normOf(pieces(weights, tensor, filter)) : 0;
                QVERIFY(std::abs(normOf(pieces(*direction, tensor, filter)) - expected) < 1e-4 * (1 + expected));
            }
    }
    // With biases each of their numbers is a filter of its own.
    const Plane all = randomPlane(graph, weights, {.seed = 5, .movesBiases = true});
    for (const TensorRange &range : layout.ranges)
        for (std::size_t i = range.offset; range.shape.size() == 1 && i < range.offset + range.count(); ++i)
            QVERIFY(std::abs(std::abs(all.x[i]) - std::abs(weights[i])) < 1e-5F);
    // What lies between the tensors stays zero.
    QCOMPARE(all.x[layout.ranges[1].offset + layout.ranges[1].count()], 0.0F);
}

void TestLandscapePlanes::directionsRepeat()
{
    const Graph graph = graphOf(perceptron());
    const std::vector<float> weights(layOut(graph).size, 0.5F);
    const Plane a = randomPlane(graph, weights, {.seed = 1}), b = randomPlane(graph, weights, {.seed = 1});
    const Plane c = randomPlane(graph, weights, {.seed = 2});
    QCOMPARE(a.x, b.x);
    QCOMPARE(a.y, b.y);
    QVERIFY(a.x != a.y);
    QVERIFY(a.x != c.x);
}

void TestLandscapePlanes::eigenvectorsOfAKnownMatrix()
{
    // [2 1; 1 2] has 3 along (1, 1) and 1 along (1, −1); a third one apart.
    const SymmetricEigen eigen = symmetricEigen({2, 0, 1, 0, 7, 0, 1, 0, 2}, 3);
    QVERIFY(std::abs(eigen.values[0] - 7) < 1e-12);
    QVERIFY(std::abs(eigen.values[1] - 3) < 1e-12);
    QVERIFY(std::abs(eigen.values[2] - 1) < 1e-12);
    QVERIFY(std::abs(eigen.vector(1)[0] - eigen.vector(1)[2]) < 1e-12);
    QVERIFY(std::abs(eigen.vector(2)[0] + eigen.vector(2)[2]) < 1e-12);
    QVERIFY(std::abs(std::abs(eigen.vector(0)[1]) - 1) < 1e-12);
}

/// Three rows around the origin (1, 1, 1, 1): (3, 0, 0, 0), (0, 4, 0, 0) and (0, 0, 1, 0) away from it. By hand: the
/// components are the axes, 16, 9 and 1 of 26 the squares along them.
void TestLandscapePlanes::theComponentsOfAKnownPath()
{
    const std::vector<float> origin{1, 1, 1, 1}, a{4, 1, 1, 1}, b{1, 5, 1, 1}, c{1, 1, 2, 1};
    const std::vector<std::span<const float>> rows{a, b, c, origin};
    const auto path = pathPlane(rows, origin);
    QVERIFY(path.ok());
    QCOMPARE(path->plane.x, (std::vector<float>{0, -1, 0, 0}));
    QCOMPARE(path->plane.y, (std::vector<float>{-1, 0, 0, 0}));
    QVERIFY(std::abs(path->shares[0] - 16.0 / 26) < 1e-12);
    QVERIFY(std::abs(path->shares[1] - 9.0 / 26) < 1e-12);
    const PlaneProjector projector(path->plane);
    const Projection onB = projector.project(b), onC = projector.project(c), onOrigin = projector.project(origin);
    QCOMPARE(onB.place, (Point2{-4, 0})); // the farthest comes from the left
    QCOMPARE(onB.distance, 0.0);
    QCOMPARE(onC.place, (Point2{0, 0}));
    QCOMPARE(onC.distance, 1.0);
    QCOMPARE(onOrigin.place, (Point2{0, 0}));
    std::vector<float> row(4);
    path->plane.write(onB.place, row);
    QCOMPARE(row, b);
}

void TestLandscapePlanes::aStraightPathHasAPlaneToo()
{
    const std::vector<float> origin{0, 0, 0}, a{2, 0, 0}, b{1, 0, 0};
    const std::vector<std::span<const float>> rows{a, b, origin};
    const auto path = pathPlane(rows, origin);
    QVERIFY(path.ok());
    QVERIFY(std::abs(path->shares[0] - 1) < 1e-12);
    QCOMPARE(path->shares[1], 0.0);
    QVERIFY(std::abs(normOf(path->plane.y) - 1) < 1e-6);
    QVERIFY(std::abs(dot(path->plane.x, path->plane.y)) < 1e-6);
}

void TestLandscapePlanes::aPathThatHasNotMovedIsRefused()
{
    const std::vector<float> origin{1, 2};
    const std::vector<std::span<const float>> rows{origin, origin};
    const auto path = pathPlane(rows, origin);
    QVERIFY(!path);
    QVERIFY(path.error().message.text().find("not moved") != std::string::npos);
    const Cancel cancel;
    cancel.request();
    QVERIFY(pathPlane(rows, origin, cancel).error().cancelled);
}

void TestLandscapePlanes::projectsOntoSkewDirections()
{
    const Plane plane{{1, 1, 1}, {2, 0, 0}, {1, 1, 0}};
    const std::vector<float> row{6, 4, 2}; // 1·x + 3·y, and 1 beside the plane
    const Projection projection = PlaneProjector(plane).project(row);
    QVERIFY(std::abs(projection.place.x - 1) < 1e-12);
    QVERIFY(std::abs(projection.place.y - 3) < 1e-12);
    QVERIFY(std::abs(projection.distance - 1) < 1e-6);
}

void TestLandscapePlanes::pathsStayBounded()
{
    RunPath path;
    std::vector<float> row(10);
    for (std::int64_t step = 0; step <= 10000; ++step) {
        row[0] = static_cast<float>(step);
        path.add(step, row);
        QVERIFY(path.points().size() <= RunPath::mostRows);
    }
    const auto points = path.points();
    QVERIFY(points.size() > RunPath::mostRows / 3);
    QCOMPARE(points.front()->step, 0);
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        QCOMPARE(points[i]->step % path.stride(), 0);
    for (const auto &point : points)
        QCOMPARE(point->row[0], static_cast<float>(point->step));
    // A large network has fewer rows: 200 MiB hold three of 60 MiB.
    RunPath large;
    const std::vector<float> longRow(std::size_t{15} << 20, 1.0F);
    for (std::int64_t step = 0; step < 12; ++step)
        large.add(step, longRow);
    QVERIFY(large.points().size() <= 3);
    QCOMPARE(large.points().front()->step, 0);
    // Several paths at once are given fewer rows each.
    RunPath few(10);
    for (std::int64_t step = 0; step <= 1000; ++step)
        few.add(step, row);
    few.end(1001, row);
    QVERIFY(few.points().size() <= 10 && few.points().size() >= 5);
    QCOMPARE(few.points().back()->step, 1001);
    path.dropAfter(5000);
    QVERIFY(path.points().back()->step <= 5000);
}

void TestLandscapePlanes::aSecondRestTakesTheFirstOnesPlace()
{
    RunPath path;
    const std::vector<float> row{1};
    for (std::int64_t step = 0; step <= 300; ++step)
        path.add(step, row);
    const auto count = path.points().size();
    const std::int64_t stride = path.stride();
    QVERIFY(stride > 1);
    path.end(301, row);
    QCOMPARE(path.points().back()->step, 301);
    const bool wasKept = 300 % stride == 0;
    QCOMPARE(path.points().size(), wasKept ? count + 1 : count);
    path.end(302, row);
    QCOMPARE(path.points().back()->step, 302);
    QCOMPARE(path.points().size(), wasKept ? count + 1 : count);
}

QTEST_GUILESS_MAIN(TestLandscapePlanes)
#include "tst_landscapeplanes.moc"
