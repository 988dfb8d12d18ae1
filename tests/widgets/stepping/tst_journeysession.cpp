// The GUI thread's side of a journey: the newest errand is the one that counts.

#include "tests/widgets/support/SampleRun.h"
#include "widgets/stepping/JourneySession.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>
#include <QtTest>

using namespace vitrine;

class TestJourneySession : public QObject {
    Q_OBJECT

private slots:
    void anErrandTakesThePlaceOfAnother();
};

namespace {

JourneyOrder order()
{
    auto outcome = std::make_shared<Outcome>();
    outcome->network = test::network(test::smallNetwork);
    outcome->question.network.edited = std::make_shared<const Network>(outcome->network);
    outcome->question.batch.size = 2;
    outcome->trace = test::run(outcome->network, Mode::Train);
    return {outcome, TrainSettings(), RunOptions(), 0};
}

} // namespace

/// What was asked for before has been cancelled by the user's next step: that is no failure, and the journey is busy
/// until the newest is there.
void TestJourneySession::anErrandTakesThePlaceOfAnother()
{
    QThread compute;
    compute.start();
    QObject gatekeeper;
    gatekeeper.moveToThread(&compute);
    QSemaphore gate;
    {
        JourneySession journey(&compute);
        journey.begin(order());
        QVERIFY(journey.isPossible());
        QSignalSpy busy(&journey, &JourneySession::busyChanged), failed(&journey, &JourneySession::failed),
            arrived(&journey, &JourneySession::arrived);
        QMetaObject::invokeMethod(
            &gatekeeper, [&gate] { gate.acquire(); }, Qt::QueuedConnection);
        journey.visit(1, {});
        journey.visit(2, {});
        gate.release();
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 30'000);
        QVERIFY(!journey.isBusy());
        QCOMPARE(journey.shown(), 2);
        QCOMPARE(failed.count(), 0);
        QCOMPARE(busy.count(), 2); // on and off, once each
    }
    compute.quit();
    QVERIFY(compute.wait(30'000));
    gatekeeper.moveToThread(thread());
}

QTEST_MAIN(TestJourneySession)
#include "tst_journeysession.moc"
