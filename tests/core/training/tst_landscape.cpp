// The loss landscape: directions, the plane of a path, the grid, batch norm's two modes, and that nothing is left
// behind.

#include "core/training/landscape/LandscapeScan.h"
#include "core/training/landscape/LandscapeSurface.h"
#include "core/training/landscape/RandomPlane.h"
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

/// u = t₀ − 2 t₁ + ½, with some noise.
std::shared_ptr<const Dataset> lineSet()
{
    return std::make_shared<MadeSet>(40, Shape{2}, 0, [](std::int64_t index) {
        Rng rng = Rng(3).fork(static_cast<std::uint64_t>(index));
        const auto t0 = static_cast<float>(rng.uniform(-1, 1)), t1 = static_cast<float>(rng.uniform(-1, 1));
        const auto u = static_cast<float>(t0 - 2 * t1 + 0.5 + rng.uniform(-0.1, 0.1));
        return Result<DataItem>(DataItem{Snapshot::of(Shape{2}, std::vector<float>{t0, t1}), 0,
                                         Snapshot::of(Shape{1}, std::vector<float>{u})});
    });
}

Network linearNetwork()
{
    return networkOf(R"({"id":"x","type":"Input","params":{"shape":[2]}},)"
                     R"({"id":"fc","type":"Linear","params":{"out_features":1}},{"id":"loss","type":"MSELoss"})");
}

struct Site {
    TrainSetup setup;
    std::unique_ptr<TrainingModel> model;
    std::shared_ptr<const std::vector<Batch>> batches;
};

Site placeOf(const std::shared_ptr<const Dataset> &set, const Network &network, std::size_t samples)
{
    Site site{setupOf(set, network), nullptr, nullptr};
    const TensorMap tensors = initWeights(graphOf(site.setup.network), 4);
    auto model = makeTrainingModel({site.setup.network, tensors, DeviceChoice::Cpu, TrainingPrecision::Float32});
    auto batches = landscapeSamples(site.setup.network, site.setup.items, site.setup.split.training, samples, 1);
    if (!model || !batches)
        qFatal("nothing to compute");
    site.model = *std::move(model);
    site.batches = std::make_shared<const std::vector<Batch>>(*std::move(batches));
    return site;
}

Landscape scanned(Site &site, const Plane &plane, const LandscapeArea &area,
                  NormStatistics statistics = NormStatistics::Running)
{
    LandscapeScan scan(*site.model, {std::make_shared<const Plane>(plane), area, statistics, site.batches});
    while (!scan.isDone())
        if (auto done = scan.advance(); !done)
            qFatal("%s", done.error().message.text().c_str());
    return scan.landscape();
}

std::vector<float> unit(std::size_t size, std::size_t at)
{
    std::vector<float> row(size, 0.0F);
    row[at] = 1;
    return row;
}

} // namespace

class TestLandscape : public QObject {
    Q_OBJECT

private slots:
    void aLinearNetworkHasAParaboloid();
    void putsEverythingBack();
    void normModesAgreeWithADirectComputation();
    void comesCoarseToFine();
    void aLineIsOneRow();
    void theSameSeedGivesTheSameNumbers();
    void lossesThatAreNotFinite();
    void refusesAnEmptyPart();
    void csvHoldsAllNumbers();
};

