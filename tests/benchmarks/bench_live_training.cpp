// What live plots cost: LeNet-5 trained by the bare trainer and by the session with all views open, in turns, with the
// same threads; the longest time that the window did not answer, that a pause took, and that a run took to end when it
// was reset; and the memory of a long run of a small perceptron.
// Prints JSON. `bench_live_training [steps of the long run]`

#include "core/network/NetworkFile.h"
#include "core/tensor/Device.h"
#include "core/training/Trainer.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"
#include "widgets/training/TrainSession.h"
#include "widgets/training/TrainViews.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <functional>

using namespace vitrine;

namespace {

constexpr int rounds = 5;
constexpr std::int64_t stepsARound = 200;
constexpr int longRun = 200000; // steps

TrainRequest requestOf(const QString &preset, const QString &data)
{
    const auto network = loadNetwork({preset, {}});
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    TrainRequest request;
    request.network = *network;
    request.settings.data = data;
    request.settings.epochs = 100000;
    request.device = DeviceChoice::Cpu;
    return request;
}

double residentMebibytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr double page = 4096;
    return file.readAll().split(' ').value(1).toDouble() * page / (1 << 20);
}

/// Runs the event loop until `isDone`; the longest gap between two beats of a timer, milliseconds.
qint64 waitUntil(const std::function<bool()> &isDone)
{
    QEventLoop loop;
    QElapsedTimer beat;
    qint64 longest = 0;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    heart.setInterval(2);
    QObject::connect(&heart, &QTimer::timeout, &loop, [&] {
        longest = std::max(longest, beat.restart());
        if (isDone())
            loop.quit();
    });
    beat.start();
    heart.start();
    loop.exec();
    return longest;
}

double bareStepsPerSecond(Trainer &trainer)
{
    QElapsedTimer timer;
    timer.start();
    const std::int64_t goal = trainer.step() + stepsARound;
    while (trainer.step() < goal)
        if (!trainer.advance())
            qFatal("the trainer failed");
    return 1000.0 * stepsARound / static_cast<double>(timer.elapsed());
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void measureLeNet(TrainSession &training, TrainViews &views, QJsonObject &report)
{
    const TrainRequest request = requestOf(QStringLiteral("lenet-5"), QStringLiteral("digits:size=4000"));
    auto setup = prepareTraining(request, {}, {});
    auto trainer = Trainer::make(*std::move(setup));
    if (!trainer)
        qFatal("%s", trainer.error().message.text().c_str());
    training.start(request, TrainGoal::Batch);
    waitUntil([&] { return training.stage() == TrainStage::Paused && training.progress().step == 1; });
    std::vector<double> bare, live;
    qint64 longest = 0, longestPause = 0;
    for (int round = 0; round < rounds; ++round) {
        setThreads(std::max(1, QThread::idealThreadCount() - 1));
        bare.push_back(bareStepsPerSecond(**trainer));
        views.tabs()->setCurrentIndex(round % views.tabs()->count());
        QElapsedTimer timer;
        timer.start();
        const std::int64_t from = training.progress().step;
        training.go(TrainGoal::End);
        longest = std::max(longest, waitUntil([&] { return training.progress().step >= from + stepsARound; }));
        live.push_back(1000.0 * static_cast<double>(training.progress().step - from)
                       / static_cast<double>(timer.elapsed()));
        timer.restart();
        training.pause();
        waitUntil([&] { return training.stage() == TrainStage::Paused; });
        longestPause = std::max(longestPause, timer.elapsed());
    }
    report.insert(QStringLiteral("bare_steps_per_s"), median(bare));
    report.insert(QStringLiteral("live_steps_per_s"), median(live));
    report.insert(QStringLiteral("live_share"), median(live) / median(bare));
    report.insert(QStringLiteral("longest_stall_ms"), static_cast<double>(longest));
    report.insert(QStringLiteral("longest_pause_ms"), static_cast<double>(longestPause));
}

/// Until the compute thread has nothing of a run left that was reset while it trained flat out.
void measureCancel(TrainSession &training, QThread *compute, QJsonObject &report)
{
    QObject probe;
    probe.moveToThread(compute);
    qint64 longest = 0;
    for (int round = 0; round < rounds; ++round) {
        training.go(TrainGoal::End);
        const std::int64_t from = training.progress().step;
        waitUntil([&] { return training.progress().step > from; });
        QElapsedTimer timer;
        timer.start();
        training.reset();
        QMetaObject::invokeMethod(
            &probe, [] {}, Qt::BlockingQueuedConnection);
        longest = std::max(longest, timer.elapsed());
        training.start(requestOf(QStringLiteral("lenet-5"), QStringLiteral("digits:size=4000")), TrainGoal::Batch);
        waitUntil([&] { return training.stage() == TrainStage::Paused && training.progress().step == 1; });
    }
    QMetaObject::invokeMethod(
        &probe, [&probe, thread = QThread::currentThread()] { probe.moveToThread(thread); },
        Qt::BlockingQueuedConnection);
    report.insert(QStringLiteral("longest_cancel_ms"), static_cast<double>(longest));
}

void measureMemory(TrainSession &training, TrainViews &views, int steps, QJsonObject &report)
{
    views.tabs()->setCurrentIndex(0);
    training.start(requestOf(QStringLiteral("mlp-xor"), QStringLiteral("xor")), TrainGoal::End);
    waitUntil([&] { return training.progress().step >= steps / 10; });
    report.insert(QStringLiteral("rss_at_tenth_mib"), residentMebibytes());
    const qint64 longest = waitUntil([&] { return training.progress().step >= steps; });
    report.insert(QStringLiteral("rss_at_end_mib"), residentMebibytes());
    report.insert(QStringLiteral("steps"), static_cast<double>(training.progress().step));
    report.insert(QStringLiteral("longest_stall_of_long_run_ms"), static_cast<double>(longest));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Session session;
    TrainSession training(session.computeThread());
    const QTemporaryDir folder;
    training.noteRuns(folder.filePath(QStringLiteral("runs.db")).toStdString());
    TrainViews views(&training, session.computeThread());
    views.resize(1100, 320);
    views.show();
    QJsonObject report;
    measureLeNet(training, views, report);
    measureCancel(training, session.computeThread(), report);
    measureMemory(training, views, argc > 1 ? std::max(10, QByteArray(argv[1]).toInt()) : longRun, report);
    QTextStream(stdout) << QJsonDocument(report).toJson();
}
