#include "core/training/compare/RaceRanking.h"

#include <QTest>

#include <cmath>

using namespace vitrine;

class TestRaceRanking : public QObject {
    Q_OBJECT

private slots:
    /// Numbers by hand.
    void meansAndDeviations()
    {
        const std::vector<std::vector<RaceResult>> races{
            {{0.5, 40}, {0.7, 60}, {0.3, {}}}, // mean 0.5, deviation 0.2
            {{0.4, 30}, {0.4, 30}, {0.4, 30}}, // mean 0.4, deviation 0
            {{0.1, 10}, {}, {0.1, 20}}, // dropped out once
        };
        const auto ranking = rankRaces(races, false);
        QCOMPARE(ranking.size(), std::size_t(3));
        QCOMPARE(ranking[0].competitor, std::size_t(1));
        QCOMPARE(ranking[1].competitor, std::size_t(0));
        QCOMPARE(ranking[2].competitor, std::size_t(2));
        QVERIFY(std::abs(ranking[1].mean - 0.5) < 1e-12);
        QVERIFY(std::abs(ranking[1].deviation - 0.2) < 1e-12);
        QVERIFY(std::abs(ranking[0].deviation) < 1e-12);
        QCOMPARE(ranking[2].droppedOut, 1);
        // The first and third seed go to the third, the second to the second.
        QCOMPARE(ranking[0].wins, 1);
        QCOMPARE(ranking[1].wins, 0);
        QCOMPARE(ranking[2].wins, 2);
        QCOMPARE(ranking[1].reached, 2);
        QCOMPARE(ranking[1].meanReached, 50.0);
        QCOMPARE(ranking[2].meanReached, 15.0);
    }

    void higherMayBeBetter()
    {
        const auto ranking = rankRaces({{{0.9, {}}}, {{0.95, {}}}, {{0.95, {}}}}, true);
        QCOMPARE(ranking[0].competitor, std::size_t(1)); // equal ones keep their order
        QCOMPARE(ranking[1].competitor, std::size_t(2));
        QCOMPARE(ranking[2].competitor, std::size_t(0));
        QCOMPARE(ranking[0].wins, 1);
        QCOMPARE(ranking[1].wins, 1);
        QVERIFY(std::isnan(ranking[0].deviation)); // one race has no spread
        QVERIFY(std::isnan(ranking[0].meanReached));
    }

    void nobodyFinishing()
    {
        const auto ranking = rankRaces({{{}, {}}, {{}, {0.3, {}}}}, false);
        QCOMPARE(ranking[0].competitor, std::size_t(1));
        QVERIFY(std::isnan(ranking[1].mean));
        QCOMPARE(ranking[1].droppedOut, 2);
        QCOMPARE(ranking[0].wins, 1);
        QVERIFY(rankRaces({}, false).empty());
    }
};

QTEST_GUILESS_MAIN(TestRaceRanking)
#include "tst_raceranking.moc"
