// vitrine-test: SOURCES BlockCase.cpp
// One row a case and mode for every kind of block: what holds for all of them.

#include "core/base/Rng.h"
#include "core/graph/own/Definition.h"
#include "core/network/NetworkFile.h"
#include "core/tensor/Device.h"
#include "core/trace/Explain.h"
#include "tests/core/blocks/BlockCase.h"
#include "tests/support/Tolerance.h"

#include <QtTest>

#include <set>

using namespace vitrine;
using test::BlockCase;

namespace {

Index randomIndex(const Shape &shape, Rng &rng)
{
    Index index;
    for (const std::int64_t size : shape)
        index.push_back(static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(size))));
    return index;
}

/// The sum of all losses, the same scalar that gradients are of.
double totalLoss(const Trace &trace)
{
    double sum = 0;
    for (const GraphBlock &block : trace.graph.blocks)
        if (block.kind->category() == Category::Loss)
            sum += trace.output(block.id).flat(0);
    return sum;
}

Snapshot changedAt(const Snapshot &tensor, std::size_t position, double by)
{
    auto values = tensor.toDoubles();
    values[position] += by;
    return Snapshot::of(tensor.shape(), std::move(values));
}

} // namespace

class TestBlocks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        setThreads(1); // the tensors are tiny: threads would only wait for each other
        m_cases = test::loadBlockCases();
        QVERIFY(!m_cases.empty());
    }

    void everyKindHasARow()
    {
        std::set<std::string> covered;
        for (const BlockCase &blockCase : m_cases) {
            const std::string kind = test::kindOf(blockCase);
            QVERIFY2(findBlockKind(kind) || kind == customType, (blockCase.name + " is named after no kind").c_str());
            const auto &blocks = blockCase.network.blocks;
            const bool has =
                std::any_of(blocks.begin(), blocks.end(), [&kind](const Block &block) { return block.type == kind; });
            QVERIFY2(has, (blockCase.name + " does not hold the block it is named after").c_str());
            covered.insert(kind);
        }
        for (const auto &kind : blockKinds())
            if (kind->isPublic())
                QVERIFY2(covered.contains(kind->type()), ("no case for " + kind->type()).c_str());
    }

    void roundTrip_data() { addRows(false); }
    void roundTrip()
    {
        const BlockCase &blockCase = current();
        const auto again = parseNetwork(toJson(blockCase.network), blockCase.name);
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.text().c_str());
        QVERIFY(*again == blockCase.network);
    }

    void shapes_data() { addRows(true); }
    void shapes()
    {
        const auto trace = runCurrent(DType::Float32);
        QVERIFY(trace);
        for (std::size_t i = 0; i < trace->nodes.size(); ++i)
            for (std::size_t port = 0; port < trace->nodes[i].outputs.size(); ++port)
                QVERIFY2(trace->nodes[i].outputs[port].shape() == trace->graph.nodes[i].outputShapes[port],
                         (trace->graph.nodes[i].path + ": computed " + toString(trace->nodes[i].outputs[port].shape())
                          + ", inferred " + toString(trace->graph.nodes[i].outputShapes[port]))
                             .c_str());
    }

    /// What a composite says of its outputs is what its parts give.
    void ownShapes_data() { addRows(false); }
    void ownShapes()
    {
        const Network &network = current().network;
        const GraphResult result = buildGraph(network, 2);
        QVERIFY(result.ok());
        for (const GraphBlock &block : result.graph->blocks) {
            if (block.kind->category() == Category::Input)
                continue;
            std::vector<Problem> problems;
            const Params params = Params::resolve(block.kind->parameters(), *network.find(block.id), problems);
            const auto shapes = block.kind->outputShapes(params, block.inputShapes);
            QVERIFY2(shapes.ok(), block.id.c_str());
            QVERIFY2(*shapes == block.outputShapes, block.id.c_str());
        }
    }

    void gradients_data() { addRows(true); }
    void gradients()
    {
        if (test::kindOf(current()) == "YOLOXLoss")
            QSKIP("It chooses its cells in FP32, where steps this small are lost; core.training.detector has larger "
                  "ones");
        TraceRequest request = currentRequest(DType::Float64);
        const auto traced = runTrace(request);
        QVERIFY2(traced.ok(), traced.ok() ? "" : traced.error().message.text().c_str());
        const Trace &trace = **traced;
        request.backward = false;
        std::vector<std::string> names;
        for (const auto &[name, tensor] : request.inputs)
            if (trace.graph.findNode(name) >= 0 && !trace.targets.contains(name))
                names.push_back(name);
        for (const auto &[name, tensor] : trace.weightGradients)
            names.push_back(name);
        // A detector has hundreds of tensors, and its parts have rows of their own: a sample will do.
        std::int64_t numbers = 0;
        for (const auto &[name, tensor] : request.weights)
            numbers += tensor.elementCount();
        const bool isLarge = numbers > 1'000'000;
        const std::size_t mostTensors = isLarge ? 6 : 24;
        const std::int64_t mostPlaces = isLarge ? 3 : 12;
        const std::size_t stride = (names.size() + mostTensors - 1) / mostTensors;
        Rng rng(7);
        int compared = 0;
        for (std::size_t i = 0; i < names.size(); i += stride) {
            const bool isInput = request.inputs.contains(names[i]);
            Snapshot &tensor = (isInput ? request.inputs : request.weights).find(names[i])->second;
            const Snapshot gradient = isInput ? trace.gradient(names[i]) : trace.weightGradients.find(names[i])->second;
            const int here = compareWithDifferences(request, tensor, gradient, names[i], mostPlaces, rng);
            QVERIFY2(here >= 0, names[i].c_str());
            // Among thousands of kinks of a deep network, no place of a small tensor may have a derivative.
            QVERIFY2(here > 0 || stride > 1, (names[i] + ": no place could be compared").c_str());
            compared += here;
        }
        QVERIFY(compared > 0 || names.empty());
    }

    void explanations_data() { addRows(true); }
    void explanations()
    {
        const auto trace = runCurrent(DType::Float32);
        QVERIFY(trace);
        Rng rng(11);
        for (const Pass pass : {Pass::Forward, Pass::Backward})
            for (const GraphBlock &block : trace->graph.blocks)
                for (std::size_t port = 0; port < block.outputShapes.size(); ++port)
                    explainSome(*trace, block, static_cast<int>(port), pass, rng);
    }

