// vitrine-test: TIMEOUT 300
#include "widgets/training/TrainSession.h"

#include "core/network/NetworkFile.h"
#include "core/runs/RunStore.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"
#include "widgets/training/CurvesPlot.h"
#include "widgets/training/TrainState.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <qcustomplot.h>

#include <csignal>
#include <sys/resource.h>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds; a busy machine takes its time

const char *const perceptron = R"({"format":"vitrine-network","version":1,"name":"xor","blocks":[
 {"id":"x","type":"Input","params":{"shape":[2]}},
 {"id":"h","type":"Linear","params":{"out_features":8}},{"id":"a","type":"%1"},
 {"id":"o","type":"Linear","params":{"out_features":1}}%2],
 "connections":[{"from":"x","to":"h"},{"from":"h","to":"a"},{"from":"a","to":"o"}%3]})";

Network network(const QString &activation = QStringLiteral("Tanh"), bool hasLoss = true)
{
    const QString loss = hasLoss ? QStringLiteral(R"(,{"id":"loss","type":"BCEWithLogitsLoss"})") : QString();
    const QString connection = hasLoss ? QStringLiteral(R"(,{"from":"o","to":"loss"})") : QString();
    auto parsed = parseNetwork(QString::fromLatin1(perceptron).arg(activation, loss, connection).toStdString(), "xor");
    if (!parsed)
        qFatal("%s", parsed.error().message.text().c_str());
    return *parsed;
}

TrainRequest request(int epochs, double rate = 0.05)
{
    TrainRequest request;
    request.network = network();
    request.settings.data = QStringLiteral("xor:size=400,noise=0");
    request.settings.epochs = epochs;
    request.settings.batchSize = 10;
    request.settings.hyperparameters[QStringLiteral("adam")]["lr"] = rate;
    request.device = DeviceChoice::Cpu;
    request.threads = 2;
    return request;
}

} // namespace

class TestTrainSession : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TrainSession> m_training;

    void waitFor(TrainStage stage) { QTRY_COMPARE_WITH_TIMEOUT(m_training->stage(), stage, patience); }

