// Shapes and parameter counts of the reference networks in shared/cases.

#include "core/graph/Graph.h"
#include "core/network/NetworkFile.h"
#include "tests/support/Shared.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace vitrine;

class TestShapes : public QObject {
    Q_OBJECT

private slots:
    void asPyTorchHasThem_data();
    void asPyTorchHasThem();
};

void TestShapes::asPyTorchHasThem_data()
{
    QTest::addColumn<QString>("folder");
    VITRINE_NEED_SHARED("cases/networks");
    const QDir cases(test::sharedPath(QStringLiteral("cases/networks")));
    for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        QTest::newRow(qPrintable(name)) << cases.filePath(name);
}

void TestShapes::asPyTorchHasThem()
{
    VITRINE_NEED_SHARED("cases/networks");
    QFETCH(QString, folder);
    std::ifstream file((folder + QStringLiteral("/shapes.json")).toStdString());
    const nlohmann::json expected = nlohmann::json::parse(file);
    const auto network = readNetwork((folder + QStringLiteral("/net.vitrine.json")).toStdString());
    QVERIFY2(network.ok(), network.ok() ? "" : network.error().message.text().c_str());
    const GraphResult result = buildGraph(*network, expected["batch"].get<std::int64_t>());
    QVERIFY2(result.ok(), result.ok() ? "" : result.error("it").message.text().c_str());

    std::int64_t parameters = 0;
    std::size_t compared = 0;
    for (const GraphBlock &block : result.graph->blocks) {
        parameters += block.learnable;
        if (!expected["shapes"].contains(block.id))
            continue;
        ++compared;
        QVERIFY2(block.outputShapes.front() == expected["shapes"][block.id].get<Shape>(), block.id.c_str());
    }
    QCOMPARE(compared, expected["shapes"].size());
    QCOMPARE(parameters, expected["parameters"].get<std::int64_t>());
}

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
