// The batch-norm laboratory's numbers are the trace's own, and a fold changes nothing.

#include "core/batchnorm/BatchNormFold.h"
#include "core/batchnorm/BatchNormProbe.h"
#include "core/graph/InitWeights.h"
#include "tests/widgets/support/SampleRun.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

namespace {

constexpr double tolerance = 1e-4;

/// `input` → `layers` → BatchNorm → Flatten.
Network chain(const Shape &input, const std::vector<Block> &layers)
{
    Network network;
    network.name = "chain";
    network.blocks.push_back({"in", "Input", {{"shape", input}}, {}, {}});
    for (const Block &block : layers) {
        network.connections.push_back({{network.blocks.back().id, 0}, {block.id, 0}, {}});
        network.blocks.push_back(block);
    }
    return network;
}

struct Run {
    TraceRequest request;
    std::shared_ptr<const Trace> trace;
};

/// With weights of all kinds, running statistics included, that no fresh layer has.
Run runOf(const Network &network, Mode mode, std::int64_t batch)
{
    Run run;
    GraphResult built = buildGraph(network, batch);
    if (!built.ok())
        return run;
    run.request.graph = *std::move(built.graph);
    run.request.weights = initWeights(run.request.graph, 3);
    Rng rng(11);
    for (auto &[name, tensor] : run.request.weights) {
        if (tensor.dtype() == DType::Int64 || (!name.starts_with("bn") && name.find(".bn.") == std::string::npos))
            continue;
        std::vector<float> values = tensor.toFloats();
        for (float &value : values)
            value = name.ends_with("running_var") ? static_cast<float>(0.2 + rng.uniform())
                                                  : static_cast<float>(0.5 + rng.normal());
        tensor = Snapshot::of(tensor.shape(), std::move(values));
    }
    run.request.mode = mode;
    run.request.backward = false;
    run.request.inputs["in"] = test::randomTensor(run.request.graph.blocks.front().outputShapes.front(), rng);
    const auto trace = runTrace(run.request);
    run.trace = trace ? *trace : nullptr;
    return run;
}

void addPlaces()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<QString>("path");
    const auto add = [](const char *name, const Shape &input, const std::vector<Block> &layers, const char *path) {
        QTest::newRow(name) << chain(input, layers) << QString::fromLatin1(path);
    };
    add("1d [N, C]", {5},
        {{"fc", "Linear", {{"out_features", std::int64_t(6)}}, {}, {}}, {"bn", "BatchNorm1d", {}, {}, {}}}, "bn");
    add("1d [N, C, L]", {2, 9},
        {{"conv", "Conv1d", {{"out_channels", std::int64_t(4)}, {"kernel_size", std::int64_t(3)}}, {}, {}},
         {"bn", "BatchNorm1d", {}, {}, {}}},
        "bn");
    add("2d", {3, 6, 7},
        {{"conv",
          "Conv2d",
          {{"out_channels", std::int64_t(6)},
           {"kernel_size", std::int64_t(3)},
           {"groups", std::int64_t(3)},
           {"bias", false}},
          {},
          {}},
         {"bn", "BatchNorm2d", {{"eps", 1e-3}, {"momentum", 0.3}}, {}, {}}},
        "bn");
    add("2d transposed in groups", {4, 5, 5},
        {{"conv",
          "ConvTranspose2d",
          {{"out_channels", std::int64_t(6)},
           {"kernel_size", std::int64_t(2)},
           {"stride", std::int64_t(2)},
           {"groups", std::int64_t(2)}},
          {},
          {}},
         {"bn", "BatchNorm2d", {{"momentum", std::monostate()}}, {}, {}}},
        "bn");
    add("2d without affine", {3, 6, 6},
        {{"conv", "Conv2d", {{"out_channels", std::int64_t(4)}, {"kernel_size", std::int64_t(3)}}, {}, {}},
         {"bn", "BatchNorm2d", {{"affine", false}}, {}, {}}},
        "bn");
    add("3d", {2, 4, 5, 3},
        {{"conv", "Conv3d", {{"out_channels", std::int64_t(3)}, {"kernel_size", std::int64_t(2)}}, {}, {}},
         {"bn", "BatchNorm3d", {}, {}, {}}},
        "bn");
    add("in a composite", {3, 8, 8},
        {{"base",
          "BaseConv",
          {{"out_channels", std::int64_t(5)}, {"kernel_size", std::int64_t(3)}, {"stride", std::int64_t(1)}},
          {},
          {}}},
        "base.bn");
}

