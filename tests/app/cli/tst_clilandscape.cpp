// vitrine-cli landscape: random and path directions, the line, tables that repeat, and what it refuses.

#include "tests/support/Cli.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using Json = nlohmann::json;

class TestCliLandscape : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aTableThatCannotBeWrittenIsSaidFirst();
    void randomDirectionsRepeat();
    void aPathHasItsPlane();
    void aLineHasTheLossOfItsEnds();
    void refuses_data();
    void refuses();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    int run(const QStringList &arguments, QByteArray *output = nullptr, QByteArray *errors = nullptr) const;
    int landscape(const QStringList &more, QByteArray *output = nullptr, QByteArray *errors = nullptr) const;
    QList<QByteArray> lines(const QString &name) const;

    const QString m_network = QStringLiteral(VITRINE_RESOURCE_DIR "/networks/mlp-xor.vitrine.json");
    QTemporaryDir m_folder;
};

int TestCliLandscape::run(const QStringList &arguments, QByteArray *output, QByteArray *errors) const
{
    const vitrine::test::Ended ended = vitrine::test::runCli(arguments);
    if (output)
        *output = ended.output;
    if (errors)
        *errors = ended.errors;
    return ended.status;
}

int TestCliLandscape::landscape(const QStringList &more, QByteArray *output, QByteArray *errors) const
{
    QStringList usual{QStringLiteral("landscape"), m_network,
                      QStringLiteral("--data"),    QStringLiteral("xor:size=200"),
                      QStringLiteral("--device"),  QStringLiteral("cpu"),
                      QStringLiteral("--threads"), QStringLiteral("1"),
                      QStringLiteral("--json")};
    if (!more.contains(QStringLiteral("--points")))
        usual += {QStringLiteral("--points"), QStringLiteral("9")};
    return run(usual + more, output, errors);
}

QList<QByteArray> TestCliLandscape::lines(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

void TestCliLandscape::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QCOMPARE(run({QStringLiteral("train"), m_network, QStringLiteral("--data"), QStringLiteral("xor:size=200"),
                  QStringLiteral("--epochs"), QStringLiteral("5"), QStringLiteral("--batch-size"), QStringLiteral("10"),
                  QStringLiteral("--device"), QStringLiteral("cpu"), QStringLiteral("--no-record"),
                  QStringLiteral("--snapshots"), path(QStringLiteral("path")), QStringLiteral("--out"),
                  path(QStringLiteral("run"))}),
             0);
    QVERIFY(QFile::exists(path(QStringLiteral("path/epoch-000000.safetensors"))));
    QVERIFY(QFile::exists(path(QStringLiteral("path/epoch-000005.safetensors"))));
}

/// A scan that would take for ever ends at once.
void TestCliLandscape::aTableThatCannotBeWrittenIsSaidFirst()
{
    QByteArray errors;
    const QStringList endless{QStringLiteral("--weights"), path(QStringLiteral("run/weights.safetensors")),
                              QStringLiteral("--points"),  QStringLiteral("41"),
                              QStringLiteral("--out"),     path(QStringLiteral("missing/a.csv"))};
    QVERIFY(landscape(endless, nullptr, &errors) > 0);
    QVERIFY2(errors.contains("there is no folder"), errors.constData());
    QVERIFY2(!errors.contains(" %"), errors.constData()); // nothing was computed
}

void TestCliLandscape::randomDirectionsRepeat()
{
    const QStringList weights{QStringLiteral("--weights"), path(QStringLiteral("run/weights.safetensors")),
                              QStringLiteral("--seed"), QStringLiteral("3"), QStringLiteral("--out")};
    QByteArray output;
    QCOMPARE(landscape(weights + QStringList{path(QStringLiteral("a.csv"))}, &output), 0);
    QCOMPARE(landscape(weights + QStringList{path(QStringLiteral("b.csv"))}), 0);
    const auto table = lines(QStringLiteral("a.csv"));
    QCOMPARE(table, lines(QStringLiteral("b.csv")));
    QCOMPARE(table.size(), 1 + 81);
    QCOMPARE(table[0], QByteArray("kind,name,step,x,y,loss,accuracy,distance"));
    QVERIFY(table[1].startsWith("grid,,,-1,-1,"));
    const Json report = Json::parse(output.toStdString());
    QCOMPARE(report.at("points").get<int>(), 81);
    QCOMPARE(report.at("samples").get<int>(), 40);
    const double middle = table[41].split(',')[5].toDouble();
    QVERIFY(std::abs(report.at("loss").get<double>() - middle) < 1e-9);
    QVERIFY(report.at("curvature")[1].is_number());
}

