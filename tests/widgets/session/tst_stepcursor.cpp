#include "tests/widgets/support/SampleRun.h"
#include "widgets/session/StepCursor.h"

#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;

class TestStepCursor : public QObject {
    Q_OBJECT

private slots:
    void withoutATraceNothingMoves();
    void aNewNetworkStartsAtItsLoss();
    void movesAreClamped();
    void visitedFollowsTheCursor();
    void togglesBetweenThePassesOfABlock();
    void keepsItsPlaceInANewTraceOfTheSameNetwork();
};

void TestStepCursor::withoutATraceNothingMoves()
{
    StepCursor cursor;
    cursor.stepForward();
    cursor.toLoss();
    cursor.toggleBackward();
    QCOMPARE(cursor.current(), -1);
    QCOMPARE(cursor.count(), 0);
    QVERIFY(!cursor.isVisited(QStringLiteral("conv"), Pass::Forward));
}

void TestStepCursor::aNewNetworkStartsAtItsLoss()
{
    StepCursor cursor;
    cursor.setTrace(test::run(test::network(test::smallNetwork)));
    QVERIFY(cursor.count() > 7);
    QCOMPARE(cursor.currentBlock(), QStringLiteral("loss"));
    QCOMPARE(cursor.step()->pass, Pass::Forward);
}

void TestStepCursor::movesAreClamped()
{
    StepCursor cursor;
    cursor.setTrace(test::run(test::network(test::smallNetwork)));
    cursor.toLast();
    const QSignalSpy spy(&cursor, &StepCursor::currentChanged);
    cursor.stepForward();
    QCOMPARE(cursor.current(), cursor.count() - 1);
    QCOMPARE(spy.count(), 0);
    cursor.setCurrent(-5);
    QCOMPARE(cursor.current(), 0);
    cursor.stepBack();
    QCOMPARE(cursor.current(), 0);
    QCOMPARE(spy.count(), 1);
}

void TestStepCursor::visitedFollowsTheCursor()
{
    StepCursor cursor;
    cursor.setTrace(test::run(test::network(test::smallNetwork)));
    cursor.toFirst();
    QVERIFY(cursor.isVisited(QStringLiteral("image"), Pass::Forward));
    QVERIFY(!cursor.isVisited(QStringLiteral("conv"), Pass::Forward));
    cursor.stepForward();
    QVERIFY(cursor.isVisited(QStringLiteral("conv"), Pass::Forward));
    QVERIFY(!cursor.isVisited(QStringLiteral("conv"), Pass::Backward));
    cursor.toLast();
    QVERIFY(cursor.isVisited(QStringLiteral("conv"), Pass::Backward));
}

void TestStepCursor::togglesBetweenThePassesOfABlock()
{
    StepCursor cursor;
    cursor.setTrace(test::run(test::network(test::smallNetwork)));
    cursor.setCurrent(1);
    cursor.toggleBackward();
    QCOMPARE(cursor.currentBlock(), QStringLiteral("conv"));
    QCOMPARE(cursor.step()->pass, Pass::Backward);
    cursor.toggleBackward();
    QCOMPARE(cursor.current(), 1);
}

void TestStepCursor::keepsItsPlaceInANewTraceOfTheSameNetwork()
{
    StepCursor cursor;
    const Network network = test::network(test::smallNetwork);
    cursor.setTrace(test::run(network));
    cursor.setCurrent(2);
    cursor.toggleBackward();
    const int before = cursor.current();
    cursor.setTrace(test::run(network, Mode::Train));
    QCOMPARE(cursor.current(), before);
    cursor.setTrace(test::run(test::network(test::normNetwork)));
    QCOMPARE(cursor.currentBlock(), QStringLiteral("loss"));
    cursor.setTrace(nullptr);
    QCOMPARE(cursor.current(), -1);
}

QTEST_GUILESS_MAIN(TestStepCursor)
#include "tst_stepcursor.moc"