Snapshot inputOf(const Trace &trace, const std::string &path)
{
    const ValueRef ref = trace.graph.nodes[static_cast<std::size_t>(trace.graph.findNode(path))].inputs.front();
    return trace.nodes[static_cast<std::size_t>(ref.node)].outputs[static_cast<std::size_t>(ref.port)];
}

BatchNormLayer layerOf(const Run &run, const std::string &path)
{
    const Graph &graph = run.trace->graph;
    return batchNormLayer(graph.nodes[static_cast<std::size_t>(graph.findNode(path))], run.request.weights);
}

void compare(const std::vector<double> &ours, const Snapshot &traced)
{
    const std::vector<double> theirs = traced.toDoubles();
    QCOMPARE(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i)
        QVERIFY2(std::abs(ours[i] - theirs[i]) <= tolerance * std::max(1.0, std::abs(theirs[i])),
                 qPrintable(QStringLiteral("%1: %2, traced %3").arg(i).arg(ours[i]).arg(theirs[i])));
}

} // namespace

Q_DECLARE_METATYPE(vitrine::Network)

class TestBatchNorm : public QObject {
    Q_OBJECT

private slots:
    void numbersAreTheTraces_data() { addPlaces(); }
    void numbersAreTheTraces()
    {
        QFETCH(Network, network);
        QFETCH(QString, path);
        const std::string at = path.toStdString();
        const Run train = runOf(network, Mode::Train, 4);
        QVERIFY(train.trace);
        const BatchNormLayer layer = layerOf(train, at);
        const Snapshot x = inputOf(*train.trace, at);
        const BatchStatistics batch = batchStatistics(x);
        compare(batch.mean, train.trace->statistic(at, "mean"));
        compare(batch.biased, train.trace->statistic(at, "var"));
        compare(normalised(x, layer, Moments::of(batch), 0, 4).toDoubles(), train.trace->output(at));

        QVERIFY(layer.running);
        const RunningStatistics after = afterBatch(*layer.running, batch, layer.momentum);
        compare(after.mean, train.trace->statistic(at, "running_mean"));
        compare(after.variance, train.trace->statistic(at, "running_var"));

        const Run eval = runOf(network, Mode::Eval, 4);
        QVERIFY(eval.trace);
        compare(normalised(inputOf(*eval.trace, at), layer, Moments::of(*layer.running), 0, 4).toDoubles(),
                eval.trace->output(at));
    }

    void probeSeesWhatTheLayerSees_data() { addPlaces(); }
    void probeSeesWhatTheLayerSees()
    {
        QFETCH(Network, network);
        QFETCH(QString, path);
        const Run train = runOf(network, Mode::Train, 4);
        ProbeRequest request;
        request.network = network;
        request.weights = train.request.weights;
        request.inputs = train.request.inputs;
        request.path = path.toStdString();
        const auto probe = probeBatchNorm(request);
        QVERIFY2(probe.ok(), probe ? "" : probe.error().message.text().c_str());
        compare(probe->input.toDoubles(), inputOf(*train.trace, request.path));
        compare(probe->statistics.mean, train.trace->statistic(request.path, "mean"));
        QVERIFY(probe->feeding.valid());
        // A batch of one goes in, too: what the batch norm makes of it is another question.
        Shape one = request.inputs["in"].shape();
        one[0] = 1;
        Rng rng(5);
        request.inputs["in"] = test::randomTensor(one, rng);
        const auto alone = probeBatchNorm(request);
        QVERIFY(alone.ok());
        QCOMPARE(alone->input.shape().front(), 1);
        if (alone->statistics.count == 1)
            QVERIFY(std::isnan(alone->statistics.unbiased(0)));
        request.memoryLimit = 16;
        QVERIFY(!probeBatchNorm(request));
    }

    void foldChangesNothing_data() { addPlaces(); }
    void foldChangesNothing()
    {
        QFETCH(Network, network);
        QFETCH(QString, path);
        const Run eval = runOf(network, Mode::Eval, 3);
        QVERIFY(eval.trace);
        const BatchNormLayer layer = layerOf(eval, path.toStdString());
        const auto target = foldTarget(eval.trace->graph, eval.trace->graph.findNode(layer.path));
        QVERIFY2(target.ok(), target ? "" : target.error().message.text().c_str());
        const std::string before = eval.trace->graph.nodes[static_cast<std::size_t>(*target)].path;
        const auto proof = proveFold(eval.trace->graph, layer, eval.request.weights, inputOf(*eval.trace, before));
        QVERIFY2(proof.ok(), proof ? "" : proof.error().message.text().c_str());
        compare(proof->apart.toDoubles(), eval.trace->output(layer.path));
        QVERIFY2(proof->difference.largest <= tolerance, qPrintable(QString::number(proof->difference.largest)));
        // The proof is none if it would accept anything.
        BatchNormLayer other = layer;
        other.beta[0] += 1;
        const auto folded =
            foldBatchNorm(eval.trace->graph.nodes[static_cast<std::size_t>(*target)], other, eval.request.weights);
        QVERIFY(folded.ok());
        QVERIFY(differenceOf(folded->bias, proof->folded.bias).largest > 0.9);
    }

