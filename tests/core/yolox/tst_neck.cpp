#include "core/graph/InitWeights.h"
#include "core/trace/Executor.h"
#include "core/yolox/CheapConv.h"
#include "core/yolox/NeckStudy.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace vitrine;

namespace {

constexpr std::array kinds{NeckKind::Fpn, NeckKind::Pan, NeckKind::GhostPan};

std::shared_ptr<const Trace> runYolox(const YoloxSpec &spec, int size)
{
    GraphResult built = buildGraph(yoloxNetwork(spec, size, size), 1);
    if (!built.ok())
        return nullptr;
    TraceRequest request;
    request.graph = *std::move(built.graph);
    request.weights = initWeights(request.graph, 7);
    std::vector<float> pixels(static_cast<std::size_t>(3 * size * size));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<float>((i * 7919) % 256);
    request.inputs = {{"images", Snapshot::of({1, 3, size, size}, std::move(pixels))}};
    request.backward = false;
    const auto trace = runTrace(request);
    return trace ? *trace : nullptr;
}

} // namespace

class TestNeck : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void placesAreTheWholeNetworkInItsOrder();
    void theOwnNeckGivesTheRunsMaps();
    void darknetsOwnNeckIsTheFpn();
    void officialCosts();
    void othersAreFreshAndFit();
    void theSameSeedGivesTheSameMaps();
    void influenceGoesOnlyWhereThereIsAWay();
    void influenceIsLocalAndFades();
    void cheapConvolutionsCostWhatTheirFormulasSay();

private:
    NeckInputs m_inputs;
    std::shared_ptr<const Trace> m_trace;
};

void TestNeck::initTestCase()
{
    const YoloxSpec spec = yoloxPico(6);
    m_trace = runYolox(spec, 256);
    QVERIFY(m_trace);
    m_inputs = neckInputsOf(*m_trace, spec);
    QCOMPARE(m_inputs.features[0].shape(), (Shape{1, 16, 32, 32}));
    QCOMPARE(m_inputs.features[2].shape(), (Shape{1, 64, 8, 8}));
}

void TestNeck::placesAreTheWholeNetworkInItsOrder()
{
    std::array<Shape, 3> shapes;
    for (std::size_t level = 0; level < 3; ++level)
        shapes[level] = m_inputs.features[level].shape();
    for (const NeckKind kind : kinds) {
        const auto plan = planNeck(kind, m_inputs.spec, shapes);
        QVERIFY(plan);
        std::set<int> seen;
        for (const Block &block : plan->network.blocks) {
            const int place = plan->placeOf(block.id);
            QVERIFY2(place >= 0, block.id.c_str());
            seen.insert(place);
        }
        QCOMPARE(seen.size(), plan->places.size());
        for (const NeckEdge &edge : plan->edges)
            QVERIFY(edge.from < edge.to); // computed before
        const auto graph = buildGraph(plan->network, 1);
        QVERIFY(graph.ok());
        // A place stands at the level of its map, an upsampling or halving one between that and where it came from.
        for (const NeckPlace &place : plan->places) {
            const double rows = static_cast<double>(graph.outputShapes.at(place.last)[0][2]);
            const double level = std::log2(32 / rows);
            const bool isBetween = place.role == NeckRole::Upsample || place.role == NeckRole::Halve;
            QCOMPARE(std::abs(place.level - level), isBetween ? 0.5 : 0.0);
        }
    }
    shapes[1][3] = 15; // what can't be stacked
    const auto plan = planNeck(NeckKind::Pan, m_inputs.spec, shapes);
    QVERIFY(!plan || !buildGraph(plan->network, 1).ok());
}

void TestNeck::theOwnNeckGivesTheRunsMaps()
{
    const auto neck = computeNeck(NeckKind::Pan, m_inputs, {});
    QVERIFY2(neck, neck ? "" : neck.error().message.text().c_str());
    QVERIFY(neck->isOwn);
    for (int level = 0; level < 3; ++level)
        QCOMPARE(neck->trace->output(neck->plan.outputs[static_cast<std::size_t>(level)]).toFloats(),
                 m_trace->output("backbone", level).toFloats());
    QCOMPARE(neck->trace->output("cat_C3_n3").toFloats(), m_trace->output("backbone.cat_C3_n3").toFloats());
}

