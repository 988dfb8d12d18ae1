// vitrine-test: SOURCES ../blocks/BlockCase.cpp
// The PyTorch export of a case of every kind of block, against golden files.
//
// After a wanted change run with VITRINE_UPDATE_GOLDEN=1, read the difference, and run tests/interop/run.py, which
// compares what the files compute with a trace.

#include "core/io/PyTorchWriter.h"
#include "tests/core/blocks/BlockCase.h"

#include <QFile>
#include <QtTest>

#include <set>

using namespace vitrine;

namespace {

QString goldenFile(const std::string &name)
{
    return QStringLiteral(VITRINE_SOURCE_DIR "/tests/golden/pytorch/%1.py").arg(QString::fromStdString(name));
}

} // namespace

class TestPyTorchWriter : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasAGoldenFile()
    {
        for (const auto &kind : blockKinds())
            if (kind->isPublic() && kind->category() != Category::Input)
                QVERIFY2(QFile::exists(goldenFile(kind->type())), (kind->type() + " has no golden file").c_str());
    }

    void golden_data()
    {
        QTest::addColumn<int>("row");
        m_cases = test::loadBlockCases();
        for (std::size_t i = 0; i < m_cases.size(); ++i)
            if (m_cases[i].name == test::kindOf(m_cases[i]) && m_cases[i].name != "Input")
                QTest::newRow(m_cases[i].name.c_str()) << static_cast<int>(i);
    }

    void golden()
    {
        QFETCH(int, row);
        const test::BlockCase &blockCase = m_cases[static_cast<std::size_t>(row)];
        const GraphResult graph = buildGraph(blockCase.network, 1);
        QVERIFY(graph.ok());
        const QByteArray written = QByteArray::fromStdString(toPyTorch(*graph.graph));
        QFile file(goldenFile(blockCase.name));
        if (qEnvironmentVariableIntValue("VITRINE_UPDATE_GOLDEN") != 0) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(written);
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QCOMPARE(written, file.readAll());
    }

    void namesThatPythonCannotTake()
    {
        Network network;
        network.name = "for \"Python\"";
        network.blocks = {{"in", "Input", {{"shape", std::vector<std::int64_t>{3}}}, {}, {}},
                          {"a-b", "Linear", {{"out_features", std::int64_t{2}}}, {}, {}},
                          {"forward", "Linear", {{"out_features", std::int64_t{2}}}, {}, {}}};
        network.connections = {{{"in", 0}, {"a-b", 0}, {}}, {{"a-b", 0}, {"forward", 0}, {}}};
        const GraphResult graph = buildGraph(network, 1);
        QVERIFY(graph.ok());
        const std::string text = toPyTorch(*graph.graph);
        QVERIFY(text.find("self.a_b = nn.Linear(3, 2)") != std::string::npos);
        QVERIFY(text.find("self.forward_ = nn.Linear(2, 2)") != std::string::npos);
        QVERIFY(text.find("\"a-b.weight\": \"a_b.weight\"") != std::string::npos);
        QVERIFY(text.find("\"forward.bias\": \"forward_.bias\"") != std::string::npos);
        QVERIFY(text.find("def forward(self, in_):") != std::string::npos);
    }

private:
    std::vector<test::BlockCase> m_cases;
};

QTEST_GUILESS_MAIN(TestPyTorchWriter)
#include "tst_pytorchwriter.moc"
