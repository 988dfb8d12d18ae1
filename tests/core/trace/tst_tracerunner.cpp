// vitrine-test: SOURCES ../blocks/BlockCase.cpp
// What is computed again after a change, and that it is what a whole run gives, bit for bit.

#include "core/base/Rng.h"
#include "core/network/NetworkFile.h"
#include "core/tensor/Device.h"
#include "core/trace/Targets.h"
#include "core/trace/TraceRunner.h"
#include "tests/core/blocks/BlockCase.h"

#include <QtTest>

#include <cstring>
#include <filesystem>
#include <set>

using namespace vitrine;
using test::BlockCase;

namespace {

/// A class becomes another one, a number moves.
Snapshot movedAt(const Snapshot &tensor, std::size_t position, double by)
{
    if (tensor.dtype() == DType::Int64) {
        auto values = tensor.toDoubles();
        std::vector<std::int64_t> whole(values.begin(), values.end());
        whole[position] = whole[position] == 0 ? 1 : 0;
        return Snapshot::of(tensor.shape(), std::move(whole));
    }
    auto values = tensor.toDoubles();
    values[position] += by;
    return Snapshot::of(tensor.shape(), std::move(values));
}

bool isSame(const Snapshot &a, const Snapshot &b)
{
    if (!a.valid() || !b.valid())
        return a.valid() == b.valid();
    if (a.shape() != b.shape() || a.dtype() != b.dtype())
        return false;
    const auto one = a.toDoubles(), other = b.toDoubles();
    return std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0;
}

bool areSame(const std::vector<Snapshot> &a, const std::vector<Snapshot> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), isSame);
}

template <typename Map>
bool areSameMaps(const Map &a, const Map &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &one, const auto &other) {
        return one.first == other.first && isSame(one.second, other.second);
    });
}

/// Where two traces differ; empty: nowhere.
std::string difference(const Trace &a, const Trace &b)
{
    if (a.nodes.size() != b.nodes.size() || a.hasBackward != b.hasBackward || a.steps.size() != b.steps.size())
        return "the size";
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        const std::string &path = a.graph.nodes[i].path;
        if (!areSame(a.nodes[i].outputs, b.nodes[i].outputs))
            return path;
        if (!areSame(a.nodes[i].gradients, b.nodes[i].gradients))
            return "the gradient of " + path;
        if (!areSameMaps(a.nodes[i].statistics, b.nodes[i].statistics))
            return "the statistics of " + path;
    }
    if (!areSameMaps(a.weights, b.weights))
        return "the weights";
    if (!areSameMaps(a.targets, b.targets))
        return "the targets";
    return areSameMaps(a.weightGradients, b.weightGradients) ? "" : "the gradients of the weights";
}

std::set<std::string> keptNodes(const Trace &trace)
{
    std::set<std::string> kept;
    for (std::size_t i = 0; i < trace.nodes.size(); ++i)
        if (trace.nodes[i].isKept)
            kept.insert(trace.graph.nodes[i].path);
    return kept;
}

Network network(const char *json)
{
    const auto parsed = parseNetwork(json, "test");
    if (!parsed)
        qFatal("%s", parsed.error().message.text().c_str());
    return *parsed;
}

/// Two convolutions of one input side by side; each feeds a second one.
const char *const branches = R"({"format": "vitrine-network", "version": 1, "name": "branches",
 "blocks": [{"id": "image", "type": "Input", "params": {"shape": [2, 6, 6]}},
  {"id": "left", "type": "Conv2d", "params": {"out_channels": 3, "kernel_size": 3, "padding": 1}},
  {"id": "right", "type": "Conv2d", "params": {"out_channels": 3, "kernel_size": 3, "padding": 1}},
  {"id": "left2", "type": "Tanh"}, {"id": "right2", "type": "Tanh"},
  {"id": "sum", "type": "Add"}, {"id": "loss", "type": "MSELoss"}],
 "connections": [{"from": "image", "to": "left"}, {"from": "image", "to": "right"}, {"from": "left", "to": "left2"},
  {"from": "right", "to": "right2"}, {"from": "left2", "to": "sum"}, {"from": "right2", "to": "sum", "input": 1},
  {"from": "sum", "to": "loss"}]})";

