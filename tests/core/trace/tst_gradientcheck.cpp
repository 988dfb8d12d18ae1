// vitrine-test: SOURCES ../blocks/BlockCase.cpp
// Finite differences beside autograd.

#include "core/network/NetworkFile.h"
#include "core/trace/GradientCheck.h"
#include "tests/core/blocks/BlockCase.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace vitrine;

class TestGradientCheck : public QObject {
    Q_OBJECT

private slots:
    void parametersAndInputs();
    void somePlacesAlone();
    void seesAKink();
    void tinyGradientsAreNoAlarm();
    void refusesWhatHasNone();
    void stops();
};

namespace {

TraceRequest requestFor(const char *path, Mode mode = Mode::Train)
{
    const auto network = readNetwork(std::filesystem::path(VITRINE_SOURCE_DIR) / path);
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    return test::randomRequest(test::withLoss(*network), mode, DType::Float32, 3);
}

constexpr const char *normed = "tests/core/blocks/cases/BatchNorm2d.vitrine.json";

} // namespace

void TestGradientCheck::parametersAndInputs()
{
    for (const char *tensor : {"block.weight", "block.bias", "in"}) {
        const auto check = checkGradients(requestFor(normed), tensor, 1000, 1);
        QVERIFY2(check.ok(), check.ok() ? "" : check.error().message.text().c_str());
        QCOMPARE(static_cast<std::int64_t>(check->checked.size()), check->elements);
        QVERIFY2(check->worst < GradientCheck::limit, qPrintable(QString("%1: %2").arg(tensor).arg(check->worst)));
        QVERIFY(std::any_of(check->checked.begin(), check->checked.end(),
                            [](const CheckedGradient &checked) { return checked.gradient != 0; }));
    }
}

void TestGradientCheck::somePlacesAlone()
{
    const auto once = checkGradients(requestFor(normed), "in", 7, 1),
               again = checkGradients(requestFor(normed), "in", 7, 1);
    QVERIFY(once.ok() && again.ok());
    QCOMPARE(once->checked.size(), 7U);
    std::set<Index> places;
    for (std::size_t i = 0; i < 7; ++i) {
        QCOMPARE(once->checked[i].index, again->checked[i].index);
        places.insert(once->checked[i].index);
    }
    QCOMPARE(places.size(), 7U);
}

/// At the edge of a ReLU the slope to both sides is half of autograd's, and the check says so.
void TestGradientCheck::seesAKink()
{
    const auto network = parseNetwork(
        R"({"format":"vitrine-network","version":1,"name":"kink","blocks":[
           {"id":"x","type":"Input","params":{"shape":[1]}},{"id":"relu","type":"ReLU"},{"id":"L","type":"L1Loss"}],
           "connections":[{"from":"x","to":"relu"},{"from":"relu","to":"L"}]})",
        "kink");
    TraceRequest request;
    request.graph = *buildGraph(*network, 1).graph;
    request.inputs = {{"x", Snapshot::of(Shape{1, 1}, std::vector<float>{0})},
                      {"L", Snapshot::of(Shape{1, 1}, std::vector<float>{-1})}};
    const auto check = checkGradients(request, "x", 1, 1);
    QVERIFY(check.ok());
    QCOMPARE(check->checked[0].gradient, 0.0);
    QVERIFY(std::abs(check->checked[0].slope - 0.5) < 1e-6);
    QVERIFY(check->worst > GradientCheck::limit);
}

/// Beside a loss of about 1, finite differences can't see a gradient of 1e-10; a wrong one that they can see, they do.
void TestGradientCheck::tinyGradientsAreNoAlarm()
{
    const auto network = parseNetwork(
        R"({"format":"vitrine-network","version":1,"name":"tiny","blocks":[
           {"id":"x","type":"Input","params":{"shape":[2]}},{"id":"fc","type":"Linear","params":{"out_features":1}},
           {"id":"L","type":"MSELoss"}],
           "connections":[{"from":"x","to":"fc"},{"from":"fc","to":"L"}]})",
        "tiny");
    TraceRequest request;
    request.graph = *buildGraph(*network, 1).graph;
    request.weights = {{"fc.weight", Snapshot::of(Shape{1, 2}, std::vector<float>{0.7F, 0.3F})},
                       {"fc.bias", Snapshot::of(Shape{1}, std::vector<float>{0.1F})}};
    request.inputs = {{"x", Snapshot::of(Shape{1, 2}, std::vector<float>{1e-10F, 1})},
                      {"L", Snapshot::of(Shape{1, 1}, std::vector<float>{1.7F})}};
    const auto check = checkGradients(request, "fc.weight", 2, 1);
    QVERIFY(check.ok());
    const CheckedGradient &tiny = check->checked[0];
    QVERIFY(tiny.gradient != 0 && std::abs(tiny.gradient) < 1e-8);
    QVERIFY(tiny.isWithinNoise());
    QVERIFY(!check->checked[1].isWithinNoise());
    QCOMPARE(check->hidden, 1);
    QVERIFY2(check->worst < GradientCheck::limit, qPrintable(QString::number(check->worst)));
    // The floor is far below what a wrong derivative of usual size is off by.
    QVERIFY(tiny.noise < 1e-8);
}

void TestGradientCheck::refusesWhatHasNone()
{
    for (const char *tensor : {"block.running_mean", "nothing", "block"}) {
        const auto check = checkGradients(requestFor(normed), tensor, 5, 1);
        QVERIFY(!check.ok());
        QVERIFY(check.error().message.text().find(tensor) != std::string::npos);
    }
}

void TestGradientCheck::stops()
{
    TraceRequest request = requestFor(normed);
    int calls = 0;
    request.progress = [&](double share) {
        ++calls;
        QVERIFY(share > 0 && share <= 1);
        if (calls == 2)
            request.cancel.request();
    };
    const auto check = checkGradients(request, "in", 50, 1);
    QVERIFY(!check.ok());
    QVERIFY(check.error().cancelled);
    QCOMPARE(calls, 2);
}

QTEST_GUILESS_MAIN(TestGradientCheck)
#include "tst_gradientcheck.moc"