/// The loss of a linear network under MSE is a paraboloid in its weights; here along one weight and the bias.
void TestLandscape::aLinearNetworkHasAParaboloid()
{
    Site site = placeOf(lineSet(), linearNetwork(), 40);
    const std::span<const float> weights = site.model->weights();
    const std::size_t bias = site.model->ranges()[1].offset;
    const Plane plane{{weights.begin(), weights.end()}, unit(weights.size(), 0), unit(weights.size(), bias)};
    const Landscape landscape = scanned(site, plane, {{-2, -1}, {2, 3}, 9, 9});
    QVERIFY(landscape.isComplete());
    const auto lossAt = [&](Point2 at) {
        double sum = 0, count = 0;
        for (const Batch &batch : *site.batches) {
            const auto inputs = batch.inputs.toFloats(), targets = batch.targets.toFloats();
            for (std::size_t i = 0; i < targets.size(); ++i, ++count) {
                const double answer =
                    (weights[0] + at.x) * inputs[2 * i] + weights[1] * inputs[2 * i + 1] + weights[bias] + at.y;
                sum += (answer - targets[i]) * (answer - targets[i]);
            }
        }
        return sum / count;
    };
    double slope = 0; // ∂²loss/∂w₀² = 2 · mean t₀²
    for (const Batch &batch : *site.batches) {
        const auto inputs = batch.inputs.toFloats();
        for (std::size_t i = 0; i < inputs.size(); i += 2)
            slope += 2.0 * inputs[i] * inputs[i] / 32;
    }
    for (int row = 0; row < 9; ++row)
        for (int column = 0; column < 9; ++column) {
            const double expected = lossAt(landscape.area.place(column, row));
            QVERIFY(std::abs(landscape.at(column, row).loss - expected) < 1e-5 * (1 + expected));
            QVERIFY(std::isnan(landscape.at(column, row).accuracy));
        }
    QVERIFY(std::abs(landscape.centre.loss - lossAt({})) < 1e-6);
    QVERIFY(std::abs(landscape.curvatureX - slope) < 0.01);
    QVERIFY(std::abs(landscape.curvatureY - 2) < 0.01); // the bias enters each answer with 1
    // Where places are known the surface has their heights; between them it is straight.
    const LandscapeSurface surface(landscape);
    QCOMPARE(surface.value(landscape.area.place(3, 5)), landscape.at(3, 5).loss);
    const Point2 a = landscape.area.place(3, 5), b = landscape.area.place(4, 5);
    QVERIFY(std::abs(surface.value({(a.x + b.x) / 2, a.y}) - (landscape.at(3, 5).loss + landscape.at(4, 5).loss) / 2)
            < 1e-9);
}

void TestLandscape::putsEverythingBack()
{
    for (const NormStatistics statistics : {NormStatistics::Running, NormStatistics::Batch}) {
        Site site = placeOf(quarterSet(), normedNetwork(), 50);
        const TensorMap before = site.model->tensors();
        const std::vector<float> row(site.model->weights().begin(), site.model->weights().end());
        const auto plane = std::make_shared<const Plane>(randomPlane(graphOf(site.setup.network), row, {.seed = 3}));
        {
            LandscapeScan scan(*site.model, {plane, {}, statistics, site.batches});
            for (int i = 0; i < 40; ++i)
                QVERIFY(scan.advance().ok());
            QVERIFY(!scan.isDone()); // left in the middle, as a cancel leaves it
            QVERIFY(!isSame(site.model->tensors(), before));
        }
        QVERIFY(isSame(site.model->tensors(), before));
        QVERIFY(std::equal(row.begin(), row.end(), site.model->weights().begin()));
        scanned(site, *plane, {{-1, -1}, {1, 1}, 5, 5}, statistics);
        QVERIFY(isSame(site.model->tensors(), before));
    }
}

