// What a run shows of vanishing, exploding and wrong gradients, of dead and saturated units.

#include "core/graph/InitWeights.h"
#include "core/health/Health.h"
#include "tests/widgets/support/SampleRun.h"

#include <QtTest>

#include <limits>

using namespace vitrine;

namespace {

/// Linear layers of 8 units with an activation each, and a loss.
Network deep(int layers, const std::string &activation)
{
    Network network;
    network.name = "deep";
    const auto add = [&network](const std::string &id, const std::string &type,
                                const std::map<std::string, ParamValue, std::less<>> &params) {
        if (!network.blocks.empty())
            network.connections.push_back({{network.blocks.back().id, 0}, {id, 0}, {}});
        network.blocks.push_back({id, type, params, {}, {}});
    };
    add("in", "Input", {{"shape", Shape{8}}});
    for (int i = 1; i <= layers; ++i) {
        add("fc" + std::to_string(i), "Linear", {{"out_features", std::int64_t(8)}});
        add("act" + std::to_string(i), activation, {});
    }
    add("out", "Linear", {{"out_features", std::int64_t(3)}});
    add("loss", "CrossEntropyLoss", {});
    return network;
}

using Change = std::function<void(TensorMap &)>;

std::shared_ptr<const Trace> run(const Network &network, const Change &change = {}, std::int64_t batch = 32)
{
    GraphResult built = buildGraph(network, batch);
    if (!built.ok())
        return nullptr;
    TraceRequest request;
    request.graph = *std::move(built.graph);
    request.weights = initWeights(request.graph, 1);
    if (change)
        change(request.weights);
    Rng rng(7);
    request.inputs["in"] = test::randomTensor({batch, 8}, rng);
    request.inputs["loss"] = Snapshot::of({batch}, std::vector<std::int64_t>(static_cast<std::size_t>(batch), 1));
    const auto trace = runTrace(request);
    return trace ? *trace : nullptr;
}

void scale(TensorMap &weights, const std::string &name, float factor)
{
    std::vector<float> values = weights[name].toFloats();
    for (float &value : values)
        value *= factor;
    weights[name] = Snapshot::of(weights[name].shape(), std::move(values));
}

void fill(TensorMap &weights, const std::string &name, float value)
{
    weights[name] = Snapshot::of(weights[name].shape(),
                                 std::vector<float>(static_cast<std::size_t>(weights[name].elementCount()), value));
}

const HealthFinding *find(const std::vector<BlockHealth> &all, const std::string &block, Ailment ailment)
{
    for (const BlockHealth &health : all)
        for (const HealthFinding &finding : health.findings)
            if (health.block == block && finding.ailment == ailment)
                return &finding;
    return nullptr;
}

std::string text(const Message &message)
{
    return message.text();
}

} // namespace

class TestHealth : public QObject {
    Q_OBJECT

private slots:
    void aSoundNetworkHasNothingToTell()
    {
        const auto trace = run(deep(2, "ReLU"));
        QVERIFY(trace);
        const auto all = judgeHealth(*trace);
        QVERIFY2(all.empty(), all.empty() ? "" : text(all.front().findings.front().reason).c_str());
    }