void TestNeck::darknetsOwnNeckIsTheFpn()
{
    YoloxSpec spec;
    spec.backbone = YoloxSpec::Backbone::Darknet53;
    spec.act = "lrelu";
    spec.classes = 1;
    const auto trace = runYolox(spec, 64);
    QVERIFY(trace);
    const auto neck = computeNeck(NeckKind::Fpn, neckInputsOf(*trace, spec), {});
    QVERIFY(neck);
    QVERIFY(neck->isOwn);
    for (int level = 0; level < 3; ++level)
        QCOMPARE(neck->trace->output(neck->plan.outputs[static_cast<std::size_t>(level)]).toFloats(),
                 trace->output("backbone", level).toFloats());
    QCOMPARE(neck->plan.outputs[2], std::string("c5")); // the coarsest goes on as it is
}

/// The necks' parameters are those of the whole blocks without the backbones, in their official widths.
void TestNeck::officialCosts()
{
    for (const bool isDarknet : {false, true}) {
        YoloxSpec spec;
        if (isDarknet)
            spec.backbone = YoloxSpec::Backbone::Darknet53;
        Network network;
        network.blocks.push_back({"x", "Input", {{"shape", std::vector<std::int64_t>{3, 64, 64}}}, {}, {}});
        network.blocks.push_back({"neck", neckType(neckOf(spec)), {}, {}, {}});
        network.connections.push_back({{"x", 0}, {"neck", 0}, {}});
        const auto whole = buildGraph(network, 1);
        QVERIFY(whole.ok());
        std::int64_t outside = 0, macs = 0;
        std::array<Shape, 3> shapes;
        for (const Composite &each : whole.graph->composites)
            if (each.path == "neck.backbone")
                for (std::size_t i = 0; i < 3; ++i)
                    shapes[i] = whole.graph->nodes[static_cast<std::size_t>(each.outputs[i].node)]
                                    .outputShapes[static_cast<std::size_t>(each.outputs[i].port)];
        for (const Node &node : whole.graph->nodes) {
            if (node.path.starts_with("neck.backbone."))
                continue;
            for (const WeightSpec &weight : node.weights)
                outside += weight.learnable ? elementCount(weight.shape) : 0;
            macs += node.kind->macs(node.params, node.inputShapes);
        }
        const auto plan = planNeck(neckOf(spec), spec, shapes);
        QVERIFY(plan);
        const auto graph = buildGraph(plan->network, 1);
        QVERIFY(graph.ok());
        std::int64_t parameters = 0, work = 0;
        for (const GraphBlock &block : graph.graph->blocks) {
            parameters += block.learnable;
            work += block.macs;
        }
        QCOMPARE(parameters, outside);
        QCOMPARE(work, macs);
        QVERIFY(parameters > 1000000);
    }
}

void TestNeck::othersAreFreshAndFit()
{
    for (const NeckKind kind : {NeckKind::Fpn, NeckKind::GhostPan}) {
        const auto neck = computeNeck(kind, m_inputs, {});
        QVERIFY2(neck, neck ? "" : neck.error().message.text().c_str());
        QVERIFY(!neck->isOwn);
        for (std::size_t level = 0; level < 3; ++level) {
            const Snapshot map = neck->trace->output(neck->plan.outputs[level]);
            QCOMPARE(map.shape()[2], m_inputs.features[level].shape()[2]);
            QVERIFY(map.summary().std > 0);
        }
        const auto time = timeNeck(*neck, {});
        QVERIFY(time);
        QVERIFY(*time > 0);
    }
    const auto pan = computeNeck(NeckKind::Pan, m_inputs, {});
    const auto ghost = computeNeck(NeckKind::GhostPan, m_inputs, {});
    QVERIFY(ghost->parameters < pan->parameters);
    QVERIFY(ghost->macs < pan->macs);
    Cancel cancel;
    cancel.request();
    const auto cancelled = computeNeck(NeckKind::Pan, m_inputs, cancel);
    QVERIFY(!cancelled);
    QVERIFY(cancelled.error().cancelled);
}

void TestNeck::theSameSeedGivesTheSameMaps()
{
    const auto first = computeNeck(NeckKind::GhostPan, m_inputs, {});
    const auto again = computeNeck(NeckKind::GhostPan, m_inputs, {});
    NeckInputs other = m_inputs;
    other.seed = 2;
    const auto another = computeNeck(NeckKind::GhostPan, other, {});
    const std::string &block = first->plan.outputs[1];
    QCOMPARE(first->trace->output(block).toFloats(), again->trace->output(block).toFloats());
    QVERIFY(first->trace->output(block).toFloats() != another->trace->output(block).toFloats());
}

