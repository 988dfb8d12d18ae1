// vitrine-test: TIMEOUT 300; SERIAL
// A detector in the Network room: it opens on a scene whose objects are the target of its loss, its maps follow a run,
// as those of a classifier do, and only what has weights can be locked.

#include "app/studio/actions/Actions.h"
#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "core/network/NetworkFile.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/Screenshot.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/input/AnswerView.h"
#include "widgets/session/MarkedIn.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"
#include "widgets/training/MapsView.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"

#include <QAction>
#include <QElapsedTimer>
#include <QFile>
#include <QListWidget>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

using namespace vitrine;
using namespace vitrine::test;

class TestDetectorViews : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    TrainDesk &desk() const { return *room().training(); }
    TrainSession &run() const { return *desk().training(); }

    void waitFor(TrainStage stage) const { QTRY_COMPARE_WITH_TIMEOUT(run().stage(), stage, patience); }
    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    void openPreset(const QString &name) const
    {
        room().files()->openPreset(name);
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->question.network.preset, name, patience);
        waitForQuiet();
    }
    bool isLocked(const char *id) const { return room().document()->network().find(id)->isFrozen; }

private slots:
    void init()
    {
        QVERIFY(m_window.open());
        openPreset(QStringLiteral("yolox-pico"));
    }
    void cleanup() { m_window.close(); }

    /// A scene with something to be found, so that the loss, and with it the backward pass, is about something.
    void opensOnAScene()
    {
        const auto outcome = session().outcome();
        const std::vector<MarkedObject> objects = markedIn(*outcome);
        QVERIFY(!objects.empty());
        const Snapshot target = outcome->trace->targets.at("loss");
        QCOMPARE(target.shape(), (Shape{1, static_cast<std::int64_t>(objects.size()), 5}));
        // They are those of the built-in set, which lie where they lay: the pictures have the input's size.
        const auto set = loadSet(builtInScenes);
        QVERIFY(set.ok());
        const auto marked = dynamic_cast<const ObjectSet &>(**set).objects(outcome->question.picture.item);
        QVERIFY(marked.ok());
        QCOMPARE(marked->size(), objects.size());
        for (std::size_t i = 0; i < objects.size(); ++i) {
            QCOMPARE(objects[i].label, (*marked)[i].label);
            QCOMPARE(objects[i].x1, (*marked)[i].x1);
            QCOMPARE(objects[i].y2, (*marked)[i].y2);
        }
        // Cells that learn an object have gradients for its box; without objects there are none.
        const Snapshot gradient = outcome->trace->gradient("head");
        double boxes = 0;
        for (std::int64_t cell = 0; cell < gradient.shape()[1]; ++cell)
            boxes += std::abs(gradient.at({0, cell, 2}));
        QVERIFY(boxes > 0);
        session().setItem(8);
        waitForQuiet();
        QVERIFY(markedIn(*session().outcome()) != objects);
        saveScreenshot(*m_window.get(), QStringLiteral("detector-scene"));
        const auto *answer = room().findChild<AnswerView *>();
        QVERIFY(answer->accessibleDescription().contains(QStringLiteral("boxes")));
        openPreset(QStringLiteral("lenet-5"));
        QVERIFY(markedIn(*session().outcome()).empty());
        QCOMPARE(session().outcome()->label.has_value(), true); // a digit again
        QVERIFY(answer->accessibleDescription().contains(QLatin1Char('%')));
    }

    /// Whoever opens a network and trains at once means that network.
    void trainingWaitsForTheNetwork()
    {
        openPreset(QStringLiteral("lenet-5"));
        room().files()->openPreset(QStringLiteral("yolox-pico"));
        desk().trainBatch();
        QTRY_VERIFY_WITH_TIMEOUT(run().progress().step == 1, patience);
        QCOMPARE(run().request().network.name, std::string("YOLOX-Pico"));
        QCOMPARE(session().outcome()->question.network.preset, QStringLiteral("yolox-pico"));
    }

    void whatHasNoWeightsIsNotLocked()
    {
        QAction *const action = m_window->actions()[Command::FreezeBlocks];
        const auto select = [this](const edit::Ids &ids) { m_window->canvas()->canvas()->select(ids); };
        select({"images"});
        QVERIFY(!action->isEnabled());
        QVERIFY2(action->toolTip().contains(QStringLiteral("nothing to lock")), qPrintable(action->toolTip()));
        select({"backbone"});
        QVERIFY(action->isEnabled());
        QVERIFY(!action->toolTip().contains(QStringLiteral("nothing to lock")));
        select({"images", "backbone"});
        action->trigger();
        waitForQuiet();
        QVERIFY(isLocked("backbone") && !isLocked("images"));
        // A file that says so is kept, and can be freed of it.
        Network network = room().document()->network();
        network.find("images")->isFrozen = true;
        const QString file = m_window.filePath(QStringLiteral("locked.vitrine.json"));
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(QByteArray::fromStdString(toJson(network)));
        written.close();
        session().openNetwork(file);
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->question.network.file, file, patience);
        waitForQuiet();
        QVERIFY(isLocked("images"));
        QVERIFY2(m_window->canvas()
                     ->canvas()
                     ->find(QStringLiteral("images"))
                     ->toolTip()
                     .contains(QStringLiteral("changes nothing")),
                 "its tooltip");
        select({"images"});
        QVERIFY(action->isEnabled());
        action->trigger();
        waitForQuiet();
        QVERIFY(!isLocked("images"));
    }

    void mapsFollowARun_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("data");
        QTest::newRow("detector") << QStringLiteral("yolox-pico")
                                  << QStringLiteral("shapes:side=160,objects=2,size=60");
        QTest::newRow("classifier") << QStringLiteral("lenet-5") << QStringLiteral("digits:size=3000");
    }
    /// While it goes on; and the window answers all along.
    void mapsFollowARun()
    {
        QFETCH(QString, preset);
        QFETCH(QString, data);
        openPreset(preset);
        desk().state()->edit([&data](TrainSettings &settings) {
            settings.data = data;
            settings.batchSize = 8;
            settings.epochs = 4;
        });
        MapsView &view = *desk().views()->maps();
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        waitFor(TrainStage::Running);
        desk().views()->tabs()->setCurrentWidget(&view);
        std::set<std::int64_t> steps;
        QElapsedTimer beat;
        qint64 longest = 0;
        QTimer heart;
        heart.setInterval(5);
        connect(&heart, &QTimer::timeout, this, [&] {
            longest = std::max(longest, beat.restart());
            if (view.shown())
                steps.insert(view.shown()->step);
        });
        beat.start();
        heart.start();
        waitFor(TrainStage::Done);
        heart.stop();
        QVERIFY2(steps.size() >= 2, qPrintable(QString::number(steps.size())));
        QVERIFY2(longest <= 250, qPrintable(QStringLiteral("a stall of %1 ms").arg(longest)));
        QTRY_VERIFY_WITH_TIMEOUT(view.shown()->weights.lock() == run().history().weights().back(), patience);
        waitForQuiet();
        // Another run begins with nothing of this one.
        desk().reset();
        QTRY_VERIFY_WITH_TIMEOUT(!view.shown(), patience);
        QCOMPARE(view.pictures()->count(), 0);
    }
};

QTEST_MAIN(TestDetectorViews)
#include "tst_detectorviews.moc"
