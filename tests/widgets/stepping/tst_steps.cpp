// The steps of an iteration as the user sees them: sentences with their numbers, marks, the optimizer's step as a
// table.

#include "core/stepping/Journey.h"
#include "tests/widgets/support/SampleRun.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/Breakpoints.h"
#include "widgets/stepping/UpdateModel.h"
#include "widgets/transport/StepList.h"
#include "widgets/transport/StepText.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

using namespace vitrine;

class TestSteps : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theOptimizersStepFollows();
    void asksForWhatLiesBeyond();
    void sentencesHoldNumbers();
    void aFinerGrainKeepsItsPlace();
    void marksAreMetOnce();
    void theListLeadsOn();
    void theTableIsTheStep();

private:
    std::shared_ptr<const Iteration> m_iteration;
};

void TestSteps::initTestCase()
{
    const auto trace = test::run(test::network(test::normNetwork));
    QVERIFY(trace);
    JourneySetup setup;
    setup.start.graph = trace->graph;
    setup.start.weights = trace->weights;
    setup.first = trace;
    setup.optimizer = "adam";
    auto journey = Journey::make(setup);
    QVERIFY(journey.ok());
    const auto iteration = (*journey)->at(0);
    QVERIFY(iteration.ok());
    m_iteration = *iteration;
}

void TestSteps::theOptimizersStepFollows()
{
    StepCursor cursor;
    cursor.setTrace(m_iteration->trace);
    const int alone = cursor.count();
    cursor.toLast();
    QSignalSpy stops(&cursor, &StepCursor::stopsChanged), moved(&cursor, &StepCursor::currentChanged);
    cursor.setIteration(m_iteration);
    QCOMPARE(stops.count(), 1);
    QCOMPARE(moved.count(), 0);
    QVERIFY(cursor.count() > alone);
    QCOMPARE(cursor.current(), alone - 1);
    cursor.stepForward();
    QCOMPARE(cursor.stop()->stage, Stage::Update);
    QCOMPARE(cursor.step()->pass, Pass::Backward);
    QCOMPARE(cursor.currentBlock(), QStringLiteral("bn"));
    QVERIFY(cursor.isVisited(QStringLiteral("image"), Pass::Backward));
    cursor.setTrace(m_iteration->trace); // a run by itself again
    QCOMPARE(cursor.count(), alone);
    QCOMPARE(cursor.currentBlock(), QStringLiteral("bn"));
}

void TestSteps::asksForWhatLiesBeyond()
{
    StepCursor cursor;
    cursor.setTrace(m_iteration->trace);
    QSignalSpy past(&cursor, &StepCursor::pastEnd), before(&cursor, &StepCursor::beforeStart);
    cursor.toLast();
    cursor.stepForward();
    QCOMPARE(past.count(), 0);
    QVERIFY(!cursor.canStepForward());
    cursor.setBeyond(true, true);
    QVERIFY(cursor.canStepForward());
    cursor.stepForward();
    QCOMPARE(past.count(), 1);
    cursor.toFirst();
    cursor.stepBack();
    QCOMPARE(before.count(), 1);
}

void TestSteps::sentencesHoldNumbers()
{
    StepCursor cursor;
    cursor.setGrain(Grain::Layer);
    cursor.setTrace(m_iteration->trace);
    cursor.setIteration(m_iteration);
    for (const NodeTrace &node : m_iteration->trace->nodes)
        for (const Snapshot &output : node.outputs)
            output.summary();
    cursor.setSummarised(true);
    const auto sentence = [&](Stage stage, const char *path) {
        return stepSentence(cursor, cursor.find(stage, m_iteration->trace->graph.findNode(path)));
    };
    const QString linear = sentence(Stage::Forward, "fc");
    QVERIFY2(
        linear.contains(QStringLiteral("forward, gives 2 × 2; each of them a sum of 144 inputs by weights; from ")),
        qPrintable(linear));
    const QString norm = sentence(Stage::Backward, "bn");
    QVERIFY2(norm.contains(QStringLiteral("that of its weights has the length ")), qPrintable(norm));
    const QString update = sentence(Stage::Update, "fc");
    QVERIFY2(update.contains(QStringLiteral("fc.weight: Adam moves it by ")), qPrintable(update));
    QVERIFY2(update.contains(QStringLiteral("the loss should change by -")), qPrintable(update));
    QVERIFY(!sentence(Stage::Forward, "bn").contains(QStringLiteral("own mean"))); // by the running ones here
}

