// vitrine-test: TIMEOUT 300; SERIAL
// Comparisons on the compute thread: curves of all runs arrive, twins that differ in nothing are bit-equal, pause and
// cancel are heard at once, a run that runs away drops out, folds and ensembles give their figures.

#include "tests/core/training/TrainSamples.h"
#include "widgets/common/NumberField.h"
#include "widgets/twins/TwinForm.h"
#include "widgets/twins/TwinModel.h"
#include "widgets/twins/TwinPlot.h"
#include "widgets/twins/TwinSession.h"
#include "widgets/twins/TwinState.h"
#include "widgets/twins/TwinText.h"
#include "widgets/twins/TwinView.h"

#include "core/runs/RunStore.h"
#include "core/training/compare/CrossValidation.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QListWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

/// A perceptron on XOR: quick, and it has an activation to change.
TwinRequest requestOf(std::vector<Variant> twins, int epochs = 3)
{
    TwinRequest request;
    request.train.network = test::perceptron();
    request.train.settings.data = QStringLiteral("xor:size=200");
    request.train.settings.batchSize = 16;
    request.train.settings.epochs = epochs;
    request.train.device = DeviceChoice::Cpu;
    request.train.threads = 1;
    request.settings.twins = std::move(twins);
    return request;
}

} // namespace