    void partsOfACompositeAreJudgedOneByOne()
    {
        Network network;
        network.blocks = {
            {"in", "Input", {{"shape", Shape{3, 8, 8}}}, {}, {}},
            {"block", "Bottleneck", {{"out_channels", std::int64_t(8)}, {"act", std::string("relu")}}, {}, {}},
            {"loss", "MSELoss", {}, {}, {}}};
        network.connections = {{{"in", 0}, {"block", 0}, {}}, {{"block", 0}, {"loss", 0}, {}}};
        TraceRequest request;
        request.graph = buildGraph(network, 4).graph.value();
        request.weights = initWeights(request.graph, 1);
        fill(request.weights, "block.conv1.bn.bias", -100); // its ReLUs answer 0 to all
        fill(request.weights, "block.conv2.bn.bias", 1);
        Rng rng(7);
        request.inputs["in"] = test::randomTensor({4, 3, 8, 8}, rng);
        request.inputs["loss"] = test::randomTensor({4, 8, 8, 8}, rng);
        const auto trace = runTrace(request);
        QVERIFY(trace.ok());
        const auto parts = judgeParts(**trace);
        for (const char *path : {"block.conv1.act", "block.conv1"}) {
            const HealthFinding *finding = find(parts, path, Ailment::DeadUnits);
            QVERIFY2(finding, path);
            QCOMPARE(finding->number, 1.0);
        }
        QVERIFY(!find(parts, "block.conv2", Ailment::DeadUnits));
        QVERIFY(!find(parts, "block.conv2.act", Ailment::DeadUnits));
        QVERIFY(!find(parts, "block", Ailment::DeadUnits)); // that is judgeHealth()'s to tell
        QVERIFY(judgeParts(*run(deep(2, "ReLU"))).empty());
    }

    void sigmoidsMakeGradientsVanish()
    {
        const auto trace = run(deep(8, "Sigmoid"));
        const auto all = judgeHealth(*trace);
        const HealthFinding *finding = find(all, "fc1", Ailment::Vanishing);
        QVERIFY(finding);
        QCOMPARE(finding->number, lengthOf(trace->gradient("fc1")) / lengthOf(trace->gradient("out")));
        QVERIFY(finding->number < 1e-3);
        QVERIFY(text(finding->advice).find("The 8 sigmoids") != std::string::npos);
        QVERIFY(!find(all, "act8", Ailment::Vanishing));
        QVERIFY(!find(all, "out", Ailment::Vanishing));
        // The same depth of ReLUs with weights of He's size lets them through.
        const auto relus = run(deep(8, "ReLU"), [](TensorMap &weights) {
            for (int i = 1; i <= 8; ++i)
                scale(weights, "fc" + std::to_string(i) + ".weight", 2.45F);
        });
        QVERIFY(!find(judgeHealth(*relus), "fc1", Ailment::Vanishing));
    }

    void largeWeightsMakeThemExplode()
    {
        const auto trace = run(deep(4, "LeakyReLU"), [](TensorMap &weights) {
            for (int i = 1; i <= 4; ++i)
                scale(weights, "fc" + std::to_string(i) + ".weight", 40);
        });
        const auto all = judgeHealth(*trace);
        const HealthFinding *finding = find(all, "fc1", Ailment::Exploding);
        QVERIFY(finding);
        QVERIFY(finding->number > 1e3);
        QVERIFY(text(finding->advice).find("batch norm") != std::string::npos);
    }

    /// Long from the start: there is nothing that it is so many times as long as.
    void aLongGradientIsHeldAgainstTheLimit()
    {
        HealthLimits limits;
        limits.hugeGradient = 1e-6;
        const auto all = judgeHealth(*run(deep(2, "ReLU")), limits);
        const HealthFinding *finding = find(all, "out", Ailment::Exploding);
        QVERIFY(finding);
        QVERIFY(text(finding->reason).find("beyond 1e-06") != std::string::npos);
        QVERIFY(text(finding->reason).find("times as long") == std::string::npos);
    }

    void whatIsNoNumberIsTracedToItsSource()
    {
        const auto trace = run(deep(3, "Tanh"), [](TensorMap &weights) {
            fill(weights, "fc2.bias", std::numeric_limits<float>::quiet_NaN());
        });
        const auto all = judgeHealth(*trace);
        const HealthFinding *source = find(all, "fc2", Ailment::NotANumber);
        QVERIFY(source);
        QVERIFY(text(source->advice).find("Training has run away") != std::string::npos);
        const HealthFinding *behind = find(all, "fc3", Ailment::NotANumber);
        QVERIFY(behind);
        QVERIFY(text(behind->advice).find("come from fc2") != std::string::npos);
        QCOMPARE(behind->number, 2.0 * 32 * 8); // its output and its gradient
        // Before it the gradients are lost as well.
        QVERIFY(find(all, "fc1", Ailment::NotANumber));
        // What is no number is neither vanishing nor exploding.
        QVERIFY(!find(all, "fc3", Ailment::Vanishing) && !find(all, "fc3", Ailment::Exploding));
    }

