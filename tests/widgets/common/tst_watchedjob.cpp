#include "widgets/common/WatchedJob.h"

#include <QSemaphore>
#include <QTest>

using namespace vitrine;

class WatchedJobTest : public QObject {
    Q_OBJECT

private slots:
    void waitsUntilSomebodyLooks();
    void followsWhatChangesMeanwhile();
    void hasNothingToWorkOn();
};

void WatchedJobTest::waitsUntilSomebodyLooks()
{
    int now = 1, told = 0;
    WatchedJob job([&] { return [&told, now](const Cancel &) { return [&told, now] { told = now; }; }; }, nullptr);
    job.refresh();
    QCoreApplication::processEvents();
    QVERIFY(!job.isBusy());
    QCOMPARE(told, 0);
    job.setWatched(true);
    QVERIFY(job.isBusy());
    QTRY_COMPARE(told, 1);
    QVERIFY(!job.isBusy());
    job.setWatched(false);
    now = 2;
    job.refresh();
    QCoreApplication::processEvents();
    QCOMPARE(told, 1);
    job.setWatched(true);
    QTRY_COMPARE(told, 2);
}

void WatchedJobTest::followsWhatChangesMeanwhile()
{
    int now = 1;
    std::vector<int> told;
    QSemaphore gate;
    WatchedJob job(
        [&] {
            return [&told, &gate, now](const Cancel &) {
                gate.acquire();
                return [&told, now] { told.push_back(now); };
            };
        },
        nullptr);
    job.setWatched(true);
    for (now = 2; now < 10; ++now)
        job.refresh();
    now = 10;
    job.refresh();
    gate.release(2);
    QTRY_VERIFY(!job.isBusy());
    // One at a time, none cancelled, and the newest last.
    QCOMPARE(told, (std::vector<int>{1, 10}));
}

void WatchedJobTest::hasNothingToWorkOn()
{
    bool isThere = false, isDone = false;
    const auto prepare = [&] {
        return isThere ? LatestJob::Work([&isDone](const Cancel &) { return [&isDone] { isDone = true; }; })
                       : LatestJob::Work();
    };
    WatchedJob job(prepare, nullptr);
    job.setWatched(true);
    QVERIFY(job.isBusy()); // it waits for something
    isThere = true;
    job.refresh();
    QTRY_VERIFY(isDone);
    QVERIFY(!job.isBusy());
}

QTEST_GUILESS_MAIN(WatchedJobTest)
#include "tst_watchedjob.moc"