class TestTwinSession : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QThread m_thread;
    std::unique_ptr<TwinSession> m_session;

    void waitFor(TrainStage stage) const { QTRY_COMPARE_WITH_TIMEOUT(m_session->stage(), stage, patience); }
    const std::vector<TwinMember> &members() const { return m_session->history().members; }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_thread.start();
    }

    void cleanupTestCase()
    {
        m_thread.quit();
        QVERIFY(m_thread.wait());
    }

    void init() { m_session = std::make_unique<TwinSession>(&m_thread); }
    void cleanup() { m_session.reset(); }

    /// The same batch size as before: a twin that differs in nothing. Its gap is 0 everywhere, to the last bit.
    void equalTwinsHaveNoGap()
    {
        QSignalSpy begun(m_session.get(), &TwinSession::runBegun);
        m_session->start(requestOf({{"batch-size", {"", 16}}, {"activation", {"ReLU", 0}}}), TrainGoal::End);
        QCOMPARE(m_session->stage(), TrainStage::Preparing);
        waitFor(TrainStage::Done);
        QCOMPARE(begun.count(), 1);
        QCOMPARE(members().size(), 3U);
        QCOMPARE(members()[0].steps.points().size(), 30U); // 160 items of which each epoch makes 10 batches
        for (std::size_t i = 0; i < 30; ++i)
            QCOMPARE(members()[1].steps.points()[i].loss, members()[0].steps.points()[i].loss);
        QVERIFY(members()[2].steps.points().back().loss != members()[0].steps.points().back().loss);
        QCOMPARE(members()[0].epochs.size(), 3U);

        TwinPlot plot;
        plot.resize(600, 400);
        plot.setHistory(&m_session->history());
        plot.setRuns(TwinMode::Twins, memberTitles(m_session->request().settings, 1));
        plot.refresh();
        QCOMPARE(plot.gapGraph(1)->dataCount(), 30);
        double largest = 0;
        for (const QCPGraphData &point : *plot.gapGraph(1)->data())
            largest = std::max(largest, std::abs(point.value));
        QCOMPARE(largest, 0.0);
        // The other twin's gap is what its smoothed curve is above the original's.
        const auto smooth = [this](std::size_t member) {
            return smoothedCurve(members()[member].steps.points(), &StepRecord::loss, RunAxis::Steps, 0.9);
        };
        QCOMPARE(plot.gapGraph(2)->data()->at(20)->value, smooth(2)[20].y - smooth(0)[20].y);
        QVERIFY(plot.describe(21).contains(QStringLiteral("Activation ReLU")));
        QVERIFY(plot.describe(21).contains(QStringLiteral("gap 0")));
        // One row a step and epoch of each run.
        QCOMPARE(plot.csv().count(QStringLiteral(",train,")), 90);
        QCOMPARE(plot.csv().count(QStringLiteral(",validation,")), 9);
        // A hidden run has no curves; against epochs all end at 3.
        plot.setMemberShown(2, false);
        plot.setAxis(RunAxis::Epochs);
        plot.refresh();
        QVERIFY(!plot.gapGraph(2));
        QCOMPARE(plot.gapGraph(1)->data()->at(29)->key, 3.0);
    }

    void oneStepOneEpochThenOn()
    {
        m_session->start(requestOf({{"batch-size", {"", 8}}}), TrainGoal::Batch);
        waitFor(TrainStage::Paused);
        QCOMPARE(members()[0].steps.points().back().step, 1);
        QCOMPARE(members()[1].steps.points().back().step, 2); // half the size, as much data
        m_session->go(TrainGoal::Epoch);
        waitFor(TrainStage::Paused);
        QCOMPARE(members()[0].epochs.size(), 1U);
        QCOMPARE(members()[1].epochs.size(), 1U);
        QCOMPARE(members()[1].steps.points().back().step, 20);
        m_session->go(TrainGoal::End);
        waitFor(TrainStage::Done);
        QCOMPARE(members()[1].epochs.size(), 3U);
        const RunDifference difference = differenceOf(members()[1].compared(), members()[0].compared(), 0.9);
        QCOMPARE(difference.axis, RunAxis::Epochs);
        QCOMPARE(difference.place, 3.0);
    }

    void pausesGoesOnAndEnds()
    {
        m_session->start(requestOf({{"activation", {"ReLU", 0}}}, 1000000), TrainGoal::End);
        waitFor(TrainStage::Running);
        QTRY_VERIFY_WITH_TIMEOUT(!members().empty() && members()[1].steps.points().size() > 10, patience);
        m_session->pause();
        waitFor(TrainStage::Paused);
        const auto steps = members()[0].steps.points().size();
        QCoreApplication::processEvents();
        QCOMPARE(members()[0].steps.points().size(), steps);
        m_session->go(TrainGoal::End);
        QTRY_VERIFY_WITH_TIMEOUT(members()[0].steps.points().size() > steps || members()[0].steps.stride() > 1,
                                 patience);
        m_session->reset();
        QCOMPARE(m_session->stage(), TrainStage::Idle);
        QVERIFY(members().empty());
        // Another one in its place, at once.
        m_session->start(requestOf({{"activation", {"ReLU", 0}}}, 1), TrainGoal::End);
        waitFor(TrainStage::Done);
        QCOMPARE(members()[0].epochs.size(), 1U);
    }

    void whoRunsAwayDropsOut()
    {
        TwinRequest request = requestOf({{"learning-rate", {"", 10}}});
        request.train.network = test::perceptron("ReLU", "MSELoss");
        request.train.settings.data = QStringLiteral("function:parabola");
        request.train.network.find("point")->params["shape"] = std::vector<std::int64_t>{1};
        request.train.settings.optimizer = QStringLiteral("sgd");
        m_session->start(request, TrainGoal::End);
        waitFor(TrainStage::Done);
        QVERIFY(members()[1].failure.has_value());
        QVERIFY(!members()[0].failure.has_value());
        QCOMPARE(members()[0].epochs.size(), 3U);
        TwinView view(m_session.get());
        QVERIFY2(view.verdict().contains(QStringLiteral("Learning rate 10: The numbers ran away")),
                 qPrintable(view.verdict()));
        QVERIFY(view.model()->index(1, TwinModel::Name).data().toString().contains(QStringLiteral("dropped out")));
    }

    void foldsGiveMeanAndDeviation()
    {
        TwinRequest request = requestOf({});
        request.settings.mode = TwinMode::Folds;
        request.settings.folds = 4;
        m_session->start(request, TrainGoal::End);
        waitFor(TrainStage::Done);
        QCOMPARE(members().size(), 4U);
        TwinView view(m_session.get());
        const QAbstractItemModelTester tester(view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(view.model()->rowCount(), 5);
        std::vector<double> losses;
        for (const TwinMember &member : members())
            losses.push_back(member.epochs.back().validationLoss);
        QCOMPARE(view.model()->index(4, TwinModel::ValidationLoss).data().toString(),
                 spreadText(spreadOf(losses), false));
        // The mean and its band lie in both panes, and go with its tick.
        view.plot()->refresh();
        const auto named = [&view](const QString &name) {
            int count = 0;
            for (int i = 0; i < view.plot()->plot()->graphCount(); ++i)
                count += view.plot()->plot()->graph(i)->name() == name;
            return count;
        };
        QCOMPARE(named(QStringLiteral("Mean of the folds")), 2);
        QVERIFY(view.model()->setData(view.model()->index(4, 0), Qt::Unchecked, Qt::CheckStateRole));
        view.plot()->refresh();
        QCOMPARE(named(QStringLiteral("Mean of the folds")), 0);
        QVERIFY(view.model()->csv().contains(QStringLiteral("±")));
    }

    void anEnsembleAveragesItsAnswers()
    {
        TwinRequest request = requestOf({});
        request.settings.mode = TwinMode::Ensemble;
        request.settings.networks = 3;
        m_session->start(request, TrainGoal::End);
        waitFor(TrainStage::Done);
        const auto &ensemble = m_session->history().ensemble;
        QCOMPARE(ensemble.size(), 3U); // epochs
        QCOMPARE(ensemble.back().growing.size(), 3U);
        // The first network alone is its own validation.
        QCOMPARE(ensemble.back().growing[0].accuracy, members()[0].epochs.back().validationAccuracy);
        TwinView view(m_session.get());
        QVERIFY(view.verdict().contains(QStringLiteral("together")));
        QCOMPARE(view.model()->rowCount(), 4);
        QVERIFY(!view.table()->isColumnHidden(TwinModel::Together));
        view.plot()->refresh();
        const QCustomPlot *plot = view.plot()->plot();
        const QCPGraph *grown = plot->graph(plot->graphCount() - 1); // of the accuracy
        QCOMPARE(grown->name(), QStringLiteral("Averaged answer by networks"));
        QCOMPARE(grown->dataCount(), 3);
        QCOMPARE(grown->data()->at(2)->value, ensemble.back().growing[2].accuracy);
        request.train.network = test::perceptron("Tanh", "MSELoss");
        QSignalSpy failed(m_session.get(), &TwinSession::failed);
        m_session->start(request, TrainGoal::End);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(m_session->stage(), TrainStage::Idle);
    }

    void weightsOfTheOneShownComeAlong()
    {
        std::shared_ptr<const TrainedWeights> rested;
        connect(m_session.get(), &TwinSession::rested, this,
                [&rested](const std::shared_ptr<const TrainedWeights> &weights) { rested = weights; });
        m_session->start(requestOf({{"activation", {"ReLU", 0}}}, 1), TrainGoal::End);
        waitFor(TrainStage::Done);
        QVERIFY(rested);
        QCOMPARE(rested->network->find("a1")->type, std::string("Tanh"));
        rested.reset();
        m_session->show(1);
        QTRY_VERIFY_WITH_TIMEOUT(rested != nullptr, patience);
        QCOMPARE(rested->network->find("a1")->type, std::string("ReLU"));
        QCOMPARE(rested->step, 10);
    }

    void allRunsAreNoted()
    {
        if (!RunStore::isAvailable())
            QSKIP("built without SQLite");
        const std::filesystem::path list = m_folder.filePath(QStringLiteral("runs.db")).toStdString();
        m_session->noteRuns(list);
        m_session->start(requestOf({{"activation", {"ReLU", 0}}}, 2), TrainGoal::End);
        waitFor(TrainStage::Done);
        const auto noted = [&list] {
            auto store = RunStore::open(list);
            auto runs = store ? (*store)->list() : Result<std::vector<RunInfo>>(store.error());
            return runs ? *std::move(runs) : std::vector<RunInfo>();
        };
        const auto areDone = [&noted] {
            const std::vector<RunInfo> runs = noted();
            return runs.size() == 2 && std::all_of(runs.begin(), runs.end(), [](const RunInfo &run) {
                       return run.status == RunStatus::Done && run.epochs.size() == 2;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(areDone(), patience);
    }

    void theFormOffersWhatApplies()
    {
        TwinState state;
        TwinForm form(&state);
        TrainSetup setup;
        setup.network = test::perceptron();
        form.setOriginal(setup);
        QCOMPARE(form.kind()->count(), static_cast<int>(variantKinds().size()));
        form.kind()->setCurrentIndex(form.kind()->findData(QStringLiteral("pooling")));
        QVERIFY(!form.add()->isEnabled()); // there is none
        form.kind()->setCurrentIndex(form.kind()->findData(QStringLiteral("l2")));
        QVERIFY(!form.number()->isHidden() && form.choice()->isHidden());
        form.number()->setValue(0.02);
        form.add()->click();
        QCOMPARE(state.settings().twins.back(), (Variant{"l2", {"", 0.02}}));
        form.add()->click(); // the same once more is no other run
        QCOMPARE(state.settings().twins.size(), 2U);
        QCOMPARE(form.list()->count(), 3);
        form.remove()->click();
        QCOMPARE(state.settings().twins.size(), 1U);
        // Remembered as it is; what a file makes of it is within limits.
        TwinSettings settings = state.settings();
        settings.mode = TwinMode::Ensemble;
        settings.networks = 7;
        QCOMPARE(TwinSettings::fromJson(settings.toJson()), settings);
        QJsonObject json = settings.toJson();
        json[QStringLiteral("folds")] = 10000;
        json[QStringLiteral("mode")] = QStringLiteral("nonsense");
        QCOMPARE(TwinSettings::fromJson(json).folds, TwinSettings::most);
        QCOMPARE(TwinSettings::fromJson(json).mode, TwinMode::Twins);
    }

    void verdictsSayTheNumbers()
    {
        RunDifference difference;
        difference.place = 500;
        difference.loss = -0.31;
        difference.relativeLoss = -0.5;
        difference.validationAccuracy = 0.012;
        difference.timeRatio = 1.4;
        QCOMPARE(
            verdictOf(difference),
            QStringLiteral("0.31 lower loss after the same 500 steps; validation accuracy 1.2 points higher; a step "
                           "takes 1.40 times as long"));
        difference.relativeLoss = -0.001;
        QVERIFY(verdictOf(difference).startsWith(QStringLiteral("hardly another loss")));
        QVERIFY(verdictOf({}).isEmpty());
        RunDifference ofDetectors;
        ofDetectors.loss = 0.2;
        ofDetectors.relativeLoss = 0.5;
        ofDetectors.ap50 = -0.034;
        QVERIFY2(verdictOf(ofDetectors).endsWith(QStringLiteral("; AP50 3.4 points lower")),
                 qPrintable(verdictOf(ofDetectors)));
    }

    /// Axis, cross-hair, words and numbers of detectors speak of precision, and nowhere of an accuracy.
    void detectorsHaveAp50()
    {
        TwinHistory history = detectors();
        QCOMPARE(history.judge(), TwinJudge::Ap50);
        TwinPlot plot;
        plot.resize(600, 400);
        plot.setHistory(&history);
        plot.setRuns(TwinMode::Twins, {QStringLiteral("Original"), QStringLiteral("Twin")});
        plot.refresh();
        const auto label = [&plot](int pane) { return plot.plot()->axisRect(pane)->axis(QCPAxis::atLeft)->label(); };
        QStringList labels;
        for (int pane = 0; pane < plot.plot()->axisRectCount(); ++pane)
            labels += label(pane);
        QVERIFY2(labels.contains(QStringLiteral("AP50")) && labels.contains(QStringLiteral("Gap of AP50")),
                 qPrintable(labels.join(QLatin1Char('|'))));
        QVERIFY(labels.filter(QStringLiteral("ccuracy")).isEmpty());
        QVERIFY2(plot.describe(2).contains(QStringLiteral("AP50 50")), qPrintable(plot.describe(2)));
        QVERIFY(!plot.describe(2).contains(QStringLiteral("ccuracy")));
        const QStringList rows = plot.csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(rows.front(),
                 QStringLiteral("run,kind,step,epoch,seconds,loss,smoothed_loss,ap,ap50,learning_rate,gradient_norm,"
                                "loss_gap,ap50_gap"));
        QVERIFY2(rows.back().startsWith(QStringLiteral("\"Twin\",validation,2,1,,")), qPrintable(rows.back()));
        QVERIFY2(rows.back().contains(QStringLiteral(",0.5,0.75,")) && rows.back().endsWith(QStringLiteral(",0.25")),
                 qPrintable(rows.back()));
        for (const QString &row : rows)
            QCOMPARE(row.count(QLatin1Char(',')), rows.front().count(QLatin1Char(',')));
        QVERIFY2(foldsVerdict(history).startsWith(QStringLiteral("AP50 ")), qPrintable(foldsVerdict(history)));
    }

    /// Where a detector stands beside a classifier, each has its own figure, and there is no gap between the two.
    void detectorsBesideOthers()
    {
        TwinHistory history = detectors();
        TwinMember &other = history.members[1];
        StepRecord step;
        step.step = 1;
        step.loss = 1;
        step.accuracy = 0.5;
        EpochRecord epoch;
        epoch.epoch = 1;
        epoch.validationLoss = 1;
        epoch.validationAccuracy = 0.875;
        other = {};
        other.steps.add(step);
        other.epochs = {epoch};
        other.stepsPerEpoch = 2;
        QCOMPARE(history.judge(), TwinJudge::Either);
        TwinPlot plot;
        plot.setHistory(&history);
        plot.setRuns(TwinMode::Twins, {QStringLiteral("Original"), QStringLiteral("Other")});
        plot.refresh();
        QVERIFY2(plot.describe(2).contains(QStringLiteral("Original: loss 1, validation loss 1, AP50 50")),
                 qPrintable(plot.describe(2)));
        QVERIFY(plot.describe(2).contains(QStringLiteral("validation accuracy 87.5")));
        const QStringList rows = plot.csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(rows.front().contains(QStringLiteral(",accuracy,ap,ap50,")));
        QVERIFY2(rows.back().contains(QStringLiteral(",0.875,,,")) && rows.back().endsWith(QStringLiteral(",,")),
                 qPrintable(rows.back()));
    }

private:
    /// Two of them, after one epoch of two steps.
    static TwinHistory detectors()
    {
        TwinHistory history;
        for (const double ap50 : {0.5, 0.75}) {
            TwinMember member;
            for (std::int64_t at = 1; at <= 2; ++at) {
                StepRecord step;
                step.step = at;
                step.epoch = static_cast<double>(at) / 2;
                step.loss = 1;
                step.detection = DetectionTerms();
                member.steps.add(step);
            }
            EpochRecord epoch;
            epoch.epoch = 1;
            epoch.validationLoss = 1;
            epoch.validationScore = DetectionScore{ap50 - 0.25, ap50};
            member.epochs = {epoch};
            member.stepsPerEpoch = 2;
            history.members.push_back(std::move(member));
        }
        return history;
    }
};

QTEST_MAIN(TestTwinSession)
#include "tst_twinsession.moc"