    void foldedNetworkAnswersAlike()
    {
        const Network network =
            chain({3, 6, 6},
                  {{"conv",
                    "Conv2d",
                    {{"out_channels", std::int64_t(4)}, {"kernel_size", std::int64_t(3)}, {"bias", false}},
                    {},
                    {}},
                   {"bn", "BatchNorm2d", {}, {}, {}},
                   {"act", "ReLU", {}, {}, {}}});
        const Run eval = runOf(network, Mode::Eval, 2);
        const BatchNormLayer layer = layerOf(eval, "bn");
        const auto folded = foldBatchNorm(eval.trace->graph.nodes[1], layer, eval.request.weights);
        QVERIFY(folded.ok());
        const Network after = withFold(network, "conv", "bn");
        QVERIFY(!after.find("bn"));
        TraceRequest request = eval.request;
        GraphResult built = buildGraph(after, 2);
        QVERIFY(built.ok());
        request.graph = *std::move(built.graph);
        request.weights = {{"conv.weight", folded->weight}, {"conv.bias", folded->bias}};
        const auto trace = runTrace(request);
        QVERIFY(trace.ok());
        QVERIFY(differenceOf((*trace)->output("act"), eval.trace->output("act")).largest <= tolerance);
    }

    void whereNoFoldIsPossibleTheReasonIsSaid()
    {
        const Network noLayer = chain({3, 6, 6}, {{"act", "ReLU", {}, {}, {}}, {"bn", "BatchNorm2d", {}, {}, {}}});
        const Run eval = runOf(noLayer, Mode::Eval, 2);
        const auto target = foldTarget(eval.trace->graph, 2);
        QVERIFY(!target.ok());
        QVERIFY(target.error().message.text().find("act (ReLU)") != std::string::npos);

        Network branched =
            chain({3, 6, 6},
                  {{"conv", "Conv2d", {{"out_channels", std::int64_t(3)}, {"kernel_size", std::int64_t(3)}}, {}, {}},
                   {"bn", "BatchNorm2d", {}, {}, {}},
                   {"sum", "Add", {}, {}, {}}});
        branched.connections.push_back({{"conv", 0}, {"sum", 1}, {}});
        QVERIFY(!foldTarget(runOf(branched, Mode::Eval, 2).trace->graph, 2).ok());

        const Network untracked =
            chain({3, 6, 6},
                  {{"conv", "Conv2d", {{"out_channels", std::int64_t(3)}, {"kernel_size", std::int64_t(3)}}, {}, {}},
                   {"bn", "BatchNorm2d", {{"track_running_stats", false}}, {}, {}}});
        const Run without = runOf(untracked, Mode::Eval, 2);
        const BatchNormLayer layer = layerOf(without, "bn");
        QVERIFY(!layer.running);
        QVERIFY(!foldBatchNorm(without.trace->graph.nodes[1], layer, without.request.weights).ok());
    }

    void runningStatisticsFollow()
    {
        const Snapshot x = Snapshot::of({4, 1}, std::vector<float>{1, 2, 3, 6});
        const BatchStatistics batch = batchStatistics(x);
        QCOMPARE(batch.count, 4);
        QCOMPARE(batch.mean[0], 3.0);
        QCOMPARE(batch.biased[0], 3.5);
        QCOMPARE(batch.unbiased(0), 14.0 / 3);
        RunningStatistics running = afterBatch(RunningStatistics::fresh(1), batch, 0.1);
        QCOMPARE(running.mean[0], 0.1 * 3);
        QCOMPARE(running.variance[0], 0.9 + 0.1 * 14 / 3);
        for (int i = 0; i < 200; ++i)
            running = afterBatch(running, batch, 0.1);
        QVERIFY(std::abs(running.mean[0] - 3) < 1e-6);
        // Without a momentum it is the plain average of all batches.
        const double none = std::nan("");
        RunningStatistics average = afterBatch(RunningStatistics::fresh(1), batch, none);
        QCOMPARE(average.mean[0], 3.0);
        average = afterBatch(average, batchStatistics(Snapshot::of({2, 1}, std::vector<float>{5, 9})), none);
        QCOMPARE(average.mean[0], 5.0);
    }
};

QTEST_GUILESS_MAIN(TestBatchNorm)
#include "tst_batchnorm.moc"
