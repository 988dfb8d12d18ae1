#include "widgets/session/Selection.h"

#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;

class TestSelection : public QObject {
    Q_OBJECT

private slots:
    void aPartSelectsItsBlock();
    void aPlaceSelectsItsPath_data();
    void aPlaceSelectsItsPath();
    void anotherPathForgetsThePlace();
    void climbingGoesUpToTheBlock();
    void climbingSkipsNamesThatAreNoPaths();
    void theSameAgainIsSilent();
};

void TestSelection::aPartSelectsItsBlock()
{
    Selection selection;
    const QSignalSpy blocks(&selection, &Selection::blockChanged), paths(&selection, &Selection::pathChanged);
    selection.selectPath(QStringLiteral("csp.m.0.conv1"));
    QCOMPARE(selection.block(), QStringLiteral("csp"));
    selection.selectPath(QStringLiteral("csp.conv2"));
    QCOMPARE(blocks.count(), 1);
    QCOMPARE(paths.count(), 2);
}

void TestSelection::aPlaceSelectsItsPath_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("path");
    QTest::newRow("output") << int(Place::Kind::Output) << QByteArray("csp.conv1") << QStringLiteral("csp.conv1");
    QTest::newRow("gradient") << int(Place::Kind::Gradient) << QByteArray("conv") << QStringLiteral("conv");
    QTest::newRow("weight") << int(Place::Kind::Weight) << QByteArray("csp.conv1.weight")
                            << QStringLiteral("csp.conv1");
    QTest::newRow("statistic") << int(Place::Kind::Statistic) << QByteArray("bn.mean") << QStringLiteral("bn");
    QTest::newRow("target") << int(Place::Kind::Target) << QByteArray("loss") << QStringLiteral("loss");
    QTest::newRow("constant") << int(Place::Kind::Constant) << QByteArray("") << QStringLiteral("start");
}

void TestSelection::aPlaceSelectsItsPath()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, name);
    QFETCH(QString, path);
    Selection selection;
    selection.selectBlock(QStringLiteral("start"));
    selection.selectPlace({Place::Kind(kind), name.toStdString(), 0, {0, 1}});
    QCOMPARE(selection.path(), path);
    QVERIFY(selection.place().has_value());
}

void TestSelection::anotherPathForgetsThePlace()
{
    Selection selection;
    selection.selectPlace({Place::Kind::Output, "conv", 0, {0, 0, 1, 1}});
    selection.setRegions({{Place::Kind::Output, "image", 0, {0}, {1}}});
    selection.selectBlock(QStringLiteral("conv")); // where it stands already
    QVERIFY(selection.place().has_value());
    selection.selectBlock(QStringLiteral("pool"));
    QVERIFY(!selection.place().has_value());
    QVERIFY(selection.regions().empty());
}

void TestSelection::climbingGoesUpToTheBlock()
{
    Selection selection;
    selection.selectPlace({Place::Kind::Output, "a.b", 0, {0}});
    QVERIFY(selection.climb());
    QVERIFY(!selection.place().has_value());
    QCOMPARE(selection.path(), QStringLiteral("a.b"));
    QVERIFY(selection.climb());
    QCOMPARE(selection.path(), QStringLiteral("a"));
    QVERIFY(!selection.climb());
}

void TestSelection::climbingSkipsNamesThatAreNoPaths()
{
    Selection selection;
    selection.setPathCheck(
        [](const QString &path) { return path == QStringLiteral("csp") || path == QStringLiteral("csp.m.0"); });
    selection.selectPath(QStringLiteral("csp.m.0"));
    QVERIFY(selection.climb());
    QCOMPARE(selection.path(), QStringLiteral("csp"));
}

void TestSelection::theSameAgainIsSilent()
{
    Selection selection;
    const Place place{Place::Kind::Output, "conv", 0, {0}};
    selection.selectPlace(place);
    const QSignalSpy places(&selection, &Selection::placeChanged), paths(&selection, &Selection::pathChanged);
    selection.selectPlace(place);
    selection.selectPath(QStringLiteral("conv"));
    QCOMPARE(places.count() + paths.count(), 0);
}

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