/// A batch norm alone before the loss: its two modes computed by hand.
void TestLandscape::normModesAgreeWithADirectComputation()
{
    const Network network = networkOf(R"({"id":"x","type":"Input","params":{"shape":[2]}},)"
                                      R"({"id":"fc","type":"Linear","params":{"out_features":2}},)"
                                      R"({"id":"bn","type":"BatchNorm1d"},{"id":"loss","type":"CrossEntropyLoss"})");
    Site site = placeOf(xorSet(), network, 60);
    QCOMPARE(site.batches->size(), std::size_t(1));
    const std::span<const float> weights = site.model->weights();
    const Plane plane = randomPlane(graphOf(network), weights, {.seed = 6});
    const LandscapeArea area{{-1, -1}, {1, 1}, 5, 5};
    const Landscape running = scanned(site, plane, area);
    const Landscape byBatch = scanned(site, plane, area, NormStatistics::Batch);
    const Batch &batch = site.batches->front();
    const auto inputs = batch.inputs.toFloats();
    const TensorMap tensors = site.model->tensors();
    const auto direct = [&](Point2 at, bool own) {
        std::vector<float> row(weights.size());
        plane.write(at, row);
        const std::size_t bias = site.model->ranges()[1].offset, count = batch.labels.size();
        std::vector<std::array<double, 2>> answers(count);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t k = 0; k < 2; ++k)
                answers[i][k] = static_cast<double>(row[2 * k]) * inputs[2 * i]
                    + static_cast<double>(row[2 * k + 1]) * inputs[2 * i + 1] + static_cast<double>(row[bias + k]);
        double loss = 0;
        for (std::size_t k = 0; k < 2; ++k) {
            double mean = 0, variance = 0;
            for (const auto &answer : answers)
                mean += answer[k] / static_cast<double>(count);
            for (const auto &answer : answers)
                variance += (answer[k] - mean) * (answer[k] - mean) / static_cast<double>(count);
            if (!own) {
                mean = tensors.at("bn.running_mean").flat(static_cast<std::int64_t>(k));
                variance = tensors.at("bn.running_var").flat(static_cast<std::int64_t>(k));
            }
            for (auto &answer : answers)
                answer[k] = (answer[k] - mean) / std::sqrt(variance + 1e-5);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const auto label = static_cast<std::size_t>(batch.labels[i]);
            loss += std::log(std::exp(answers[i][0]) + std::exp(answers[i][1])) - answers[i][label];
        }
        return loss / static_cast<double>(count);
    };
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 5; ++column) {
            const Point2 at = area.place(column, row);
            QVERIFY(std::abs(running.at(column, row).loss - direct(at, false)) < 1e-4);
            QVERIFY(std::abs(byBatch.at(column, row).loss - direct(at, true)) < 1e-4);
        }
    // Scaling the weights changes nothing for the batch's own statistics, but for running ones.
    std::vector<float> linear = plane.origin;
    std::fill(linear.begin() + static_cast<std::ptrdiff_t>(site.model->ranges()[2].offset), linear.end(), 0.0F);
    const Plane scaling{plane.origin, linear, std::vector<float>(plane.origin.size(), 0.0F)};
    const LandscapeArea line{{0, 0}, {1, 0}, 2, 1};
    const Landscape own = scanned(site, scaling, line, NormStatistics::Batch);
    QVERIFY(std::abs(own.values[0].loss - own.values[1].loss) < 1e-4);
    const Landscape kept = scanned(site, scaling, line);
    QVERIFY(std::abs(kept.values[0].loss - kept.values[1].loss) > 1e-3);
}

void TestLandscape::comesCoarseToFine()
{
    Site site = placeOf(lineSet(), linearNetwork(), 10);
    const std::size_t size = site.model->weights().size();
    const auto plane = std::make_shared<const Plane>(
        Plane{{site.model->weights().begin(), site.model->weights().end()}, unit(size, 0), unit(size, 1)});
    LandscapeScan scan(*site.model, {plane, {{-1, -1}, {1, 1}, 20, 13}, NormStatistics::Running, site.batches});
    std::vector<int> strides;
    double before = -1;
    while (!scan.isDone()) {
        QVERIFY(scan.progress() > before);
        before = scan.progress();
        QVERIFY(scan.advance().ok());
        const Landscape &now = scan.landscape();
        if (now.stride == 0 || (!strides.empty() && strides.back() == now.stride))
            continue;
        strides.push_back(now.stride);
        for (int row = 0; row < 13; ++row)
            for (int column = 0; column < 20; ++column)
                if ((row % now.stride == 0 || row == 12) && (column % now.stride == 0 || column == 19))
                    QVERIFY(now.isKnown[now.area.index(column, row)]);
        // The coarse picture is a picture already.
        QVERIFY(std::isfinite(LandscapeSurface(now).value({0.13, -0.7})));
    }
    QCOMPARE(strides, (std::vector<int>{8, 4, 2, 1}));
    QCOMPARE(scan.progress(), 1.0);
    QVERIFY(scan.advance().ok()); // there is nothing more to do
}

