// Sets of points: made up, read from a table, painted.

#include "core/data/DataSplit.h"
#include "core/data/Labels.h"
#include "core/data/PointTableFile.h"
#include "tests/core/data/SetSamples.h"

#include <QTemporaryDir>

#include <cmath>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

namespace {

const PointTable &tableOf(const std::shared_ptr<const Dataset> &set)
{
    return dynamic_cast<const PointSet &>(*set).table();
}

/// The share of points for which a rule names the class.
template <typename Rule>
double share(const PointTable &table, Rule rule)
{
    std::size_t right = 0;
    for (std::size_t i = 0; i < table.labels.size(); ++i)
        right += rule(static_cast<double>(table.inputs[2 * i]), static_cast<double>(table.inputs[2 * i + 1]))
            == (table.labels[i] == 1);
    return static_cast<double>(right) / static_cast<double>(table.labels.size());
}

} // namespace

class TestPoints : public QObject {
    Q_OBJECT

private slots:
    void madeUp_data();
    void madeUp();
    void shapesOfSets();
    void functions();
    void options_data();
    void options();
    void tables_data();
    void tables();
    void tableAsSet();
    void badTables_data();
    void badTables();
    void tooLarge();
    void painted();
};

void TestPoints::madeUp_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("x"); // of the first point in 65536ths, seed 1: the same on every machine
    for (const auto &[name, x] : {std::pair{"xor", -29912}, std::pair{"moons", 6250}, std::pair{"circles", -39759},
                                  std::pair{"spiral", -18903}, std::pair{"gaussians", 34055}})
        QTest::newRow(name) << QString::fromLatin1(name) << x;
}

void TestPoints::madeUp()
{
    QFETCH(QString, name);
    QFETCH(int, x);
    const auto set = opened(name, 1);
    QCOMPARE(set->size(), 500);
    QCOMPARE(set->classes().size(), std::size_t{2});
    QCOMPARE(set->itemShape(), Shape{2});
    QVERIFY(set->answer() == AnswerKind::Class);
    QVERIFY(!set->licence().isEmpty());
    QCOMPARE(set->item(0)->input.flat(0) * 65536, static_cast<double>(x));

    const auto again = opened(name, 1), other = opened(name, 2), longer = opened(name + QStringLiteral(":size=700"), 1);
    QCOMPARE(tableOf(again).inputs, tableOf(set).inputs);
    QVERIFY(tableOf(other).inputs != tableOf(set).inputs);
    QCOMPARE(longer->size(), 700);
    QVERIFY(std::equal(tableOf(set).inputs.begin(), tableOf(set).inputs.end(), tableOf(longer).inputs.begin()));

    // Each part of it is balanced.
    const auto counts = countLabels(*set, splitInOrder(*set).validation);
    QCOMPARE(counts->counts, (std::vector<std::int64_t>{50, 50}));
    QCOMPARE(counts->imbalance(), 1.0);
    for (const float value : tableOf(set).inputs)
        QVERIFY(std::abs(value) < 2.5F);
}

void TestPoints::shapesOfSets()
{
    const auto without = [](const char *name) { return opened(QStringLiteral("%1:noise=0").arg(QLatin1String(name))); };
    QCOMPARE(share(tableOf(without("xor")), [](double x, double y) { return x * y < 0; }), 1.0);
    QCOMPARE(share(tableOf(without("circles")), [](double x, double y) { return std::hypot(x, y) < 0.75; }), 1.0);
    QCOMPARE(share(tableOf(without("gaussians")), [](double x, double y) { return x + y < 0; }), 1.0);
    const auto spiral = without("spiral"), moons = without("moons");
    QCOMPARE(share(tableOf(spiral),
                   [](double x, double y) {
                       const double behind = std::atan2(x, y) - 3.5 * M_PI * std::hypot(x, y);
                       return std::cos(behind) < 0;
                   }),
             1.0);
    QCOMPARE(share(tableOf(moons),
                   [](double x, double y) {
                       const bool onUpper = std::abs(std::hypot(x + 0.5, y + 0.25) - 1) < 1e-3 && y >= -0.251;
                       return !onUpper;
                   }),
             1.0);
    // No line does it for XOR: every quadrant has its points.
    std::set<std::pair<bool, bool>> quadrants;
    const auto signs = without("xor");
    const PointTable &table = tableOf(signs);
    for (std::size_t i = 0; i < table.inputs.size(); i += 2)
        quadrants.insert({table.inputs[i] > 0, table.inputs[i + 1] > 0});
    QCOMPARE(quadrants.size(), std::size_t{4});
}