/// Three uses of one value: the order in which their gradients are added up shows in the last bit.
const char *const threeBranches = R"({"format": "vitrine-network", "version": 1, "name": "three branches",
 "blocks": [{"id": "image", "type": "Input", "params": {"shape": [2, 6, 6]}},
  {"id": "a", "type": "Conv2d", "params": {"out_channels": 3, "kernel_size": 3, "padding": 1}},
  {"id": "b", "type": "Conv2d", "params": {"out_channels": 3, "kernel_size": 3, "padding": 1}},
  {"id": "c", "type": "Conv2d", "params": {"out_channels": 3, "kernel_size": 3, "padding": 1}},
  {"id": "sum", "type": "Add"}, {"id": "loss", "type": "MSELoss"}],
 "connections": [{"from": "image", "to": "a"}, {"from": "image", "to": "b"}, {"from": "image", "to": "c"},
  {"from": "a", "to": "sum"}, {"from": "b", "to": "sum", "input": 1}, {"from": "c", "to": "sum", "input": 2}, {"from": "sum", "to": "loss"}]})";

} // namespace

class TestTraceRunner : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setThreads(1); }

    void everyKind_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("training");
        m_cases = test::loadBlockCases();
        for (std::size_t i = 0; i < m_cases.size(); ++i)
            for (const bool training : {false, true})
                QTest::addRow("%s %s", m_cases[i].name.c_str(), training ? "train" : "eval")
                    << static_cast<int>(i) << training;
    }

    /// Every input, target and weight is changed in turn, and put back.
    void everyKind()
    {
        QFETCH(int, number);
        QFETCH(bool, training);
        const Network &net = m_cases[static_cast<std::size_t>(number)].network;
        changeEverything(
            test::randomRequest(test::withLoss(net), training ? Mode::Train : Mode::Eval, DType::Float32, 5));
    }

    void everyPreset_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto &entry : std::filesystem::directory_iterator(VITRINE_SOURCE_DIR "/resources/networks"))
            if (entry.path().filename().string().ends_with(".vitrine.json"))
                QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().string());
    }

    void everyPreset()
    {
        QFETCH(QString, file);
        const auto net = readNetwork(file.toStdString());
        QVERIFY(net.ok());
        TraceRequest request = test::randomRequest(test::withLoss(*net), Mode::Train, DType::Float32, 5);
        changeEverything(request);
    }

    void keepsWhatDoesNotDepend()
    {
        TraceRunner runner;
        TraceRequest request = test::randomRequest(network(branches), Mode::Eval, DType::Float32, 1);
        const auto first = runner.run(request);
        QVERIFY(first.ok());
        QVERIFY(keptNodes(**first).empty());

        request.weights["left.weight"] = movedAt(request.weights["left.weight"], 4, 0.5);
        const auto left = runner.run(request);
        QVERIFY(left.ok());
        QCOMPARE(keptNodes(**left), (std::set<std::string>{"image", "right", "right2"}));
        // The very same tensors, their summaries with them.
        QCOMPARE((*left)->output("right").data(), (*first)->output("right").data());
        QVERIFY(difference(**left, **runTrace(request)).empty());

        request.inputs["loss"] = movedAt(request.inputs["loss"], 0, 1);
        const auto target = runner.run(request);
        QVERIFY(target.ok());
        QCOMPARE(keptNodes(**target), (std::set<std::string>{"image", "left", "left2", "right", "right2", "sum"}));
        QVERIFY(difference(**target, **runTrace(request)).empty());

        const auto nothing = runner.run(request);
        QVERIFY(nothing.ok());
        QCOMPARE(keptNodes(**nothing).size(), (*nothing)->nodes.size());
        QVERIFY(difference(**nothing, **target).empty());
    }

    /// Of three uses the later ones are linked anew with the one that changed.
    void keepsTheOrderOfGradients()
    {
        TraceRunner runner;
        TraceRequest request = test::randomRequest(network(threeBranches), Mode::Eval, DType::Float32, 1);
        QVERIFY(runner.run(request).ok());
        for (const char *name : {"b.weight", "a.weight", "c.weight", "b.bias"}) {
            request.weights[name] = movedAt(request.weights[name], 1, 0.3);
            const auto again = runner.run(request);
            QVERIFY(again.ok());
            QCOMPARE(QString::fromStdString(difference(**again, **runTrace(request))), QString());
        }
        request.weights["c.weight"] = movedAt(request.weights["c.weight"], 2, 0.3);
        QCOMPARE(keptNodes(**runner.run(request)), (std::set<std::string>{"a", "b", "image"}));
    }

    void followsAnotherNetwork()
    {
        TraceRunner runner;
        Network net = network(branches);
        TraceRequest request = test::randomRequest(net, Mode::Eval, DType::Float32, 1);
        QVERIFY(runner.run(request).ok());
        net.find("right2")->type = "ReLU";
        request.graph = *buildGraph(net, 3).graph;
        const auto changed = runner.run(request);
        QVERIFY(changed.ok());
        QCOMPARE(keptNodes(**changed), (std::set<std::string>{"image", "left", "left2", "right"}));
        QVERIFY(difference(**changed, **runTrace(request)).empty());

        TraceRequest other = test::randomRequest(network(threeBranches), Mode::Eval, DType::Float32, 2);
        QVERIFY(difference(**runner.run(other), **runTrace(other)).empty());
    }

    void anotherSettingIsAnotherRun()
    {
        TraceRunner runner;
        TraceRequest request = test::randomRequest(network(branches), Mode::Eval, DType::Float32, 1);
        QVERIFY(runner.run(request).ok());
        request.dtype = DType::Float64;
        const auto precise = runner.run(request);
        QVERIFY(keptNodes(**precise).empty());
        QCOMPARE((*precise)->output("sum").dtype(), DType::Float64);
        request.backward = false;
        const auto forward = runner.run(request);
        QVERIFY(!(*forward)->hasBackward);
        QVERIFY(difference(**forward, **runTrace(request)).empty());
        runner.forget();
        QVERIFY(keptNodes(**runner.run(request)).empty());
    }

    /// What a run that was stopped has begun is not taken for what the run before left.
    void goesOnAfterAStop()
    {
        TraceRunner runner;
        TraceRequest request = test::randomRequest(network(branches), Mode::Eval, DType::Float32, 1);
        QVERIFY(runner.run(request).ok());
        const TensorMap before = request.weights;
        request.weights["left.weight"] = movedAt(request.weights["left.weight"], 0, 1);
        request.weights["right.weight"] = movedAt(request.weights["right.weight"], 0, 1);
        request.progress = [&request](double share) {
            if (share > 0.1)
                request.cancel.request();
        };
        const auto stopped = runner.run(request);
        QVERIFY(!stopped.ok() && stopped.error().cancelled);
        request.progress = {};
        request.cancel = Cancel();
        request.weights = before; // as if the change had been taken back
        const auto again = runner.run(request);
        QVERIFY(again.ok());
        QVERIFY(!(*again)->nodes.empty() && difference(**again, **runTrace(request)).empty());
        QVERIFY(!keptNodes(**again).contains("left"));

        TraceRequest broken = request;
        broken.weights.erase("left.weight");
        QVERIFY(!runner.run(broken).ok());
        const auto afresh = runner.run(request);
        QVERIFY(keptNodes(**afresh).empty());
        QVERIFY(difference(**afresh, **runTrace(request)).empty());
    }

    /// The way back takes as long as the way there: it stops, too, and leaves no half of a gradient behind.
    void stopsOnTheWayBack()
    {
        TraceRunner runner;
        TraceRequest request = test::randomRequest(network(branches), Mode::Eval, DType::Float32, 1);
        QVERIFY(runner.run(request).ok());
        request.weights["left.weight"] = movedAt(request.weights["left.weight"], 0, 1);
        int calls = 0;
        request.progress = [&](double) {
            if (++calls == static_cast<int>(request.graph.nodes.size()))
                request.cancel.request();
        };
        const auto stopped = runner.run(request);
        QVERIFY(!stopped.ok() && stopped.error().cancelled);
        QCOMPARE(calls, static_cast<int>(request.graph.nodes.size()));
        request.progress = {};
        request.cancel = Cancel();
        const auto again = runner.run(request);
        QCOMPARE(keptNodes(**again), (std::set<std::string>{"image", "right", "right2"}));
        QCOMPARE(QString::fromStdString(difference(**again, **runTrace(request))), QString());
    }

    /// Another network's tensors are let go of before its own are made.
    void keepsNothingOfAnotherNetwork()
    {
        TraceRunner runner;
        auto first = runner.run(test::randomRequest(network(branches), Mode::Eval, DType::Float32, 1));
        QVERIFY(first.ok());
        const std::weak_ptr<const Trace> before = *first;
        first = Error();
        QVERIFY(!before.expired()); // the next run of the same may take it over
        Network other = network(branches);
        for (Block &block : other.blocks)
            block.id += "_2";
        for (Connection &each : other.connections) {
            each.from.block += "_2";
            each.to.block += "_2";
        }
        TraceRequest request = test::randomRequest(other, Mode::Eval, DType::Float32, 1);
        bool isGone = false;
        request.progress = [&](double) { isGone = before.expired(); };
        QVERIFY(runner.run(request).ok());
        QVERIFY(isGone);
    }

    /// A target that follows from the prediction needs no run of its own.
    void asksForTheTarget()
    {
        TraceRequest request = test::randomRequest(network(branches), Mode::Eval, DType::Float32, 1);
        request.inputs.erase("loss");
        int asked = 0;
        request.target = [&asked](const Node &loss, const Snapshot &prediction) {
            ++asked;
            return makeTarget(loss, prediction, {std::nullopt, std::nullopt, std::nullopt});
        };
        TraceRunner runner;
        const auto first = runner.run(request);
        QVERIFY(first.ok());
        QCOMPARE(asked, 1);
        QVERIFY((*first)->hasBackward);
        TraceRequest given = request;
        given.target = {};
        QVERIFY(!runTrace(given).ok());
        given.inputs["loss"] = (*first)->targets.at("loss");
        QVERIFY(difference(**first, **runTrace(given)).empty());
        request.weights["left.weight"] = movedAt(request.weights["left.weight"], 3, -2);
        QVERIFY(difference(**runner.run(request), **runTrace(request)).empty());
        request.target = [](const Node &, const Snapshot &) { return Snapshot::scalar(1); };
        QVERIFY(!runner.run(request).ok());
    }