void TestSteps::aFinerGrainKeepsItsPlace()
{
    StepCursor cursor;
    cursor.setTrace(m_iteration->trace);
    cursor.setIteration(m_iteration);
    const int sep = m_iteration->trace->graph.findBlock("sep");
    cursor.setCurrent(cursor.find(sep, Pass::Forward));
    const int blocks = cursor.count();
    cursor.setGrain(Grain::Layer);
    QVERIFY(cursor.count() > blocks);
    QCOMPARE(cursor.currentBlock(), QStringLiteral("sep"));
    QCOMPARE(cursor.current(), cursor.find(sep, Pass::Forward)); // all of it has happened
    cursor.stepBack();
    QCOMPARE(cursor.currentBlock(), QStringLiteral("sep"));
    QVERIFY(!cursor.isVisited(sep, Pass::Forward)); // but for its last layer
    cursor.toggleBackward();
    QCOMPARE(cursor.stop()->stage, Stage::Backward);
    QCOMPARE(cursor.currentBlock(), QStringLiteral("sep"));
    cursor.setGrain(Grain::Block);
    QCOMPARE(cursor.current(), cursor.find(sep, Pass::Backward));
}

void TestSteps::marksAreMetOnce()
{
    Breakpoints marks;
    const Trace &trace = *m_iteration->trace;
    const auto stops = listStops(trace, Grain::Layer, true);
    const auto count = [&] {
        int met = 0;
        for (int i = 0; i < static_cast<int>(stops.size()); ++i)
            met += marks.isMarked(trace, stops, i) ? 1 : 0;
        return met;
    };
    QCOMPARE(count(), 0);
    marks.toggle(QStringLiteral("sep"), Stage::Forward);
    QCOMPARE(count(), 1);
    marks.toggle(QStringLiteral("fc"), Stage::Update); // weight and bias: where it begins
    QCOMPARE(count(), 2);
    marks.toggle(QStringLiteral("sep"), Stage::Forward);
    QCOMPARE(count(), 1);
    QSignalSpy changed(&marks, &Breakpoints::changed);
    marks.clearMarks();
    marks.clearMarks();
    QCOMPARE(changed.count(), 1);
    QVERIFY(!marks.any());
}

void TestSteps::theListLeadsOn()
{
    StepCursor cursor;
    StepList list;
    const QAbstractItemModelTester tester(list.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.setCursor(&cursor);
    cursor.setTrace(m_iteration->trace);
    QCOMPARE(list.model()->rowCount(), cursor.count());
    cursor.setBeyond(false, true);
    QCOMPARE(list.model()->rowCount(), cursor.count() + 1);
    QSignalSpy past(&cursor, &StepCursor::pastEnd);
    list.setCurrentIndex(list.model()->index(cursor.count(), 0));
    QCOMPARE(past.count(), 1);
    QCOMPARE(cursor.current(), cursor.count() - 1);

    Breakpoints marks;
    list.setBreakpoints(&marks);
    QVERIFY(!list.model()->index(1, 0).data(Qt::DecorationRole).isValid());
    marks.toggle(cursor.currentBlock(), Stage::Backward);
    QVERIFY(list.model()->index(1, 0).data(Qt::DecorationRole).isValid());
}

void TestSteps::theTableIsTheStep()
{
    UpdateModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto &tensors = m_iteration->update.tensors;
    const auto weight =
        std::ranges::find_if(tensors, [](const TensorUpdate &tensor) { return tensor.range.name == "fc.weight"; });
    model.setTensor(m_iteration, static_cast<int>(weight - tensors.begin()));
    QCOMPARE(model.rowCount(), 2 * 144);
    QCOMPARE(model.columnCount(), 7);
    QCOMPARE(model.place(145), QStringLiteral("[1, 1]"));
    const auto number = [&](int row, int column) { return model.index(row, column).data(Qt::ToolTipRole).toDouble(); };
    const int row = model.largest();
    QVERIFY(std::abs(number(row, 1) + number(row, 5) - number(row, 6)) < 1e-6); // w + Δw
    for (int other = 0; other < model.rowCount(); ++other)
        QVERIFY(std::abs(number(other, 5)) <= std::abs(number(row, 5)) + 1e-9);
    QCOMPARE(model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("s"));
    model.setTensor(nullptr, -1);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestSteps)
#include "tst_steps.moc"
