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
    void whatTheLossIgnoresHasNoWayBack_data();
    void whatTheLossIgnoresHasNoWayBack();
    void keepsItsPlaceInANewTraceOfTheSameNetwork();
};

namespace {

/// The probabilities are there to be looked at: the loss makes its own. The last two look at the input alone.
const char *const asideNetwork = R"({"format": "vitrine-network", "version": 1, "name": "aside",
 "blocks": [
  {"id": "image", "type": "Input", "params": {"shape": [3, 6, 6]}},
  {"id": "flat", "type": "Flatten"},
  {"id": "fc", "type": "Linear", "params": {"out_features": 3}},
  {"id": "probabilities", "type": "Softmax"},
  {"id": "sep", "type": "DepthwiseSeparableConv2d", "params": {"out_channels": 4, "kernel_size": 3}},
  {"id": "loss", "type": "CrossEntropyLoss"}],
 "connections": [{"from": "image", "to": "flat"}, {"from": "flat", "to": "fc"}, {"from": "fc", "to": "probabilities"},
  {"from": "image", "to": "sep"}, {"from": "fc", "to": "loss"}]})";

} // namespace

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

void TestStepCursor::whatTheLossIgnoresHasNoWayBack_data()
{
    QTest::addColumn<bool>("isFine");
    QTest::newRow("blocks") << false;
    QTest::newRow("layers") << true;
}

void TestStepCursor::whatTheLossIgnoresHasNoWayBack()
{
    QFETCH(bool, isFine);
    StepCursor cursor;
    cursor.setGrain(isFine ? Grain::Layer : Grain::Block);
    cursor.setTrace(test::run(test::network(asideNetwork)));
    QVERIFY(cursor.trace());
    const Graph &graph = cursor.trace()->graph;
    for (const char *block : {"image", "flat", "fc", "loss"})
        QVERIFY2(cursor.find(graph.findBlock(block), Pass::Backward) >= 0, block);
    for (const char *block : {"probabilities", "sep"}) {
        QVERIFY2(cursor.find(graph.findBlock(block), Pass::Backward) < 0, block);
        cursor.setCurrent(cursor.find(graph.findBlock(block), Pass::Forward));
        QCOMPARE(cursor.otherPass(), -1);
        const int here = cursor.current();
        cursor.toggleBackward();
        QCOMPARE(cursor.current(), here);
        cursor.toLast();
        QVERIFY(cursor.isVisited(QString::fromLatin1(block), Pass::Forward));
        QVERIFY(!cursor.isVisited(QString::fromLatin1(block), Pass::Backward));
    }
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