    void deadUnitsNeedABatch()
    {
        const auto kill = [](TensorMap &weights) {
            std::vector<float> bias(8, 0.5F);
            bias[2] = bias[5] = -100;
            weights["fc1.bias"] = Snapshot::of({8}, std::move(bias));
        };
        const auto all = judgeHealth(*run(deep(2, "ReLU"), kill));
        const HealthFinding *finding = find(all, "act1", Ailment::DeadUnits);
        QVERIFY(finding);
        QCOMPARE(finding->number, 0.25);
        QVERIFY(text(finding->reason).find("2 of 8 (25 %)") != std::string::npos);
        // One picture may well leave a unit silent.
        QVERIFY(!find(judgeHealth(*run(deep(2, "ReLU"), kill, 1)), "act1", Ailment::DeadUnits));
        HealthLimits limits;
        limits.deadShare = 0.3;
        QVERIFY(!find(judgeHealth(*run(deep(2, "ReLU"), kill), limits), "act1", Ailment::DeadUnits));
    }

    void allDeadLetsNothingThrough()
    {
        const auto trace = run(deep(2, "ReLU"), [](TensorMap &weights) { fill(weights, "fc2.bias", -100); });
        const auto all = judgeHealth(*trace);
        const HealthFinding *finding = find(all, "fc1", Ailment::Vanishing);
        QVERIFY(finding);
        QCOMPARE(finding->number, 0.0);
        QVERIFY(text(finding->reason).find("exactly 0") != std::string::npos);
        QCOMPARE(find(all, "act2", Ailment::DeadUnits)->number, 1.0);
    }

    void saturationIsSeenButNotInTheAnswer()
    {
        const auto big = [](TensorMap &weights) {
            scale(weights, "fc1.weight", 100);
            scale(weights, "fc2.weight", 100);
        };
        for (const char *type : {"Sigmoid", "Tanh"}) {
            const auto all = judgeHealth(*run(deep(2, type), big));
            const HealthFinding *finding = find(all, "act1", Ailment::Saturated);
            QVERIFY(finding);
            QVERIFY(finding->number > 0.5 && finding->number <= 1);
        }
        Network answers = deep(1, "Sigmoid");
        // in → fc1 → act1 → loss: to be sure of an answer is no illness.
        std::erase_if(answers.blocks, [](const Block &block) { return block.id == "out"; });
        answers.find("loss")->type = "BCELoss";
        answers.connections = {
            {{"in", 0}, {"fc1", 0}, {}}, {{"fc1", 0}, {"act1", 0}, {}}, {{"act1", 0}, {"loss", 0}, {}}};
        const auto trace = test::run(answers, Mode::Eval, 16);
        QVERIFY(trace);
        HealthLimits eager;
        eager.flatEnd = 0.6; // all values lie at the ends
        QVERIFY(!find(judgeHealth(*trace, eager), "act1", Ailment::Saturated));
        QVERIFY(find(judgeHealth(*run(deep(1, "Sigmoid")), eager), "act1", Ailment::Saturated));
        QCOMPARE(saturatedShare(Snapshot::of({4}, std::vector<float>{0.001F, 0.5F, 0.995F, 0.2F}), 0, 1, 0.01), 0.5);
    }

    void aBatchOfPlacesInAMapCounts()
    {
        // A whole channel of a map is many values, even of one picture.
        const auto trace = test::run(test::network(test::smallNetwork), Mode::Eval, 1);
        const Snapshot map = trace->output("relu");
        QVERIFY(elementCount(map.shape()) / map.shape()[1] >= HealthLimits().fewestValues);
        QVERIFY(!find(judgeHealth(*trace), "relu", Ailment::DeadUnits));
    }
};

QTEST_GUILESS_MAIN(TestHealth)
#include "tst_health.moc"
