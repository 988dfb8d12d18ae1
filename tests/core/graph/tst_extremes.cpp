// Legal parameters at the ends of their ranges, on inputs of any size: a graph or a problem, never an overflow (the
// sanitizers would see it), an absurd count or a wait.

#include "core/base/Rng.h"
#include "core/graph/Graph.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace vitrine;

namespace {

using Integers = std::vector<std::int64_t>;

/// Small numbers mostly, but every power of two and both ends as well.
std::int64_t integerBetween(double low, double high, Rng &rng)
{
    const auto least = static_cast<std::int64_t>(std::max(low, -3.0));
    const auto most = static_cast<std::int64_t>(std::min(high, 2147483647.0));
    switch (rng.below(4)) {
    case 0:
        return most;
    case 1:
        return least;
    case 2:
        return std::min(most, least + static_cast<std::int64_t>(rng.below(9)));
    default:
        return std::min(most, least + (std::int64_t(1) << rng.below(31)));
    }
}

double realBetween(double low, double high, Rng &rng)
{
    const double least = std::isfinite(low) ? low : -1e300;
    const double most = std::isfinite(high) ? high : 1e300;
    return rng.below(2) == 0 ? (rng.below(2) == 0 ? least : most) : std::clamp(rng.uniform(0, 4), least, most);
}

ParamValue legalValue(const ParameterSpec &spec, Rng &rng)
{
    using Type = ParameterSpec::Type;
    if (spec.nullable && rng.below(3) == 0)
        return {};
    const auto integers = [&](std::uint64_t count) {
        Integers values;
        for (std::uint64_t i = 0; i < count; ++i)
            values.push_back(integerBetween(spec.min, spec.max, rng));
        return values;
    };
    switch (spec.type) {
    case Type::Integer:
        return integerBetween(spec.min, spec.max, rng);
    case Type::Integers:
        if (!spec.choices.empty() && rng.below(4) == 0)
            return spec.choices[rng.below(spec.choices.size())];
        return integers(static_cast<std::uint64_t>(std::max(spec.count, 1)));
    case Type::Sizes:
        return integers(1 + rng.below(5));
    case Type::Real:
        return realBetween(spec.min, spec.max, rng);
    case Type::Reals:
        return realBetween(spec.min, spec.max, rng);
    case Type::Boolean:
        return rng.below(2) == 0;
    case Type::Choice:
        return spec.choices[rng.below(spec.choices.size())];
    case Type::Words: {
        std::string words = spec.choices[rng.below(spec.choices.size())];
        for (std::uint64_t more = rng.below(3); more > 0; --more)
            words += "," + spec.choices[rng.below(spec.choices.size())];
        return words;
    }
    }
    return {};
}

/// One block of the kind, fed by inputs of `rank` dimensions without the batch.
Network randomNetwork(const BlockKind &kind, std::uint64_t rank, Rng &rng)
{
    Integers shape;
    for (std::uint64_t i = 0; i < rank; ++i)
        shape.push_back(rng.below(3) == 0 ? integerBetween(1, 1 << 20, rng)
                                          : 1 + static_cast<std::int64_t>(rng.below(64)));
    Network network;
    Block block{"b", kind.type(), {}, {}, {}};
    for (const ParameterSpec &spec : kind.parameters()) {
        if (spec.required || rng.below(2) == 0)
            block.params.emplace(spec.name, legalValue(spec, rng));
    }
    for (int port = 0; port < std::max(kind.inputs().min, 1) && kind.inputs().max != 0; ++port) {
        const std::string id = "x" + std::to_string(port);
        network.blocks.push_back({id, "Input", {{"shape", shape}}, {}, {}});
        network.connections.push_back({{id, 0}, {"b", port}, {}});
    }
    network.blocks.push_back(std::move(block));
    return network;
}

} // namespace

class TestExtremes : public QObject {
    Q_OBJECT

private slots:
    void kind_data();
    void kind();
};

void TestExtremes::kind_data()
{
    QTest::addColumn<std::string>("type");
    for (const auto &kind : blockKinds()) {
        if (kind->isPublic())
            QTest::newRow(kind->type().c_str()) << kind->type();
    }
}

void TestExtremes::kind()
{
    QFETCH(std::string, type);
    Rng rng(17);
    int sound = 0;
    for (int run = 0; run < 400; ++run) {
        const Network network = randomNetwork(*findBlockKind(type), 1 + rng.below(4), rng);
        const auto begin = std::chrono::steady_clock::now();
        const GraphResult result = buildGraph(network, 1 + static_cast<std::int64_t>(rng.below(1000)));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        QVERIFY2(took.count() < 5, "a wait");
        QCOMPARE(result.ok(), result.problems.empty());
        if (!result.ok())
            continue;
        ++sound;
        for (const GraphBlock &block : result.graph->blocks)
            QVERIFY(block.macs >= 0 && block.learnable >= 0 && elementCount(block.outputShapes.front()) >= 1);
    }
    if (findBlockKind(type)->parameters().empty())
        QVERIFY(sound > 0);
}

QTEST_GUILESS_MAIN(TestExtremes)
#include "tst_extremes.moc"
