#include "tests/widgets/support/SampleRun.h"
#include "widgets/common/Theme.h"
#include "widgets/session/StepCursor.h"
#include "widgets/transport/StepList.h"
#include "widgets/transport/StepText.h"
#include "widgets/transport/Timeline.h"
#include "widgets/transport/TransportBar.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;

class TestTransport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void sentencesAreNumbered();
    void sentencesTellMoreOnceItIsKnown();
    void actionsMoveTheCursor();
    void playingRunsToTheEndAndStops();
    void timelineScrubs();
    void listFollowsAndLeads();

private:
    std::shared_ptr<const Trace> m_trace;
};

void TestTransport::initTestCase()
{
    m_trace = test::run(test::network(test::smallNetwork));
    QVERIFY(m_trace);
}

void TestTransport::sentencesAreNumbered()
{
    QCOMPARE(stepSentence(*m_trace, 1),
             QStringLiteral("2 · conv: forward, gives 2 × 4 × 8 × 8; 4 kernels of 3 × 3 slide over 2 × 8 × 8"));
    QVERIFY(stepSentence(*m_trace, 6).startsWith(QStringLiteral("7 · loss: forward, the loss is ")));
    QVERIFY(stepSentence(*m_trace, 7).startsWith(QStringLiteral("8 · loss: backward")));
}

/// After every edit the run is new, and the cursor stays where it is.
void TestTransport::sentencesTellMoreOnceItIsKnown()
{
    for (const NodeTrace &node : m_trace->nodes)
        for (const Snapshot &output : node.outputs)
            output.summary();
    StepCursor cursor;
    TransportBar bar;
    bar.setCursor(&cursor);
    StepListModel list;
    list.setCursor(&cursor);
    const auto sentence = [&bar] {
        for (const QLabel *label : bar.findChildren<QLabel *>())
            if (label->text().startsWith(QStringLiteral("2 · conv")))
                return label->text();
        return QString();
    };
    cursor.setTrace(m_trace);
    cursor.setCurrent(1);
    QVERIFY(!sentence().contains(QStringLiteral("from ")));
    QSignalSpy changed(&list, &StepListModel::dataChanged);
    cursor.setSummarised(true);
    QVERIFY2(sentence().contains(QStringLiteral("; from ")), qPrintable(sentence()));
    QCOMPARE(changed.count(), 1);
    QVERIFY(changed.first().at(2).value<QVector<int>>().isEmpty()); // texts too
    cursor.setTrace(m_trace, true);
    QVERIFY2(sentence().contains(QStringLiteral("; from ")), qPrintable(sentence()));
}

void TestTransport::actionsMoveTheCursor()
{
    StepCursor cursor;
    TransportBar bar;
    bar.setCursor(&cursor);
    QVERIFY(!bar.forwardAction()->isEnabled());
    cursor.setTrace(m_trace);
    QVERIFY(!bar.lossAction()->isEnabled()); // it is there
    bar.firstAction()->trigger();
    QCOMPARE(cursor.current(), 0);
    QVERIFY(!bar.backAction()->isEnabled());
    bar.forwardAction()->trigger();
    bar.passAction()->trigger();
    QCOMPARE(cursor.step()->pass, Pass::Backward);
    bar.backAction()->trigger();
    bar.lossAction()->trigger();
    QCOMPARE(cursor.current(), cursor.lossStep());
    bar.lastAction()->trigger();
    QCOMPARE(cursor.current(), cursor.count() - 1);
}

void TestTransport::playingRunsToTheEndAndStops()
{
    StepCursor cursor;
    TransportBar bar;
    bar.setCursor(&cursor);
    cursor.setTrace(m_trace);
    bar.setStepsPerSecond(32);
    QVERIFY(std::abs(bar.stepsPerSecond() - 32) < 1);
    cursor.setCurrent(cursor.count() - 4);
    const QSignalSpy spy(&cursor, &StepCursor::currentChanged);
    bar.playAction()->trigger();
    QTRY_COMPARE(spy.count(), 3);
    QVERIFY(!bar.playAction()->isChecked());
    bar.playAction()->trigger(); // from the end it begins again
    QCOMPARE(cursor.current(), 0);
    bar.forwardAction()->trigger();
    QVERIFY(!bar.playAction()->isChecked()); // a step by hand stops it
}

void TestTransport::timelineScrubs()
{
    StepCursor cursor;
    Timeline line;
    line.resize(560, 40);
    line.setCursor(&cursor);
    cursor.setTrace(m_trace);
    line.show();
    for (int step = 0; step < cursor.count(); ++step)
        QCOMPARE(line.stepAt(line.stepRect(step).center().x()), step);
    QTest::mouseClick(&line, Qt::LeftButton, {}, line.stepRect(3).center());
    QCOMPARE(cursor.current(), 3);
    QTest::keyClick(&line, Qt::Key_Right);
    QCOMPARE(cursor.current(), 4);
    cursor.toFirst();
    QCOMPARE(line.value(), 0);
}

void TestTransport::listFollowsAndLeads()
{
    StepCursor cursor;
    StepList list;
    const QAbstractItemModelTester tester(list.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.setCursor(&cursor);
    cursor.setTrace(m_trace);
    QCOMPARE(list.model()->rowCount(), cursor.count());
    QCOMPARE(list.currentIndex().row(), cursor.current());
    list.setCurrentIndex(list.model()->index(2, 0));
    QCOMPARE(cursor.current(), 2);
    const auto colour = [&](int row) { return list.model()->index(row, 0).data(Qt::ForegroundRole).value<QColor>(); };
    QCOMPARE(colour(2), Theme::instance().color(Theme::Role::Forward));
    QCOMPARE(colour(5), Theme::instance().color(Theme::Role::Dimmed));
    cursor.setTrace(nullptr);
    QCOMPARE(list.model()->rowCount(), 0);
}

QTEST_MAIN(TestTransport)
#include "tst_transport.moc"
