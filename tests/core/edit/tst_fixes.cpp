// Ways out of problems, what fields take, and figures of blocks.

#include "core/edit/Fixes.h"
#include "core/edit/ParamText.h"
#include "core/graph/BlockFigures.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

#include <algorithm>

using namespace vitrine;

namespace {

Network preset(const char *name)
{
    const auto network = readNetwork(std::string(VITRINE_RESOURCE_DIR "/networks/") + name + ".vitrine.json");
    return network ? *network : Network();
}

QStringList textsOf(const std::vector<edit::Fix> &fixes)
{
    QStringList texts;
    for (const edit::Fix &fix : fixes)
        texts += QString::fromStdString(fix.text.text());
    return texts;
}

ReceptiveField fieldOf(const Network &network, const char *block)
{
    const GraphResult built = buildGraph(network, 1);
    const int index = built.graph ? built.graph->findBlock(block) : -1;
    return index < 0 ? ReceptiveField() : blockFigures(*built.graph)[static_cast<std::size_t>(index)].field;
}

} // namespace

class TestFixes : public QObject {
    Q_OBJECT

private slots:
    void everyFixLeavesTheBlockSound_data()
    {
        QTest::addColumn<QString>("block");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<int>("value");
        QTest::newRow("kernel larger than its input") << "c3"
                                                      << "kernel_size" << 99;
        QTest::newRow("groups that don't divide") << "c3"
                                                  << "groups" << 5;
        QTest::newRow("no kernels") << "c1"
                                    << "out_channels" << 0;
        QTest::newRow("unknown parameter") << "c1"
                                           << "kernels" << 3;
    }

    void everyFixLeavesTheBlockSound()
    {
        QFETCH(QString, block);
        QFETCH(QString, parameter);
        QFETCH(int, value);
        Network network = preset("lenet-5");
        network.find(block.toStdString())->params[parameter.toStdString()] = static_cast<std::int64_t>(value);
        const GraphResult check = buildGraph(network, 1);
        QVERIFY(!check.ok());
        const auto fixes = edit::fixesFor(network, check, block.toStdString(), 1);
        QVERIFY(!fixes.empty());
        for (const edit::Fix &fix : fixes) {
            QVERIFY(!fix.text.isEmpty());
            for (const Problem &problem : buildGraph(fix.network, 1).problems)
                QVERIFY2(problem.block != block.toStdString(), fix.text.text().c_str());
        }
    }

    /// The largest kernel that fits would leave nothing for the blocks behind: it comes after those that leave all
    /// sound.
    void whatLeavesTheLeastToMendComesFirst()
    {
        Network network = preset("lenet-5");
        network.find("c3")->params["kernel_size"] = std::int64_t(99);
        const auto fixes = edit::fixesFor(network, buildGraph(network, 1), "c3", 1, 8);
        QVERIFY(textsOf(fixes).contains(QStringLiteral("Set kernel_size to 14")));
        QVERIFY(buildGraph(fixes.front().network, 1).ok());
        for (std::size_t i = 1; i < fixes.size(); ++i)
            QVERIFY(buildGraph(fixes[i - 1].network, 1).problems.size()
                    <= buildGraph(fixes[i].network, 1).problems.size());
    }

    void anOpenInputIsFed()
    {
        Network network = preset("lenet-5");
        std::erase_if(network.connections, [](const Connection &each) { return each.to.block == "c3"; });
        const auto fixes = edit::fixesFor(network, buildGraph(network, 1), "c3", 1);
        QVERIFY2(textsOf(fixes).contains(QStringLiteral("Connect s2 to it")),
                 qPrintable(textsOf(fixes).join(QStringLiteral(" | "))));
    }

    void aMisspelledTypeIsMeant()
    {
        Network network = preset("lenet-5");
        network.find("c1")->type = "Conv2D";
        const auto fixes = edit::fixesFor(network, buildGraph(network, 1), "c1", 1);
        QVERIFY(textsOf(fixes).contains(QStringLiteral("Make it a Conv2d")));
    }

    void aSoundBlockNeedsNone()
    {
        const Network network = preset("lenet-5");
        QVERIFY(edit::fixesFor(network, buildGraph(network, 1), "c1", 1).empty());
        QVERIFY(edit::fixesFor(network, buildGraph(network, 1), "nothing", 1).empty());
    }

    void whatIsWrittenIsRead()
    {
        ParameterSpec spec{
            .name = "kernel_size", .type = ParameterSpec::Type::Integers, .count = 2, .choices = {"same"}};
        QCOMPARE(*edit::readParam(spec, "3"), ParamValue(std::int64_t(3)));
        QCOMPARE(*edit::readParam(spec, " [3, 5] "), ParamValue(std::vector<std::int64_t>{3, 5}));
        QCOMPARE(*edit::readParam(spec, "same"), ParamValue(std::string("same")));
        QCOMPARE(*edit::readParam(spec, ""), ParamValue());
        QVERIFY(!edit::readParam(spec, "three").ok());
        QVERIFY(!edit::readParam(spec, "3.5").ok());
        spec.type = ParameterSpec::Type::Reals;
        QCOMPARE(*edit::readParam(spec, "0.5 0.25"), ParamValue(std::vector<double>{0.5, 0.25}));
        spec.type = ParameterSpec::Type::Sizes;
        QCOMPARE(*edit::readParam(spec, "28"), ParamValue(std::vector<std::int64_t>{28}));
        QCOMPARE(edit::paramText(ParamValue(std::vector<std::int64_t>{3, 5})), std::string("3, 5"));
        QCOMPARE(edit::paramText(ParamValue(std::string("same"))), std::string("same"));
    }

    /// By hand, after Araujo et al.: conv 5×5, pool 2/2, conv 5×5, pool 2/2.
    void fieldsGrowAsInThePaper()
    {
        const Network network = preset("lenet-5");
        QCOMPARE(fieldOf(network, "c1").size, (Shape{5, 5}));
        QCOMPARE(fieldOf(network, "s2").size, (Shape{6, 6}));
        QCOMPARE(fieldOf(network, "c3").size, (Shape{14, 14}));
        QCOMPARE(fieldOf(network, "s4").size, (Shape{16, 16}));
        QVERIFY(!fieldOf(network, "s4").isWhole);
        QVERIFY(fieldOf(network, "f6").isWhole);
    }

    void sizesAreWrittenOut()
    {
        const GraphResult built = buildGraph(preset("lenet-5"), 1);
        QVERIFY(built.ok());
        const Node &conv = built.graph->nodes[static_cast<std::size_t>(built.graph->findNode("c3"))];
        const std::string text = conv.kind->sizeFormula(conv.params, conv.inputShapes);
        const std::string size = std::to_string(conv.outputShapes[0][2]);
        QVERIFY2(text.starts_with("H, W: ⌊(") && text.ends_with("+ 1 = " + size), text.c_str());
    }

    void whatIsSoundOfANetworkCanRun()
    {
        Network network = preset("lenet-5");
        network.find("c3")->params["kernel_size"] = std::int64_t(99);
        const GraphResult check = buildGraph(network, 1);
        QVERIFY(!check.ok());
        QVERIFY(check.soundPart.findBlock("s2") >= 0);
        QCOMPARE(check.soundPart.findBlock("c3"), -1);
        QCOMPARE(check.soundPart.findBlock("f6"), -1);
    }
};

QTEST_GUILESS_MAIN(TestFixes)
#include "tst_fixes.moc"