void TestCliLandscape::aPathHasItsPlane()
{
    QByteArray output;
    QCOMPARE(landscape({QStringLiteral("--directions"), QStringLiteral("pca"), QStringLiteral("--path"),
                        path(QStringLiteral("path")), QStringLiteral("--out"), path(QStringLiteral("pca.csv"))},
                       &output),
             0);
    const Json report = Json::parse(output.toStdString());
    const double first = report.at("shares")[0].get<double>(), second = report.at("shares")[1].get<double>();
    QVERIFY(first > second && first + second <= 1 + 1e-9 && first > 0.5);
    const auto table = lines(QStringLiteral("pca.csv"));
    QCOMPARE(table.size(), 1 + 81 + 6);
    QVERIFY(table[82].startsWith("path,"));
    QVERIFY(table.last().endsWith(",5,0,0,,,0")); // the plane goes through the end of the path
}

void TestCliLandscape::aLineHasTheLossOfItsEnds()
{
    QByteArray output;
    QCOMPARE(landscape({QStringLiteral("--directions"), QStringLiteral("line"), QStringLiteral("--path"),
                        path(QStringLiteral("path")), QStringLiteral("--points"), QStringLiteral("7"),
                        QStringLiteral("--out"), path(QStringLiteral("line.csv"))},
                       &output),
             0);
    const auto table = lines(QStringLiteral("line.csv"));
    QCOMPARE(table.size(), 1 + 7 + 6);
    const auto lossAt = [&](int row) { return table[row].split(',')[5].toDouble(); };
    QVERIFY(std::abs(table[2].split(',')[3].toDouble()) < 1e-9); // −0.25, 0, 0.25 … 1.25
    QVERIFY(std::abs(table[6].split(',')[3].toDouble() - 1) < 1e-9);
    QVERIFY(lossAt(2) > lossAt(6)); // training went downhill
    QVERIFY(std::abs(Json::parse(output.toStdString()).at("loss").get<double>() - lossAt(2)) < 1e-6);
}

void TestCliLandscape::refuses_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QStringList &more, int status, const char *says) {
        QTest::newRow(name) << more << status << QByteArray(says);
    };
    row("path directions without a path", {"--directions", "pca"}, 2, "--path");
    row("a folder that is not there", {"--path", "/nonexistent"}, 2, "/nonexistent");
    row("directions that are none", {"--directions", "sideways"}, 2, "random");
    row("a folder without weights", {"--directions", "pca", "--path", VITRINE_RESOURCE_DIR "/networks"}, 1, "holds 0");
    row("weights of another network", {"--weights", VITRINE_RESOURCE_DIR "/models/lenet-5.safetensors"}, 1, "lenet-5");
    row("an unknown set", {"--data", "nothing"}, 1, "digits");
}

void TestCliLandscape::refuses()
{
    QFETCH(QStringList, more);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    QStringList arguments{QStringLiteral("landscape"), m_network, QStringLiteral("--out"),
                          path(QStringLiteral("refused.csv"))};
    if (!more.contains(QStringLiteral("--data")))
        arguments += {QStringLiteral("--data"), QStringLiteral("xor")};
    QByteArray errors;
    QCOMPARE(run(arguments + more, nullptr, &errors), status);
    QVERIFY2(errors.contains(says), errors.constData());
    QCOMPARE(errors.trimmed().count('\n'), 0);
    QVERIFY(!QFile::exists(path(QStringLiteral("refused.csv"))));
}

QTEST_GUILESS_MAIN(TestCliLandscape)
#include "tst_clilandscape.moc"
