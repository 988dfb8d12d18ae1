// vitrine-test: TIMEOUT 300
#include "widgets/optimizers/networks/NetRaceSession.h"

#include "core/runs/RunStore.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/session/Session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds; a busy machine takes its time

NetRaceSetup smallRace(std::initializer_list<const char *> optimizers)
{
    NetRaceSetup setup;
    setup.network = QStringLiteral("mlp-xor");
    setup.data = QStringLiteral("xor:size=200,noise=0");
    setup.epochs = 3;
    setup.batchSize = 10;
    for (const char *name : optimizers)
        addCompetitor(setup, plainCompetitor(*findOptimizerKind(name)));
    return setup;
}

} // namespace

class TestNetRace : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<NetRaceSession> m_race;

    void start(const NetRaceSetup &setup, TrainGoal goal = TrainGoal::End)
    {
        NetRaceRequest request;
        request.setup = setup;
        request.device = DeviceChoice::Cpu;
        request.threads = 2;
        m_race->start(std::move(request), goal);
    }
    void waitFor(NetRaceStage stage) { QTRY_COMPARE_WITH_TIMEOUT(m_race->stage(), stage, patience); }
    const RaceLane &lane(std::size_t member, std::size_t race = 0) const
    {
        return m_race->history().races[race][member];
    }