void TestPoints::functions()
{
    const auto sine = opened(QStringLiteral("function"));
    QCOMPARE(sine->name(), std::string("function:sine"));
    QCOMPARE(sine->itemShape(), Shape{1});
    QVERIFY(sine->answer() == AnswerKind::Number);
    QVERIFY(sine->classes().empty());
    const auto plain = opened(QStringLiteral("function:parabola,noise=0,size=40"));
    QCOMPARE(plain->size(), 40);
    for (std::int64_t i = 0; i < plain->size(); ++i) {
        const auto item = plain->item(i);
        const double x = item->input.flat(0);
        QCOMPARE(item->target.shape(), Shape{1});
        QVERIFY(std::abs(item->target.flat(0) - (2 * x * x - 1)) < 2e-5);
    }
    for (const auto &kind : datasetKinds())
        for (const std::string &choice : kind->choices()) {
            const auto set = opened(QString::fromStdString(kind->name() + ":" + choice));
            for (const float y : tableOf(set).targets)
                QVERIFY2(std::abs(y) < 1.5F, choice.c_str());
        }
}

void TestPoints::options_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("message");
    const QString legal = QStringLiteral("noise (0 … 1), size (2 … 1000000), draw (0 … 9999), turns (0.25 … 4)");
    QTest::newRow("unknown name") << "spiral:nois=0.1"
                                  << "“nois” is no option of spiral. There are: " + legal + ".";
    QTest::newRow("no number") << "spiral:noise=much"
                               << "“noise=much” is no option of spiral; write NAME=NUMBER. There are: " + legal + ".";
    QTest::newRow("no value") << "spiral:noise"
                              << "“noise” is no option of spiral; write NAME=NUMBER. There are: " + legal + ".";
    QTest::newRow("NaN") << "spiral:noise=nan"
                         << "“noise=nan” is no option of spiral; write NAME=NUMBER. There are: " + legal + ".";
    QTest::newRow("comma left over") << "spiral:noise=0.1,"
                                     << "“” is no option of spiral; write NAME=NUMBER. There are: " + legal + ".";
    QTest::newRow("too much") << "spiral:noise=2"
                              << "The option “noise” of spiral lies between 0 and 1.";
    QTest::newRow("too many") << "spiral:size=1e9"
                              << "The option “size” of spiral lies between 2 and 1000000.";
    QTest::newRow("not whole") << "spiral:size=20.5"
                               << "The option “size” of spiral is a whole number.";
    QTest::newRow("twice") << "spiral:noise=0,noise=1"
                           << "The option “noise” of spiral is given twice.";
    QTest::newRow("no such curve") << "function:cosine"
                                   << "There is no “cosine” for function:NAME. There are: sine, parabola, abs, step, "
                                      "sawtooth, bump, chirp.";
    QTest::newRow("a curve's option")
        << "function:sine,turns=1"
        << "“turns” is no option of function. There are: noise (0 … 1), size (2 … 1000000), draw (0 … 9999).";
}

void TestPoints::options()
{
    QFETCH(QString, spec);
    QFETCH(QString, message);
    QCOMPARE(refusal(spec), message);
}

void TestPoints::tables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("labels"); // "0 1", or empty
    QTest::addColumn<QString>("targets");
    QTest::addColumn<QString>("classes");
    QTest::newRow("labels") << QByteArray("0.5,1,0\n-1,2e0,2\n") << "0 2"
                            << ""
                            << "0 1 2";
    QTest::newRow("heading, Windows, spaces")
        << QByteArray("\xef\xbb\xbfx, y, Label\r\n 1 , 2 , 1 \r\n\r\n3,4,0\r\n") << "1 0"
        << ""
        << "0 1";
    QTest::newRow("values") << QByteArray("0,1,0.25\n1,1,3") << ""
                            << "0.25 3"
                            << "";
    QTest::newRow("whole values by name") << QByteArray("x,y,value\n0,1,1\n1,1,3") << ""
                                          << "1 3"
                                          << "";
    QTest::newRow("negative") << QByteArray("0,1,-1\n1,1,1") << ""
                              << "-1 1"
                              << "";
    QTest::newRow("names, sorted") << QByteArray("0,0,red\n1,1,blue\n2,2,\"red\"") << "1 0 1"
                                   << ""
                                   << "blue red";
    QTest::newRow("semicolons") << QByteArray("0.5;1;0\n-1;2;1\n") << "0 1"
                                << ""
                                << "0 1";
    QTest::newRow("tabs") << QByteArray("0.5\t1\t0\n-1\t2\t1\n") << "0 1"
                          << ""
                          << "0 1";
}

void TestPoints::tables()
{
    QFETCH(QByteArray, text);
    const auto table = parsePointTable(text.toStdString(), "x.csv");
    QVERIFY2(table.ok(), table ? "" : qPrintable(messageOf(table.error())));
    const auto joined = [](const auto &values) {
        QStringList words;
        for (const auto &value : values)
            words << QString::fromStdString(Message::of("%1", value).text());
        return words.join(QLatin1Char(' '));
    };
    QTEST(joined(table->labels), "labels");
    QTEST(joined(table->targets), "targets");
    QTEST(joined(table->classes), "classes");
    QCOMPARE(table->inputs.size(), 2 * (table->labels.size() + table->targets.size()));
}

