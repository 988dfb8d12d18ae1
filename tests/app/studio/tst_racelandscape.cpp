// vitrine-test: TIMEOUT 300; SERIAL
// The loss landscape of a race: the ways of all competitors on one plane, in their colours.

#include "app/studio/optimizers/NetRaceRoom.h"
#include "app/studio/optimizers/OptimizersPlace.h"
#include "app/studio/optimizers/RaceLandscape.h"
#include "app/studio/settings/Preferences.h"
#include "widgets/landscape/LandscapeForm.h"
#include "widgets/landscape/LandscapeLegend.h"
#include "widgets/landscape/LandscapeMap.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

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

class TestRaceLandscape : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<OptimizersPlace> m_place;
    std::unique_ptr<NetRaceRoom> m_room;

    LandscapeSession &landscape() const { return *m_room->landscape()->landscape(); }
    void race(const NetRaceSetup &setup) const
    {
        m_room->state()->setSetup(setup);
        m_room->play();
        QTRY_COMPARE_WITH_TIMEOUT(m_room->race()->stage(), NetRaceStage::Done, patience);
    }

private slots:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); // the list of runs
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init()
    {
        QSettings().clear();
        m_session = std::make_unique<Session>();
        m_place = std::make_unique<OptimizersPlace>();
        m_room = std::make_unique<NetRaceRoom>(m_place.get(), m_session.get(), Preferences());
        m_room->resize(1400, 900);
        m_room->show();
    }
    void cleanup()
    {
        m_room.reset();
        m_place.reset();
        m_session.reset();
    }

    void allWaysLieOnOnePlane()
    {
        QVERIFY(!m_room->landscapeButton()->isEnabled());
        race(smallRace({"sgd", "adam", "momentum"}));
        QVERIFY(m_room->landscapeButton()->isEnabled());
        QTest::mouseClick(m_room->landscapeButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(landscape().stage(), LandscapeStage::Done, patience);
        const std::vector<PlacedPath> &paths = landscape().paths();
        QCOMPARE(paths.size(), std::size_t(3));
        for (std::size_t i = 0; i < paths.size(); ++i) {
            QCOMPARE(paths[i].points.front().projection.place, paths[0].points.front().projection.place);
            QCOMPARE(paths[i].points.back().step, 48);
            QCOMPARE(landscape().order().paths[i].colour, m_room->race()->paths()->paths[i].competitor.colour);
        }
        QVERIFY(paths[0].points.back().projection.place != paths[1].points.back().projection.place);
        const auto shares = landscape().plan()->shares;
        QVERIFY(shares[0] + shares[1] > 0.5 && shares[0] + shares[1] <= 1 + 1e-9);
        // The area holds them all.
        const LandscapeArea &area = landscape().landscape()->area;
        for (const PlacedPath &path : paths)
            for (const PlacedPoint &point : path.points) {
                QVERIFY(point.projection.place.x > area.low.x && point.projection.place.x < area.high.x);
                QVERIFY(point.projection.place.y > area.low.y && point.projection.place.y < area.high.y);
            }
        // A step that the curves look back at is where the marks are.
        const auto picture = [this] { return m_room->landscape()->panel()->map()->grab().toImage(); };
        QTRY_VERIFY_WITH_TIMEOUT(m_room->landscape()->panel()->map()->hasPicture(), patience);
        const QImage atEnd = picture();
        m_room->state()->setMoment(10);
        QVERIFY(picture() != atEnd);
        m_room->state()->setMoment({});
        QCOMPARE(picture(), atEnd);
        // Each has its line in the legend, which switches it off.
        const auto boxes = m_room->landscape()->panel()->legend()->findChildren<QCheckBox *>();
        QCOMPARE(boxes.size(), 3);
        boxes[1]->click();
        QVERIFY(m_room->landscape()->panel()->legend()->hidden().contains(1));
        QVERIFY(picture() != atEnd);
    }

    void oneThatRanAwayIsShownUntilThen()
    {
        NetRaceSetup setup = smallRace({"sgd", "adam"});
        setup.competitors[0].settings["lr"] = 1e6;
        race(setup);
        m_room->landscape()->compute();
        QTRY_COMPARE_WITH_TIMEOUT(landscape().stage(), LandscapeStage::Done, patience);
        const LandscapeArea &area = landscape().landscape()->area;
        QVERIFY(area.high.x - area.low.x < 1e4);
        QVERIFY(!landscape().paths()[0].points.empty());
        QVERIFY(landscape().paths()[1].points.size() > 10);
    }

    void withoutARaceItSaysSo()
    {
        QSignalSpy failed(m_room->landscape(), &RaceLandscape::failed);
        m_room->landscape()->compute();
        QCOMPARE(failed.count(), 1);
    }
};

QTEST_MAIN(TestRaceLandscape)
#include "tst_racelandscape.moc"