private:
    void addRows(bool bothModes)
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<bool>("training");
        for (std::size_t i = 0; i < m_cases.size(); ++i) {
            QTest::newRow((m_cases[i].name + (bothModes ? " eval" : "")).c_str()) << static_cast<int>(i) << false;
            if (bothModes)
                QTest::newRow((m_cases[i].name + " train").c_str()) << static_cast<int>(i) << true;
        }
    }

    const BlockCase &current() const
    {
        QFETCH(int, row);
        return m_cases[static_cast<std::size_t>(row)];
    }

    TraceRequest currentRequest(DType dtype) const
    {
        QFETCH(bool, training);
        return test::randomRequest(test::withLoss(current().network), training ? Mode::Train : Mode::Eval, dtype, 42);
    }

    std::shared_ptr<const Trace> runCurrent(DType dtype) const
    {
        const auto trace = runTrace(currentRequest(dtype));
        if (!trace)
            QTest::qFail(trace.error().message.text().c_str(), __FILE__, __LINE__);
        return trace ? *trace : nullptr;
    }

    /// Central differences at up to so many places. A place where the two one-sided slopes differ has no derivative
    /// (the kink of a ReLU, the change of a maximum) and is left out. Returns how many were compared, −1 where one
    /// disagrees.
    static int compareWithDifferences(TraceRequest &request, Snapshot &tensor, const Snapshot &gradient,
                                      const std::string &name, std::int64_t places, Rng &rng)
    {
        const double step = 1e-6; // larger ones cross the kinks of deep networks
        const Snapshot original = tensor;
        const auto lossAt = [&](std::size_t position, double by) {
            tensor = changedAt(original, position, by);
            const auto trace = runTrace(request);
            return trace ? totalLoss(**trace) : NAN;
        };
        const double scale = std::max(1e-3, test::largestMagnitude(gradient.toDoubles()));
        const std::int64_t count = original.elementCount();
        const double here = lossAt(0, 0);
        int compared = 0;
        for (std::int64_t i = 0; i < std::min(count, places); ++i) {
            const auto position = static_cast<std::size_t>(
                count <= places ? i : static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(count))));
            const double before = lossAt(position, -step);
            const double after = lossAt(position, step);
            // A kink spoils the central difference by half of this, so that what passes is within the tolerance below.
            if (std::abs((after - here) - (here - before)) > 1e-4 * step * scale)
                continue;
            const double numerical = (after - before) / (2 * step);
            const double analytical = gradient.flat(static_cast<std::int64_t>(position));
            if (std::abs(numerical - analytical) >= 1e-4 * scale + 1e-8) {
                qWarning("%s at %zu: autograd %.9g, differences %.9g", name.c_str(), position, analytical, numerical);
                tensor = original;
                return -1;
            }
            ++compared;
        }
        tensor = original;
        return compared;
    }

    static void explainSome(const Trace &trace, const GraphBlock &block, int port, Pass pass, Rng &rng)
    {
        const Snapshot tensor = pass == Pass::Forward ? trace.output(block.id, port) : trace.gradient(block.id, port);
        const double scale = std::max(1e-6, test::largestMagnitude(tensor.toDoubles()));
        const std::int64_t questions = std::min<std::int64_t>(20, tensor.elementCount());
        for (std::int64_t i = 0; i < questions; ++i) {
            const Index index = randomIndex(tensor.shape(), rng);
            const auto explanation = explain(trace, block.id, index, pass, port);
            QVERIFY2(explanation.ok(), explanation.ok() ? "" : explanation.error().message.text().c_str());
            QCOMPARE(explanation->value, tensor.at(index));
            QVERIFY2(std::abs(explanation->recomputed - explanation->value) < 1e-5 * scale,
                     (block.id + (pass == Pass::Forward ? " forward " : " backward ") + toString(index) + ": traced "
                      + std::to_string(explanation->value) + ", recomputed " + std::to_string(explanation->recomputed)
                      + " = " + explanation->expression.substr(0, 400))
                         .c_str());
            QVERIFY(!explanation->formula.empty());
        }
    }

    std::vector<BlockCase> m_cases;
};

QTEST_GUILESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
