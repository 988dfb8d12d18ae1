// vitrine-test: TIMEOUT 300; SERIAL
// The loss landscape in the Network room: computed from coarse to fine, with the run's path on it, and back to the
// canvas.

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LandscapeDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/MainWindow.h"
#include "widgets/landscape/LandscapeForm.h"
#include "widgets/landscape/LandscapeMap.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/landscape/LandscapeSolid.h"
#include "widgets/session/Session.h"
#include "widgets/training/TrainState.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestLandscapeDesk : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    Session &session() const { return *m_window->session(); }
    TrainDesk &desk() const { return *m_window->networkRoom()->training(); }
    LandscapePanel &panel() const { return *m_window->networkRoom()->landscape()->panel(); }
    LandscapeSession &landscape() const { return *m_window->networkRoom()->landscape()->landscape(); }

    void waitFor(LandscapeStage stage) const { QTRY_COMPARE_WITH_TIMEOUT(landscape().stage(), stage, patience); }
    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    /// Few digits, samples and places, so that a test is quick.
    void makeQuick(LandscapeDirections directions) const
    {
        desk().state()->edit([](TrainSettings &settings) {
            settings.data = QStringLiteral("digits:size=600");
            settings.epochs = 1;
        });
        LandscapeSettings settings;
        settings.directions = directions;
        settings.samples = 32;
        settings.side = 17;
        panel().form()->setSettings(settings);
    }
    void train() const
    {
        desk().play();
        QTRY_COMPARE_WITH_TIMEOUT(desk().training()->stage(), TrainStage::Done, patience);
        waitForQuiet();
    }
    void compute() const
    {
        QTest::mouseClick(panel().compute(), Qt::LeftButton);
        waitFor(LandscapeStage::Done);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); // the list of runs
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        QSignalSpy done(&session(), &Session::outcomeChanged);
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(panel().isVisible());
    }

    void cleanup() { m_window.reset(); }

    void comesFromCoarseToFine()
    {
        makeQuick(LandscapeDirections::Random);
        const auto weights = session().trace()->weights.at("c1.weight").toFloats();
        QSignalSpy finer(&landscape(), &LandscapeSession::landscapeChanged);
        QSignalSpy progress(&landscape(), &LandscapeSession::progressChanged);
        compute();
        QVERIFY(finer.count() >= 2); // cleared, then at least once
        QVERIFY(landscape().landscape()->isComplete());
        QCOMPARE(progress.last()[0].toDouble(), 1.0);
        QTRY_VERIFY_WITH_TIMEOUT(panel().map()->hasPicture(), patience);
        // The weights in the middle are those of the canvas, and stay so.
        QTRY_VERIFY_WITH_TIMEOUT(landscape().present().has_value(), patience);
        QVERIFY(std::hypot(landscape().present()->projection.place.x, landscape().present()->projection.place.y)
                < 1e-6);
        QCOMPARE(session().trace()->weights.at("c1.weight").toFloats(), weights);
        const double centre = landscape().landscape()->at(8, 8).loss;
        QVERIFY(std::abs(landscape().landscape()->centre.loss - centre) < 1e-9);
        QVERIFY(panel().facts()->text().contains(QStringLiteral("32 samples")));
        QVERIFY(panel().exportSource().csv().count(QLatin1Char('\n')) > 17 * 17);
    }

    void aCancelLeavesWhatThereIs()
    {
        makeQuick(LandscapeDirections::Random);
        LandscapeSettings settings = panel().form()->settings();
        settings.samples = 400;
        settings.side = 65;
        panel().form()->setSettings(settings);
        QTest::mouseClick(panel().compute(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(landscape().landscape() != nullptr, patience);
        QCOMPARE(landscape().stage(), LandscapeStage::Computing);
        QTest::mouseClick(panel().compute(), Qt::LeftButton);
        waitFor(LandscapeStage::Done);
        QVERIFY(!landscape().landscape()->isComplete());
        QVERIFY(landscape().landscape()->stride > 1);
    }

    void aClickLoadsWeightsAndUndoBringsTheOthersBack()
    {
        makeQuick(LandscapeDirections::Random);
        compute();
        QTRY_VERIFY_WITH_TIMEOUT(panel().map()->hasPicture(), patience);
        const auto before = session().trace()->weights.at("c1.weight").toFloats();
        QVERIFY(!panel().take()->isVisible());
        const QPointF pixel = panel().map()->frame().toPixel(Point2{0.5, -0.25});
        QTest::mouseClick(panel().map(), Qt::LeftButton, {}, pixel.toPoint());
        QVERIFY(panel().chosen().has_value());
        QTRY_VERIFY(panel().take()->isVisible());
        const Point2 place = *panel().chosen();
        QTest::mouseMove(panel().map(), pixel.toPoint());
        QTRY_VERIFY(panel().map()->readout().startsWith(QStringLiteral("Loss ")));
        QVERIFY(panel().map()->readout().contains(QStringLiteral("Accuracy")));
        QTest::mouseClick(panel().take(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(session().trace()->weights.at("c1.weight").toFloats() != before, patience);
        waitForQuiet();
        const Plane &plane = *landscape().plan()->request.plane;
        const auto loaded = session().trace()->weights.at("c1.weight").toFloats();
        for (std::size_t i = 0; i < loaded.size(); ++i) {
            const double expected = plane.origin[i] + place.x * plane.x[i] + place.y * plane.y[i];
            QVERIFY(std::abs(loaded[i] - expected) < 1e-5);
        }
        // The mark has walked with the canvas.
        QTRY_VERIFY_WITH_TIMEOUT(
            landscape().present() && std::abs(landscape().present()->projection.place.x - place.x) < 1e-3, patience);
        m_window->undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(session().trace()->weights.at("c1.weight").toFloats(), before, patience);
    }

    void thePathOfARunLiesOnItsPlane()
    {
        makeQuick(LandscapeDirections::Path);
        train();
        const auto points = desk().training()->path()->points();
        QCOMPARE(points.front()->step, 0);
        QCOMPARE(points.back()->step, desk().training()->progress().step);
        compute();
        QCOMPARE(landscape().paths().size(), std::size_t(1));
        const PlacedPath &path = landscape().paths().front();
        QCOMPARE(path.points.size(), points.size());
        QCOMPARE(path.points.back().projection.place, (Point2{0, 0})); // the plane goes through the end
        QCOMPARE(path.points.back().projection.distance, 0.0);
        QVERIFY(path.points.front().projection.place.x < 0); // and the path comes from the left
        const auto shares = landscape().plan()->shares;
        QVERIFY(shares[0] >= shares[1] && shares[0] + shares[1] <= 1 + 1e-9 && shares[0] > 0.3);
        // Training went downhill.
        const Landscape &found = *landscape().landscape();
        const LandscapeSurface surface(found);
        QVERIFY(surface.value(path.points.front().projection.place) > found.centre.loss);
        // A moment of the curves is a place on the path.
        QTRY_VERIFY_WITH_TIMEOUT(landscape().present().has_value(), patience);
        // In three dimensions, by the key.
        QTest::keyClick(m_window.get(), Qt::Key_V);
        QVERIFY(panel().isSolid());
        QTRY_VERIFY(panel().solid()->isVisible());
        const QString file = m_folder.filePath(QStringLiteral("solid.png"));
        QVERIFY(exportTo(file, panel().exportSource()).ok());
        QVERIFY(!QImage(file).isNull());
        QTest::keyClick(m_window.get(), Qt::Key_V);
        QVERIFY(!panel().isSolid());
        QVERIFY(exportTo(m_folder.filePath(QStringLiteral("map.svg")), panel().exportSource()).ok());
        QVERIFY(panel().exportSource().csv().contains(QStringLiteral("path,\"Adam\",0,")));
    }

    void thePathGrowsWithTheRun()
    {
        makeQuick(LandscapeDirections::Path);
        desk().state()->edit([](TrainSettings &settings) { settings.epochs = 3; });
        desk().trainEpoch();
        QTRY_COMPARE_WITH_TIMEOUT(desk().training()->stage(), TrainStage::Paused, patience);
        waitForQuiet();
        compute();
        const std::int64_t before = landscape().paths().front().points.back().step;
        desk().trainEpoch();
        QTRY_VERIFY_WITH_TIMEOUT(landscape().paths().front().points.back().step > before, patience);
        QVERIFY(landscape().landscape()->isComplete()); // the picture stays
    }

    void aLineFromStartToEnd()
    {
        makeQuick(LandscapeDirections::Line);
        train();
        compute();
        const Landscape &line = *landscape().landscape();
        QCOMPARE(line.area.rows, 1);
        QVERIFY(line.isComplete());
        const auto lossAt = [&](double t) { return LandscapeSurface(line).value({t, 0}); };
        QVERIFY(lossAt(0) > lossAt(1));
    }

    void aPathThatIsNotThereIsAskedFor()
    {
        makeQuick(LandscapeDirections::Path);
        QSignalSpy failed(&landscape(), &LandscapeSession::failed);
        QTest::mouseClick(panel().compute(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(landscape().stage(), LandscapeStage::Idle);
        QVERIFY(m_window->networkRoom()->banner()->isVisible());
    }

    void aNetworkWithoutALossIsRefused()
    {
        LandscapeOrder order;
        order.network = session().outcome()->network;
        std::erase_if(order.network.blocks, [](const Block &block) { return block.type == "CrossEntropyLoss"; });
        std::erase_if(order.network.connections, [&](const Connection &connection) {
            return std::none_of(order.network.blocks.begin(), order.network.blocks.end(),
                                [&](const Block &block) { return block.id == connection.to.block; });
        });
        order.tensors = session().trace()->weights;
        QSignalSpy failed(&landscape(), &LandscapeSession::failed);
        landscape().start(order);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        const auto error = failed[0][0].value<Error>();
        QVERIFY(error.message.text().find("no loss") != std::string::npos);
    }

    void settingsAreRemembered()
    {
        LandscapeSettings settings;
        settings.directions = LandscapeDirections::Path;
        settings.samples = 100;
        settings.side = 49;
        settings.statistics = NormStatistics::Batch;
        QCOMPARE(LandscapeSettings::fromJson(settings.toJson()), settings);
        QCOMPARE(LandscapeSettings::fromJson(QJsonObject{{QStringLiteral("side"), 18},
                                                         {QStringLiteral("samples"), -3},
                                                         {QStringLiteral("directions"), 77}})
                     .samples,
                 1);
        panel().form()->setSettings(settings);
        m_window->networkRoom()->save();
        QVERIFY(QSettings().value(QStringLiteral("landscape/settings")).toByteArray().contains("\"side\":49"));
    }
};

QTEST_MAIN(TestLandscapeDesk)
#include "tst_landscapedesk.moc"