void TestLandscape::aLineIsOneRow()
{
    Site site = placeOf(lineSet(), linearNetwork(), 40);
    const std::size_t size = site.model->weights().size();
    std::vector<float> start(size, 0.0F), away(size, 0.0F);
    away[0] = 1;
    const Landscape line = scanned(site, {start, away, std::vector<float>(size, 0.0F)}, {{-0.5, 0}, {1.5, 0}, 9, 1});
    QCOMPARE(line.values.size(), std::size_t(9));
    QVERIFY(line.isComplete());
    QVERIFY(std::isnan(line.curvatureY));
    // A parabola has the same second difference everywhere.
    const auto second = [&](std::size_t i) {
        return line.values[i].loss - 2 * line.values[i + 1].loss + line.values[i + 2].loss;
    };
    for (std::size_t i = 1; i < 7; ++i)
        QVERIFY(std::abs(second(i) - second(0)) < 1e-5);
}

void TestLandscape::theSameSeedGivesTheSameNumbers()
{
    std::vector<std::string> tables;
    for (int i = 0; i < 2; ++i) {
        Site site = placeOf(quarterSet(), normedNetwork(), 30);
        const Plane plane = randomPlane(graphOf(site.setup.network), site.model->weights(), {.seed = 9});
        tables.push_back(landscapeCsv(scanned(site, plane, {{-1, -1}, {1, 1}, 5, 5}), {}));
    }
    QCOMPARE(tables[0], tables[1]);
}

void TestLandscape::lossesThatAreNotFinite()
{
    Site site = placeOf(lineSet(), linearNetwork(), 10);
    const std::size_t size = site.model->weights().size();
    Plane plane{{site.model->weights().begin(), site.model->weights().end()}, unit(size, 0), unit(size, 1)};
    plane.x[0] = 3e38F; // twice that is beyond a float
    const Landscape landscape = scanned(site, plane, {{-2, -1}, {2, 1}, 3, 3});
    QVERIFY(!std::isfinite(landscape.at(0, 1).loss));
    const LandscapeSurface surface(landscape);
    double highest = 0;
    for (int row = 0; row < 3; ++row)
        highest = std::max(highest, landscape.at(1, row).loss);
    QCOMPARE(surface.value({-2, 0}), highest);
}

void TestLandscape::refusesAnEmptyPart()
{
    const TrainSetup setup = setupOf(xorSet(), perceptron());
    const auto none = landscapeSamples(setup.network, setup.items, {}, 10, 1);
    QVERIFY(!none);
    QVERIFY(none.error().message.text().find("no samples") != std::string::npos);
    const auto all = landscapeSamples(setup.network, setup.items, setup.split.validation, 1000, 1);
    QVERIFY(all.ok());
    std::int64_t count = 0;
    for (const Batch &batch : *all)
        count += batch.size();
    QCOMPARE(count, static_cast<std::int64_t>(setup.split.validation.size()));
}

void TestLandscape::csvHoldsAllNumbers()
{
    Landscape landscape;
    landscape.area = {{0, 0}, {1, 0}, 2, 1};
    landscape.values = {{0.5, 0.25}, {none, none}};
    landscape.isKnown = {true, false};
    const std::vector<PlacedPath> paths{{"the \"best\"", {{7, {{-0.5, 2}, 0.125}}}}};
    QCOMPARE(landscapeCsv(landscape, paths),
             std::string("kind,name,step,x,y,loss,accuracy,distance\ngrid,,,0,0,0.5,0.25,\n"
                         "path,\"the \"\"best\"\"\",7,-0.5,2,,,0.125\n"));
    const LandscapeArea area = areaAround(paths, 25);
    QVERIFY(area.low.x < -0.5 && area.high.x > 0 && area.low.y < 0 && area.high.y > 2);
    QVERIFY(area.high.x - area.low.x >= (area.high.y - area.low.y) / 2);
}

QTEST_GUILESS_MAIN(TestLandscape)
#include "tst_landscape.moc"