void TestPoints::tableAsSet()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("mine.csv"));
    writeFile(file, "1,2,0\n3,4,1\n");
    const auto set = opened(QStringLiteral("points:") + file);
    QCOMPARE(set->name(), std::string("mine.csv"));
    QCOMPARE(set->item(1)->input.toFloats(), (std::vector<float>{3, 4}));
    QCOMPARE(set->item(1)->label, 1);
    writeFile(file, "1,2,0.5\n3,4,1.5\n");
    const auto numbers = opened(QStringLiteral("points:") + file);
    QVERIFY(numbers->answer() == AnswerKind::Number);
    QCOMPARE(numbers->item(1)->target.flat(0), 1.5);
    QVERIFY(refusal(QStringLiteral("points:") + folder.filePath(QStringLiteral("none.csv")))
                .contains(QStringLiteral("none.csv")));
}

void TestPoints::badTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray() << "The file x.csv holds no points.";
    QTest::newRow("heading alone") << QByteArray("x,y,label\n") << "The file x.csv holds no points.";
    QTest::newRow("NaN") << QByteArray("0,1,0\n0,nan,1\n") << "The file x.csv, line 2: “nan” is not a finite number.";
    QTest::newRow("NaN in values") << QByteArray("0,1,0.5\n0,1,NaN\n")
                                   << "The file x.csv, line 2: “NaN” is not a finite number.";
    QTest::newRow("infinite") << QByteArray("0,1,0\n\n-inf,1,1\n")
                              << "The file x.csv, line 3: “-inf” is not a finite number.";
    QTest::newRow("beyond a float") << QByteArray("0,1e200,0\n")
                                    << "The file x.csv, line 1: “1e200” is not a finite number.";
    QTest::newRow("text") << QByteArray("0,1,0\n0,one,1\n") << "The file x.csv, line 2: “one” is not a finite number.";
    QTest::newRow("two columns") << QByteArray("0,1,0\n0,1\n")
                                 << "The file x.csv, line 2: there are 2 columns; x, y and a class or value make 3.";
    QTest::newRow("four columns") << QByteArray("0,1,0,1\n")
                                  << "The file x.csv, line 1: there are 4 columns; x, y and a class or value make 3.";
    QTest::newRow("name among numbers") << QByteArray("0,1,0\n0,1,red\n")
                                        << "The file x.csv, line 2: “red” is not a number.";
    QTest::newRow("number among names") << QByteArray("0,1,red\n0,1,1\n")
                                        << "The file x.csv, line 2: “1” is a number, where names stand so far.";
    QTest::newRow("no answer") << QByteArray("0,1,\n") << "The file x.csv, line 1: “” is not a number.";
    QTest::newRow("no class") << QByteArray("x,y,class\n0,1,0.5\n")
                              << "The file x.csv, line 2: the class “0.5” is no whole number from 0 to 99.";
    QTest::newRow("one class") << QByteArray("0,1,0\n1,1,0\n")
                               << "All points of x.csv are of one class, “0”: there is nothing to tell apart.";
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\xff\xfe")
                               << "The file x.csv is no table of points: it is not UTF-8 text.";
}

void TestPoints::badTables()
{
    QFETCH(QByteArray, text);
    const auto table = parsePointTable(text.toStdString(), "x.csv");
    QVERIFY(!table.ok());
    QTEST(messageOf(table.error()), "message");
}

void TestPoints::tooLarge()
{
    std::string text;
    for (int i = 0; i <= 1'000'000; ++i)
        text += "0,0,1\n";
    const auto table = parsePointTable(text, "x.csv");
    QVERIFY(!table.ok());
    QCOMPARE(messageOf(table.error()),
             QStringLiteral("The file x.csv, line 1000001: there are more than 1000000 points."));
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("huge.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(65LL << 20)); // sparse
    QVERIFY(refusal(QStringLiteral("points:") + file.fileName()).contains(QStringLiteral("too large: 65 MiB")));
}

void TestPoints::painted()
{
    const std::vector<PaintedPoint> points{{0, 0.5F, 0}, {1, -1, 2}};
    const auto set = paintedSet(points);
    QVERIFY(set.ok());
    QCOMPARE((*set)->size(), 2);
    QCOMPARE((*set)->classes().size(), std::size_t{3});
    QCOMPARE((*set)->item(1)->label, 2);
    QCOMPARE((*set)->item(0)->input.toFloats(), (std::vector<float>{0, 0.5F}));
    QCOMPARE((*paintedSet(std::vector<PaintedPoint>{{0, 0, 0}}))->classes().size(), std::size_t{2});
    QVERIFY(!paintedSet({}).ok());
    QVERIFY(!paintedSet(std::vector<PaintedPoint>{{NAN, 0, 0}}).ok());
    QVERIFY(!paintedSet(std::vector<PaintedPoint>{{0, 0, -1}}).ok());
    QVERIFY(!paintedSet(std::vector<PaintedPoint>{{0, 0, 100}}).ok());
}

QTEST_GUILESS_MAIN(TestPoints)
#include "tst_points.moc"