private:
    /// Of a large network's weights, eight spread over all.
    void changeEverything(TraceRequest request)
    {
        const std::size_t each = std::max<std::size_t>(1, request.weights.size() / 8);
        TraceRunner runner;
        const auto first = runner.run(request);
        QVERIFY2(first.ok(), first.ok() ? "" : first.error().message.text().c_str());
        QCOMPARE(QString::fromStdString(difference(**first, **runTrace(request))), QString());
        std::size_t number = 0;
        for (TensorMap TraceRequest::*tensors : {&TraceRequest::inputs, &TraceRequest::weights}) {
            const TensorMap all = request.*tensors;
            for (const auto &[name, tensor] : all) {
                if (tensor.elementCount() == 0 || (number++ % each != 0 && tensors == &TraceRequest::weights))
                    continue;
                const auto position =
                    static_cast<std::size_t>(Rng(number).below(static_cast<std::uint64_t>(tensor.elementCount())));
                (request.*tensors)[name] = movedAt(tensor, position, 0.01);
                const auto again = runner.run(request);
                QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.text().c_str());
                const std::string where = difference(**again, **runTrace(request));
                QVERIFY2(where.empty(), (name + " was changed; not as in a whole run: " + where).c_str());
            }
        }
    }

    std::vector<BlockCase> m_cases;
};

QTEST_GUILESS_MAIN(TestTraceRunner)
#include "tst_tracerunner.moc"