private slots:
    void init()
    {
        m_session = std::make_unique<Session>();
        m_training = std::make_unique<TrainSession>(m_session->computeThread());
    }
    void cleanup()
    {
        m_training.reset();
        m_session.reset();
    }

    void learnsXor()
    {
        QSignalSpy live(m_training.get(), &TrainSession::weightsArrived);
        QSignalSpy rested(m_training.get(), &TrainSession::rested);
        m_training->start(request(60), TrainGoal::End);
        QCOMPARE(m_training->stage(), TrainStage::Preparing);
        waitFor(TrainStage::Done);
        const TrainHistory &history = m_training->history();
        QCOMPARE(history.epochs.size(), std::size_t(60));
        QVERIFY(history.epochs.back().validationAccuracy > 0.95);
        // Every step has arrived.
        QCOMPARE(history.steps.stride(), 1);
        QCOMPARE(static_cast<std::int64_t>(history.steps.points().size()), m_training->progress().step);
        QCOMPARE(history.tensorNames.size(), std::size_t(4));
        QVERIFY(!history.tensors.empty());
        QCOMPARE(history.tensors[0].records.size(), std::size_t(4));
        QVERIFY(history.readings);
        QCOMPARE(history.readings->readings.size(), std::size_t(80));
        QCOMPARE(rested.count(), 1);
        const auto weights = rested[0][0].value<std::shared_ptr<const TrainedWeights>>();
        QCOMPARE(weights->step, m_training->progress().step);
        QVERIFY(weights->tensors.contains("h.weight"));
    }

    void histogramsOverTimeCome()
    {
        m_training->start(request(20), TrainGoal::End);
        waitFor(TrainStage::Done);
        const TrainHistory &history = m_training->history();
        QCOMPARE(history.tensorNames.size(), std::size_t{4});
        const std::vector<DistributionColumn> &columns = history.spreads.columns();
        QVERIFY(columns.size() >= 2); // after the first step, and at the end
        QCOMPARE(columns.back().step, m_training->progress().step);
        for (const DistributionColumn &column : columns)
            QCOMPARE(column.values.size(), 2 * history.tensorNames.size());
        QCOMPARE(columns.back().values[0].count(), 16.0); // h.weight
        // The spread is that of the weights that the run rests with.
        const Snapshot weights = history.newestWeights()->tensors.at("h.weight");
        QVERIFY(columns.back().values[0] == Distribution::of(weights));
        QCOMPARE(history.activationNames, (std::vector<std::string>{"h", "a", "o"}));
        const DistributionColumn &last = history.activations.columns().back();
        QCOMPARE(last.values.size(), std::size_t{3});
        QVERIFY(last.values[1].low >= -1 && last.values[1].high <= 1); // of tanh
        QCOMPARE(last.values[2].count(), 64.0);
    }

    void theSameSeedGivesTheSameNumbers()
    {
        std::vector<EpochRecord> first;
        for (int i = 0; i < 2; ++i) {
            m_training->start(request(5), TrainGoal::End);
            waitFor(TrainStage::Done);
            if (i == 0)
                first = m_training->history().epochs;
        }
        for (std::size_t i = 0; i < first.size(); ++i)
            QCOMPARE(m_training->history().epochs[i].validationLoss, first[i].validationLoss);
    }

    void pausesAndGoesOnByBatchAndEpoch()
    {
        m_training->start(request(100000), TrainGoal::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->progress().step, 1, patience);
        waitFor(TrainStage::Paused);
        m_training->go(TrainGoal::Epoch);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->history().epochs.size(), std::size_t(1), patience);
        waitFor(TrainStage::Paused);
        QCOMPARE(m_training->progress().step, m_training->progress().stepsPerEpoch);
        m_training->go(TrainGoal::End);
        QTRY_VERIFY_WITH_TIMEOUT(m_training->history().epochs.size() > 3, patience);
        QElapsedTimer timer;
        timer.start();
        m_training->pause();
        waitFor(TrainStage::Paused);
        QVERIFY2(timer.elapsed() < 1000, "a pause takes a batch, not more");
        // A step more, and no more: it stood still.
        const std::int64_t step = m_training->progress().step;
        m_training->go(TrainGoal::Batch);
        waitFor(TrainStage::Paused);
        QCOMPARE(m_training->progress().step, step + 1);
    }

    void changesAreMarkedAndApply()
    {
        m_training->start(request(100000), TrainGoal::Epoch);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->history().epochs.size(), std::size_t(1), patience);
        waitFor(TrainStage::Paused);
        TrainControls controls = m_training->controls();
        controls.hyperparameters["lr"] = 0.001;
        m_training->setControls(controls);
        QCOMPARE(m_training->history().marks.size(), std::size_t(1));
        QCOMPARE(m_training->history().marks[0].step, m_training->progress().step);
        QCOMPARE(describeMark(m_training->history().marks[0]), QStringLiteral("Learning rate 0.05 → 0.001"));
        m_training->go(TrainGoal::Batch);
        waitFor(TrainStage::Paused);
        QCOMPARE(m_training->history().steps.points().back().learningRate, 0.001);
        // Back to what it was: no mark is left.
        controls.hyperparameters["lr"] = 0.01;
        m_training->setControls(controls);
        controls.hyperparameters["lr"] = 0.001;
        m_training->setControls(controls);
        QCOMPARE(m_training->history().marks.size(), std::size_t(1));
    }

    void moreEpochsGoOnAfterTheEnd()
    {
        m_training->start(request(2), TrainGoal::End);
        waitFor(TrainStage::Done);
        m_training->setEpochs(4);
        QCOMPARE(m_training->stage(), TrainStage::Paused);
        m_training->go(TrainGoal::End);
        waitFor(TrainStage::Done);
        QCOMPARE(m_training->history().epochs.size(), std::size_t(4));
    }

    void aNetworkWithoutLossIsRefused()
    {
        QSignalSpy failed(m_training.get(), &TrainSession::failed);
        TrainRequest wanted = request(1);
        wanted.network = network(QStringLiteral("Tanh"), false);
        m_training->start(wanted, TrainGoal::End);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(m_training->stage(), TrainStage::Idle);
        QVERIFY(failed[0][0].value<Error>().message.text().find("no loss") != std::string::npos);
    }

    void numbersThatRunAwayLeadBack()
    {
        QSignalSpy failed(m_training.get(), &TrainSession::failed);
        TrainRequest wanted = request(100000);
        wanted.network = network(QStringLiteral("ReLU"));
        wanted.settings.optimizer = QStringLiteral("sgd");
        wanted.settings.hyperparameters[QStringLiteral("sgd")]["lr"] = 0.1;
        m_training->start(wanted, TrainGoal::Epoch);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->history().epochs.size(), std::size_t(1), patience);
        waitFor(TrainStage::Paused);
        TrainControls controls = m_training->controls();
        controls.hyperparameters["lr"] = 10;
        controls.l2 = 1; // w ← w − 10·w: ten times as long with each step
        m_training->setControls(controls);
        m_training->go(TrainGoal::End);
        waitFor(TrainStage::Failed);
        QCOMPARE(failed.count(), 1);
        QVERIFY(m_training->error().message.text().find("ran away") != std::string::npos);
        QSignalSpy changed(m_training.get(), &TrainSession::controlsChanged);
        m_training->restore(0.001);
        waitFor(TrainStage::Paused);
        QCOMPARE(changed.count(), 1);
        QVERIFY(std::abs(m_training->controls().hyperparameters.at("lr") - 0.01) < 1e-12);
        QVERIFY(m_training->history().steps.points().back().step <= m_training->progress().step);
        m_training->go(TrainGoal::Epoch);
        waitFor(TrainStage::Paused);
        QVERIFY(std::isfinite(m_training->history().epochs.back().trainLoss));
    }

    void resetForgetsAtOnce()
    {
        m_training->start(request(100000), TrainGoal::End);
        waitFor(TrainStage::Running);
        QTRY_VERIFY_WITH_TIMEOUT(m_training->progress().step > 0, patience);
        m_training->reset();
        QCOMPARE(m_training->stage(), TrainStage::Idle);
        QVERIFY(m_training->history().steps.points().empty());
        // What was on its way is dropped: the next run begins with its own first step.
        m_training->start(request(1), TrainGoal::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->progress().step, 1, patience);
        waitFor(TrainStage::Paused);
        QCOMPARE(m_training->history().steps.points().size(), std::size_t(1));
        QCOMPARE(m_training->history().steps.points()[0].step, 1);
    }

    void aSavedRunGoesOn()
    {
        QTemporaryDir folder;
        m_training->start(request(3), TrainGoal::End);
        waitFor(TrainStage::Done);
        QSignalSpy saved(m_training.get(), &TrainSession::saved);
        m_training->save(folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        TrainRequest again = request(6);
        again.resumeFrom = folder.path().toStdString();
        m_training->start(again, TrainGoal::End);
        waitFor(TrainStage::Done);
        const auto resumed = m_training->history().epochs;
        m_training->start(request(6), TrainGoal::End);
        waitFor(TrainStage::Done);
        QCOMPARE(resumed.size(), std::size_t(6));
        QCOMPARE(resumed.back().validationLoss, m_training->history().epochs.back().validationLoss);
    }

    /// The message names the file and the cause; the run goes on, and can be saved where there is room.
    void aFullDiskLosesNothing()
    {
        QTemporaryDir folder;
        m_training->start(request(3), TrainGoal::End);
        waitFor(TrainStage::Done);
        QSignalSpy failed(m_training.get(), &TrainSession::failed), saved(m_training.get(), &TrainSession::saved);
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        const rlimit small{64, usual.rlim_max}; // bytes
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        m_training->save(folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
        std::signal(SIGXFSZ, before);
        const QString said = QString::fromStdString(failed[0][0].value<Error>().message.text());
        QVERIFY2(said.contains(folder.path()) && said.contains("limit allows"), qPrintable(said));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
        QCOMPARE(m_training->stage(), TrainStage::Done);
        m_training->setEpochs(5);
        m_training->go(TrainGoal::End);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->history().epochs.size(), std::size_t(5), patience);
        m_training->save(folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 4);
    }

    /// The part that was kept back judges once, when all is done.
    void theTestPartJudges()
    {
        TrainRequest divided = request(4);
        divided.settings.split = {SplitKind::Stratified, {0.2, 0.2}, 3};
        m_training->start(divided, TrainGoal::Epoch);
        waitFor(TrainStage::Paused);
        QVERIFY(!m_training->progress().test);
        m_training->go(TrainGoal::End);
        waitFor(TrainStage::Done);
        QVERIFY(m_training->progress().test);
        QCOMPARE(m_training->progress().test->count, 80);
        QVERIFY(m_training->progress().test->accuracy > 0.4);
    }

    void runsAreNotedInTheList()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("runs.db")).toStdString();
        m_training->noteRuns(file);
        m_training->start(request(3), TrainGoal::End);
        waitFor(TrainStage::Done);
        m_training->start(request(100000), TrainGoal::End);
        waitFor(TrainStage::Running);
        m_training->reset();
        TrainRequest wild = request(1000);
        wild.network = network(QStringLiteral("ReLU"));
        wild.settings.optimizer = QStringLiteral("sgd");
        wild.settings.hyperparameters[QStringLiteral("sgd")]["lr"] = 10;
        wild.settings.l2 = 1;
        m_training->start(wild, TrainGoal::End);
        waitFor(TrainStage::Failed);
        auto store = RunStore::open(file);
        if (!RunStore::isAvailable())
            QSKIP("Built without SQLite");
        QVERIFY(store);
        const auto statusOf = [&store](std::size_t index) {
            const auto runs = (*store)->list();
            return runs && index < runs->size() ? (*runs)[index].status : RunStatus::Running;
        };
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(0), RunStatus::Failed, patience);
        QCOMPARE(statusOf(1), RunStatus::Stopped);
        QCOMPARE(statusOf(2), RunStatus::Done);
        const auto done = (*store)->list()->back();
        QCOMPARE(done.description.data, std::string("xor:size=400,noise=0"));
        QCOMPARE(done.epochs.size(), std::size_t(3));
        const auto steps = (*store)->steps(done.id);
        QVERIFY(steps);
        QCOMPARE(steps->size(), std::size_t(3 * 32)); // a fifth of 400 validates
        QVERIFY(!(*store)->list()->front().note.empty());
    }

    void aPauseRightAfterAStartIsHeard()
    {
        m_training->start(request(100000), TrainGoal::Batch);
        waitFor(TrainStage::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->progress().step, std::int64_t(1), patience);
        m_training->go(TrainGoal::End);
        m_training->pause();
        waitFor(TrainStage::Paused);
        QVERIFY(m_training->progress().step < 1'000'000); // of more than three million; a slice is some thousand
    }

    void settingsSurviveJson()
    {
        TrainSettings settings;
        settings.data = QStringLiteral("moons:noise=0.2");
        settings.optimizer = QStringLiteral("momentum");
        settings.hyperparameters[QStringLiteral("momentum")]["lr"] = 0.25;
        settings.schedule = QStringLiteral("cosine");
        settings.epochs = 33;
        settings.l2 = 0.001;
        settings.patience = 4;
        settings.augmentations.push_back({"rotation", {{"degrees", 10}}});
        const auto again = TrainSettings::fromJson(settings.toJson());
        QCOMPARE(again.data, settings.data);
        QCOMPARE(again.hyperparameters, settings.hyperparameters);
        QCOMPARE(again.schedule, settings.schedule);
        QCOMPARE(again.epochs, 33);
        QCOMPARE(again.patience, 4);
        QCOMPARE(again.augmentations.size(), std::size_t(1));
        // What is wrong has its default.
        const auto wrong = TrainSettings::fromJson(
            QJsonDocument::fromJson(R"({"epochs": -5, "optimizer": "magic", "l1": 1e99, "curve": [1]})").object());
        QCOMPARE(wrong.epochs, 1);
        QCOMPARE(wrong.optimizer, TrainSettings().optimizer);
        QCOMPARE(wrong.l1, 1.0);
        QCOMPARE(wrong.curve, TrainSettings().curve);
    }

    void everyBundledNetworkTakesAStep_data()
    {
        QTest::addColumn<QString>("preset");
        for (const QString &preset : presetNames())
            QTest::newRow(qPrintable(preset)) << preset;
    }

    void everyBundledNetworkTakesAStep()
    {
        QFETCH(QString, preset);
        TrainRequest wanted = request(1);
        wanted.network = *loadNetwork({preset, {}});
        const GraphResult graph = buildGraph(wanted.network, 1);
        QVERIFY(graph.ok());
        // Few items of what suits it.
        const QString set = suitableSet(*graph.graph).section(QLatin1Char(':'), 0, 0);
        wanted.settings.data = set + QStringLiteral(":size=20");
        wanted.settings.batchSize = 4;
        m_training->start(wanted, TrainGoal::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(m_training->progress().step, 1, patience);
        waitFor(TrainStage::Paused);
        QVERIFY(std::isfinite(m_training->history().steps.points()[0].loss));
        QCOMPARE(m_training->history().tensorNames.size(), m_training->history().tensors[0].records.size());
    }

    void curvesDescribeAndExport()
    {
        m_training->start(request(3), TrainGoal::End);
        waitFor(TrainStage::Done);
        CurvesPlot plot;
        plot.resize(900, 300);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.setHistory(&m_training->history());
        QTRY_COMPARE_WITH_TIMEOUT(plot.plot()->graph(0)->dataCount(),
                                  static_cast<int>(m_training->history().steps.points().size()), patience);
        QVERIFY(plot.describe(2.1).contains(QStringLiteral("after epoch 2")));
        const QStringList lines = plot.csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + static_cast<qsizetype>(m_training->progress().step) + 3);
        QSignalSpy moment(&plot, &CurvesPlot::momentWanted);
        QTest::mouseClick(plot.plot(), Qt::LeftButton, {}, plot.plot()->axisRect(0)->center());
        QCOMPARE(moment.count(), 1);
        QVERIFY(std::abs(moment[0][0].toDouble() - 1.5) < 0.2);
    }
};

QTEST_MAIN(TestTrainSession)
#include "tst_trainsession.moc"