void TestNeck::influenceGoesOnlyWhereThereIsAWay()
{
    const auto fpn = computeNeck(NeckKind::Fpn, m_inputs, {});
    const auto pan = computeNeck(NeckKind::Pan, m_inputs, {});
    const auto ghost = computeNeck(NeckKind::GhostPan, m_inputs, {});
    for (int from = 0; from < 3; ++from) {
        const int middle = static_cast<int>(m_inputs.features[static_cast<std::size_t>(from)].shape()[2] / 2);
        const auto down = influenceOf(*fpn, from, middle, middle, {});
        const auto both = influenceOf(*pan, from, middle, middle, {});
        const auto cheap = influenceOf(*ghost, from, middle, middle, {});
        QVERIFY(down && both && cheap);
        for (std::size_t to = 0; to < 3; ++to) {
            // A pyramid tells finer levels, never coarser ones; the way up tells those too.
            QCOMPARE(down->changed[to] > 0, static_cast<int>(to) <= from);
            QVERIFY(both->changed[to] > 0);
            QVERIFY(cheap->changed[to] > 0);
        }
    }
    // The coarsest output of a pyramid is the backbone's map: one place changed, by its deviation.
    const auto top = influenceOf(*fpn, 2, 3, 5, {});
    QCOMPARE(top->changed[2], std::int64_t(1));
    QVERIFY(top->change[2][3 * 8 + 5] > 0);
}

void TestNeck::influenceIsLocalAndFades()
{
    const auto pan = computeNeck(NeckKind::Pan, m_inputs, {});
    const auto corner = influenceOf(*pan, 0, 0, 0, {});
    QVERIFY(corner);
    const std::vector<float> &change = corner->change[0];
    QVERIFY(change.front() > 0);
    QCOMPARE(change.back(), 0.0F); // the other corner of the finest map is out of reach
    QVERIFY(corner->share(0) > 0 && corner->share(0) < 0.5);
    QCOMPARE(*std::max_element(change.begin(), change.end()), change.front());
}

void TestNeck::cheapConvolutionsCostWhatTheirFormulasSay()
{
    const auto value = [](const std::string &formula) {
        // Sums of products, with at most one pair of brackets at the end of a product.
        QString text = QString::fromStdString(formula);
        qint64 factor = 1;
        if (const auto bracket = text.indexOf(QLatin1Char('(')); bracket >= 0) {
            for (const QString &each : text.left(bracket).split(QStringLiteral("·"), Qt::SkipEmptyParts))
                factor *= each.toLongLong();
            text = text.mid(bracket + 1).chopped(1);
        }
        qint64 sum = 0;
        for (const QString &term : text.split(QStringLiteral(" + "))) {
            qint64 product = 1;
            for (const QString &each : term.split(QStringLiteral("·")))
                product *= each.toLongLong();
            sum += product;
        }
        return factor * sum;
    };
    for (const std::int64_t channels : {48, 33})
        for (int kind = 0; kind < cheapConvs; ++kind) {
            const CheapCost cost = cheapCost(static_cast<CheapConv>(kind), {1, 32, 20, 12}, channels, 5);
            const GraphResult graph = buildGraph(cost.network, 1);
            QVERIFY(graph.ok());
            QCOMPARE(graph.graph->blocks[1].outputShapes[0], (Shape{1, channels, 20, 12}));
            if (channels % 2 != 0 && (kind == 2 || kind == 4))
                continue; // a Ghost module makes a channel more and throws it away
            QCOMPARE(value(cost.parameterFormula), cost.parameters);
            QCOMPARE(value(cost.macFormula), cost.macs);
        }
    const CheapCost plain = cheapCost(CheapConv::Plain, {1, 64, 26, 26}, 64, 3);
    QCOMPARE(plain.parameters, std::int64_t(3 * 3 * 64 * 64 + 2 * 64));
    QCOMPARE(plain.macs, std::int64_t(26 * 26 * 3 * 3 * 64 * 64));
    QCOMPARE(plain.parameterFormula, std::string("3·3·64·64 + 2·64"));
}

QTEST_GUILESS_MAIN(TestNeck)
#include "tst_neck.moc"