private slots:
    void init()
    {
        m_session = std::make_unique<Session>();
        m_race = std::make_unique<NetRaceSession>(m_session->computeThread());
    }
    void cleanup()
    {
        m_race.reset();
        m_session.reset();
    }

    /// 160 items in batches of 10: 16 steps an epoch, and the same first loss for all.
    void allTakeTheSameBatchesFromTheSameWeights()
    {
        start(smallRace({"sgd", "adam", "momentum"}));
        waitFor(NetRaceStage::Done);
        for (std::size_t member = 0; member < 3; ++member) {
            QCOMPARE(lane(member).steps.points().size(), std::size_t(48));
            QCOMPARE(lane(member).epochs.size(), std::size_t(3));
            QCOMPARE(lane(member).epochs.back().step, 48);
            QCOMPARE(lane(member).steps.points()[0].loss, lane(0).steps.points()[0].loss);
        }
        QVERIFY(lane(0).steps.points()[1].loss != lane(1).steps.points()[1].loss);
        QVERIFY(m_race->paths());
        QCOMPARE(m_race->paths()->paths.size(), std::size_t(3));
        for (const NetRacePath &path : m_race->paths()->paths) {
            QCOMPARE(path.points.front()->row, m_race->paths()->paths[0].points.front()->row);
            QCOMPARE(path.points.front()->step, 0);
            QCOMPARE(path.points.back()->step, 48);
        }
    }

    void theSameSeedGivesTheSameNumbers()
    {
        double first = 0;
        for (int i = 0; i < 2; ++i) {
            start(smallRace({"rmsprop", "adam"}));
            waitFor(NetRaceStage::Done);
            if (i == 0)
                first = lane(1).epochs.back().record.validationLoss;
            else
                QCOMPARE(lane(1).epochs.back().record.validationLoss, first);
        }
    }

    void batchEpochAndPause()
    {
        NetRaceSetup setup = smallRace({"sgd", "adam"});
        setup.epochs = 10000;
        start(setup, TrainGoal::Batch);
        waitFor(NetRaceStage::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(lane(0).steps.points().size(), std::size_t(1), patience);
        QCOMPARE(lane(1).steps.points().size(), std::size_t(1));
        m_race->go(TrainGoal::Epoch);
        QTRY_VERIFY_WITH_TIMEOUT(!m_race->isRunning() && lane(0).epochs.size() == 1, patience);
        QCOMPARE(lane(1).epochs.size(), std::size_t(1));
        m_race->go(TrainGoal::End);
        QTRY_VERIFY_WITH_TIMEOUT(lane(0).epochs.size() > 2, patience);
        m_race->pause();
        waitFor(NetRaceStage::Paused);
        // They rest at the same place.
        QCOMPARE(lane(0).epochs.size(), lane(1).epochs.size());
        m_race->reset();
        QCOMPARE(m_race->stage(), NetRaceStage::Idle);
        QVERIFY(m_race->history().isEmpty());
    }

    void whoRunsAwayIsMarkedAndTheOthersGoOn()
    {
        NetRaceSetup setup = smallRace({"momentum", "adam"});
        setup.competitors[0].settings["lr"] = 1e3;
        setup.competitors[0].settings["weight_decay"] = 1;
        setup.epochs = 20;
        start(setup);
        waitFor(NetRaceStage::Done);
        QVERIFY(lane(0).dropOut);
        QVERIFY(lane(0).dropOut->step > 1);
        QVERIFY(std::isfinite(lane(0).dropOut->lastLoss));
        QVERIFY(!lane(1).dropOut);
        QCOMPARE(lane(1).epochs.size(), std::size_t(20));
        const RaceTable table = rankRaces(m_race->history(), RaceMeasure::ValidationLoss, 0);
        QCOMPARE(table.standings.front().competitor, std::size_t(1));
        QCOMPARE(table.standings.back().droppedOut, 1);
    }

    void eachTunedIsSearchedOnce()
    {
        NetRaceSetup setup = smallRace({"sgd", "adam"});
        setup.rates = RateMode::Tuned;
        setup.plan = {20, 5, 1};
        QSignalSpy found(m_race.get(), &NetRaceSession::rateFound);
        start(setup);
        waitFor(NetRaceStage::Done);
        QCOMPARE(found.count(), 2);
        for (const Competitor &competitor : m_race->history().members) {
            const FoundRate *search = m_race->history().search(competitor.id);
            QVERIFY(search && search->isDone && search->trials.size() >= 5);
            QCOMPARE(competitor.rate(), *search->best);
        }
        // Again with what was found, and one of them by hand: nothing is searched.
        setup.competitors = m_race->history().members;
        setup.competitors[0].settings["lr"] = 0.5;
        start(setup);
        waitFor(NetRaceStage::Done);
        QCOMPARE(found.count(), 2);
        QCOMPARE(m_race->history().members[0].rate(), 0.5);
        setup.batchSize = 20; // another race: what was found does not hold
        start(setup);
        waitFor(NetRaceStage::Done);
        QCOMPARE(found.count(), 4);
    }

    void severalSeedsAreRankedWithTheirSpread()
    {
        NetRaceSetup setup = smallRace({"sgd", "adam", "gd"});
        setup.seeds = 3;
        start(setup);
        waitFor(NetRaceStage::Done);
        QCOMPARE(m_race->history().races.size(), std::size_t(3));
        QVERIFY(lane(0, 0).steps.points()[0].loss != lane(0, 1).steps.points()[0].loss);
        const RaceTable table = rankRaces(m_race->history(), RaceMeasure::ValidationLoss, 0);
        QCOMPARE(table.races, 3);
        int wins = 0;
        for (const RaceStanding &standing : table.standings) {
            double sum = 0;
            for (std::size_t race = 0; race < 3; ++race)
                sum += lane(standing.competitor, race).epochs.back().record.validationLoss;
            QVERIFY(std::abs(standing.mean - sum / 3) < 1e-12);
            QCOMPARE(standing.values.size(), std::size_t(3));
            QVERIFY(standing.deviation > 0);
            wins += standing.wins;
        }
        QVERIFY(wins >= 3);
        QVERIFY(table.standings[0].mean <= table.standings[1].mean);
        // The goal is the middle one's.
        QCOMPARE(table.goal, table.standings[1].mean);
        QCOMPARE(lane(2).steps.points().size(), std::size_t(3)); // gradient descent: a step an epoch
    }

    /// A race that is on does not count beside one that is over.
    void onlyWhatIsOverIsCompared()
    {
        NetRaceHistory history;
        history.begin(smallRace({"sgd", "adam"}).competitors, 2, 2);
        const auto epoch = [&](int race, std::size_t member, int number, double loss) {
            NetRaceUpdate update;
            EpochRecord record;
            record.epoch = number;
            record.validationLoss = loss;
            update.lane(race, member).epochs.push_back({record, number * 10, 0});
            history.add(update);
        };
        epoch(0, 0, 1, 0.8);
        QCOMPARE(rankRaces(history, RaceMeasure::ValidationLoss, 0).races, 0);
        epoch(0, 1, 1, 0.6);
        QCOMPARE(rankRaces(history, RaceMeasure::ValidationLoss, 0).standings[0].mean, 0.6); // as it is now
        epoch(0, 0, 2, 0.4);
        epoch(0, 1, 2, 0.5);
        epoch(1, 0, 1, 9);
        epoch(1, 1, 1, 9);
        const RaceTable table = rankRaces(history, RaceMeasure::ValidationLoss, 0.55);
        QCOMPARE(table.races, 1);
        QCOMPARE(table.standings[0].competitor, std::size_t(0));
        QCOMPARE(table.standings[0].mean, 0.4);
        QCOMPARE(table.standings[1].meanReached, 20.0);
        epoch(1, 0, 2, 0.6);
        epoch(1, 1, 2, 0.2);
        const RaceTable both = rankRaces(history, RaceMeasure::ValidationLoss, 0);
        QCOMPARE(both.races, 2);
        QVERIFY(std::abs(both.standings[0].mean - 0.35) < 1e-12); // adam: (0.5 + 0.2) / 2
        QCOMPARE(both.standings[0].wins, 1);
    }

    void layersOfTheWatchedOneArrive()
    {
        NetRaceSetup setup = smallRace({"sgd", "adam"});
        setup.epochs = 30;
        m_race->watch(setup.competitors[1].id, 1);
        start(setup);
        waitFor(NetRaceStage::Done);
        QTRY_VERIFY_WITH_TIMEOUT(m_race->history().layers, patience);
        const RaceLayers &layers = *m_race->history().layers;
        QCOMPARE(layers.competitor, setup.competitors[1].id);
        QCOMPARE(layers.layers.size(), std::size_t(4));
        QCOMPARE(layers.tensor, std::size_t(1));
        QCOMPARE(layers.layers[0].state.size(), std::size_t(4));
        m_race->watch(setup.competitors[0].id, 0); // it rests: answered at once
        QTRY_COMPARE_WITH_TIMEOUT(m_race->history().layers->competitor, setup.competitors[0].id, patience);
    }

    void everyCompetitorIsInTheListOfRuns()
    {
        if (!RunStore::isAvailable())
            QSKIP("built without SQLite");
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.filePath(QStringLiteral("runs.db")).toStdString());
        m_race->noteRuns(file);
        start(smallRace({"sgd", "adam"}));
        waitFor(NetRaceStage::Done);
        m_race.reset();
        m_session.reset(); // the log's threads have written all
        auto store = RunStore::open(file);
        QVERIFY(store);
        const auto runs = (*store)->list();
        QVERIFY(runs);
        QCOMPARE(runs->size(), std::size_t(2));
        for (const RunInfo &run : *runs) {
            QCOMPARE(run.status, RunStatus::Done);
            QCOMPARE(run.epochs.size(), std::size_t(3));
        }
    }

    void whatCannotRaceSaysWhy()
    {
        QSignalSpy failed(m_race.get(), &NetRaceSession::failed);
        NetRaceSetup setup = smallRace({"sgd"});
        setup.network = QStringLiteral("/nowhere/net.vitrine.json");
        start(setup);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(m_race->stage(), NetRaceStage::Idle);
        setup = smallRace({"sgd"});
        setup.competitors[0].isOn = false;
        start(setup);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, patience);
        setup = smallRace({"sgd"});
        setup.network.clear(); // the canvas is empty
        start(setup);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 3, patience);
    }

    void equalRatesStayEqual()
    {
        NetRaceState state;
        state.setSetup(smallRace({"sgd", "adam", "lion"}));
        state.edit([](NetRaceSetup &setup) { setup.rates = RateMode::Equal; });
        for (const Competitor &competitor : state.setup().competitors)
            QCOMPARE(competitor.rate(), state.setup().rate);
        state.setRate(state.setup().competitors[1].id, 0.25);
        QCOMPARE(state.setup().rate, 0.25);
        for (const Competitor &competitor : state.setup().competitors)
            QCOMPARE(competitor.rate(), 0.25);
        state.add(*findOptimizerKind("muon"));
        QCOMPARE(state.setup().competitors.back().rate(), 0.25);
        state.edit([](NetRaceSetup &setup) { setup.rates = RateMode::Own; });
        state.setRate(state.setup().competitors[0].id, 0.125);
        QCOMPARE(state.setup().competitors[1].rate(), 0.25);
        const NetRaceSetup copy = netRaceFromText(netRaceToText(state.setup()));
        QVERIFY(copy == state.setup());
        QVERIFY(netRaceFromText(QStringLiteral("nonsense")) == firstNetRace());
    }
};

QTEST_MAIN(TestNetRace)
#include "tst_netrace.moc"
