// vitrine-test: TIMEOUT 300; SERIAL
#include "app/studio/actions/Actions.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/PlaygroundDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "tests/app/studio/JournalTrip.h"
#include "tests/app/studio/StudioWindow.h"
#include "widgets/common/NumberField.h"
#include "widgets/playground/DataStrip.h"
#include "widgets/playground/LayerHeader.h"
#include "widgets/playground/NeuronBoard.h"
#include "widgets/playground/PlaneTools.h"
#include "widgets/playground/PlaneView.h"
#include "widgets/playground/PlayStrip.h"
#include "widgets/playground/PlaygroundFigures.h"
#include "widgets/playground/PlaygroundView.h"
#include "widgets/playground/WeightCard.h"
#include "widgets/session/Session.h"
#include "widgets/training/DataForm.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"

#include <QComboBox>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

class TestPlayground : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    PlaygroundDesk &desk() const { return *room().playground(); }
    Playground &playground() const { return *desk().playground(); }
    PlaygroundView &view() const { return *desk().view(); }
    TrainDesk &training() const { return *room().training(); }
    TrainSession &run() const { return *training().training(); }
    QUndoStack &undo() const { return *m_window->undoStack(); }

    void waitFor(TrainStage stage) const { QTRY_COMPARE_WITH_TIMEOUT(run().stage(), stage, patience); }
    /// A run of what is shown is ready, and its answers are painted.
    void waitUntilReady() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && run().stage() == TrainStage::Paused && training().isCurrent()
                                     && playground().maps() && !playground().points().empty(),
                                 patience);
    }
    void rest() const
    {
        run().pause();
        QTRY_VERIFY_WITH_TIMEOUT(!run().isRunning() && !session().isBusy(), patience);
    }
    float weight(const WeightRef &weight) const { return playground().value(weight).value_or(NAN); }
    void choose(const QString &set)
    {
        desk().chooseSet(set);
        waitUntilReady();
    }

private slots:
    void init()
    {
        QVERIFY(m_window.open());
        QVERIFY(!room().showsNeurons());
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(room().showsNeurons(), patience);
        waitUntilReady();
    }

    void cleanup() { m_window.close(); }

    /// Whatever stage the studio was closed on.
    void panelsComeBackWithTheBlocks()
    {
        const auto isHidden = [&](const char *name) {
            return m_window->findChild<QDockWidget *>(QString::fromLatin1(name))->isHidden();
        };
        QVERIFY(isHidden("inspectorDock") && isHidden("explanationDock"));
        room().save();
        QVERIFY(m_window.reopen());
        QVERIFY(!room().showsNeurons());
        QTRY_VERIFY(!isHidden("inspectorDock") && !isHidden("explanationDock"));
        room().perform(Command::Playground, true);
        waitUntilReady();
        QVERIFY(isHidden("inspectorDock"));
        room().perform(Command::Playground, false);
        QVERIFY(!isHidden("inspectorDock"));
    }

    void opensReadyToPlay()
    {
        QVERIFY(playground().chart());
        QCOMPARE(playground().chart()->layers.size(), std::size_t(3));
        QCOMPARE(playground().points().size(), std::size_t(500));
        QCOMPARE(run().progress().step, 0);
        // A second time shows the blocks of the same network; it is not trained yet, and no step of undo more.
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(!room().showsNeurons());
        QCOMPARE(session().outcome()->network.name, std::string("Playground"));
    }

    void learnsAllSets_data()
    {
        QTest::addColumn<QString>("set");
        for (const char *set : {"xor", "circles", "spiral", "moons"})
            QTest::newRow(set) << QString::fromLatin1(set);
    }

    /// F5 with the settings as they come, and nothing else.
    void learnsAllSets()
    {
        QFETCH(QString, set);
        choose(set);
        run().setPace(0);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        waitFor(TrainStage::Running);
        QTRY_VERIFY_WITH_TIMEOUT(
            !run().history().epochs.empty() && run().history().epochs.back().validationAccuracy > 0.95, patience);
        rest();
    }

    void paintsWhileItLearns()
    {
        QSignalSpy painted(&playground(), &Playground::mapsChanged);
        const std::vector<float> before = playground().answerMap();
        const float first = weight({0, 0, 0});
        QTest::mouseClick(view().run()->play(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(painted.count() > 3 && run().isRunning(), patience);
        QVERIFY(playground().answerMap() != before);
        QVERIFY(weight({0, 0, 0}) != first);
        QVERIFY(!playground().batch().empty());
        rest();
    }

    void theWindowStaysAliveWhileItLearns()
    {
        training().state()->edit([](TrainSettings &settings) { settings.epochs = 100000; });
        run().setPace(0);
        training().play();
        waitFor(TrainStage::Running);
        QElapsedTimer beat;
        qint64 longest = 0;
        QTimer heart;
        heart.setInterval(5);
        connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, beat.restart()); });
        QSignalSpy painted(&playground(), &Playground::mapsChanged);
        beat.start();
        heart.start();
        QTRY_VERIFY_WITH_TIMEOUT(painted.count() > 20, patience);
        rest();
        QVERIFY2(longest <= 250, qPrintable(QStringLiteral("a stall of %1 ms").arg(longest)));
    }

    void oneBatchIsShown()
    {
        QTest::mouseClick(view().run()->batch(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(run().progress().step, 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(playground().batch().size(), std::size_t(10), patience);
        QVERIFY(playground().gradient({1, 0, 0}).value_or(0) != 0);
    }

    void aWeightIsWrittenAndUndone()
    {
        NeuronBoard &board = *view().board();
        const WeightRef link{1, 0, 0};
        const float before = weight(link);
        const std::vector<float> answers = playground().answerMap();
        const QPoint middle = board.middleOf(link).toPoint();
        QTest::mouseMove(&board, middle);
        QTRY_VERIFY(board.card()->isVisible());
        const auto hit = board.card()->weight();
        QVERIFY(hit);
        const float old = weight(*hit);
        QTest::mouseClick(&board, Qt::LeftButton, {}, middle);
        QVERIFY(board.card()->isEditing());
        const int steps = undo().count();
        board.card()->field()->setValue(7.5);
        QTest::keyClick(board.card()->field(), Qt::Key_Return);
        QCOMPARE(undo().count(), steps + 1);
        QTRY_COMPARE_WITH_TIMEOUT(weight(*hit), 7.5F, patience);
        QTRY_VERIFY_WITH_TIMEOUT(playground().answerMap() != answers, patience);
        QCOMPARE(run().history().marks.size(), std::size_t(1));
        // The run goes on from it.
        training().trainBatch();
        QTRY_COMPARE_WITH_TIMEOUT(run().progress().step, 1, patience);
        waitUntilReady();
        QVERIFY(std::abs(weight(*hit) - 7.5F) < 0.1F);
        undo().undo(); // the batch
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        undo().undo(); // the weight
        QTRY_COMPARE_WITH_TIMEOUT(weight(*hit), old, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        undo().redo();
        QTRY_COMPARE_WITH_TIMEOUT(weight(*hit), 7.5F, patience);
        QVERIFY(weight(link) == before || *hit == link);
    }

    void aWeightIsWrittenWhileItRuns()
    {
        run().setPace(1);
        training().play();
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning() && run().progress().step > 0, patience);
        desk().editWeight({0, 1, 1}, 5);
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(weight({0, 1, 1}) - 5) < 0.2F, patience);
        QVERIFY(run().isRunning());
        QCOMPARE(run().history().marks.size(), std::size_t(1));
        QVERIFY(describeMark(run().history().marks[0]).contains(QStringLiteral("hidden1.weight")));
        rest();
    }

    void neuronsAndLayersAreEditsOfTheNetwork()
    {
        const float kept = weight({0, 2, 1});
        QTest::mouseClick(view().board()->header(0)->fewer(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->layers[0].count, 7, patience);
        waitUntilReady();
        QCOMPARE(weight({0, 2, 1}), kept);
        QCOMPARE(session().outcome()->network.find("hidden1")->params.at("out_features"), ParamValue(std::int64_t{7}));
        QTest::mouseClick(view().run()->layer(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->layers.size(), std::size_t(4), patience);
        waitUntilReady();
        desk().setActivation(0, QStringLiteral("ReLU"));
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->layers[0].activationType, std::string("ReLU"), patience);
        waitUntilReady();
        desk().removeLayer(1);
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->layers.size(), std::size_t(3), patience);
        waitUntilReady();
        while (undo().canUndo()) {
            undo().undo();
            QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        }
        QCOMPARE(session().outcome()->network.name, std::string("LeNet-5"));
    }

    void featuresChangeTheInput()
    {
        const float x = weight({0, 3, 0}), y = weight({0, 3, 1});
        desk().setFeatures({1, 2, 4}); // y, x², xy
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->features, (FeatureList{1, 2, 4}), patience);
        waitUntilReady();
        QCOMPARE(weight({0, 3, 0}), y);
        QCOMPARE(session().outcome()->network.find("point")->params.at("features"), ParamValue(std::string("y,x2,xy")));
        QCOMPARE(run().items()->shape(), Shape{3});
        training().trainEpoch();
        QTRY_COMPARE_WITH_TIMEOUT(run().history().epochs.size(), std::size_t(1), patience);
        waitUntilReady();
        undo().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        undo().undo();
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->features, plainFeatures(), patience);
        waitUntilReady();
        QCOMPARE(weight({0, 3, 0}), x);
    }

    void anEditWhileItRunsGoesOn()
    {
        run().setPace(100);
        training().play();
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning() && run().progress().step > 3, patience);
        desk().setCount(0, 5);
        QTRY_VERIFY_WITH_TIMEOUT(playground().chart()->layers[0].count == 5 && run().isRunning()
                                     && training().isCurrent() && run().progress().step > 0,
                                 patience);
        rest();
    }

    void pointsArePaintedErasedAndSaved()
    {
        view().tools()->clear()->click();
        QTRY_VERIFY_WITH_TIMEOUT(playground().points().empty(), patience);
        PlaneView &plane = *view().plane();
        plane.setTool(PlaneView::Tool::Paint);
        const PlaneFrame frame = plane.frame();
        QTest::mouseClick(&plane, Qt::LeftButton, {}, frame.toPlace(-0.5, 0).toPoint());
        QTest::mouseClick(&plane, Qt::LeftButton, {}, frame.toPlace(-0.5, 0.5).toPoint());
        QTest::mouseClick(&plane, Qt::RightButton, {}, frame.toPlace(0.5, 0).toPoint());
        QTRY_COMPARE_WITH_TIMEOUT(playground().points().size(), std::size_t(3), patience);
        waitUntilReady();
        QCOMPARE(training().state()->settings().data, paintedData);
        QCOMPARE((*training().state()->settings().painted)[2].label, 1);
        const auto *sets = training().panel()->data()->findChild<QComboBox *>();
        QCOMPARE(sets->currentData().toString(), paintedData);
        const QString file = m_window.filePath(QStringLiteral("points.csv"));
        desk().savePoints(file);
        plane.setTool(PlaneView::Tool::Erase);
        QTest::mouseClick(&plane, Qt::LeftButton, {}, frame.toPlace(0.5, 0).toPoint());
        QTRY_COMPARE_WITH_TIMEOUT(playground().points().size(), std::size_t(2), patience);
        // A table that was saved may be opened again.
        room().open({file});
        QTRY_COMPARE_WITH_TIMEOUT(playground().points().size(), std::size_t(3), patience);
        // One step after the other back to the set that came first.
        waitUntilReady();
        while (undo().canUndo() && playground().points().size() != 500) {
            undo().undo();
            QTRY_VERIFY_WITH_TIMEOUT(
                training().state()->settings().data == paintedData || run().stage() == TrainStage::Paused, patience);
            if (training().state()->settings().data.isEmpty())
                waitUntilReady();
        }
        QCOMPARE(playground().points().size(), std::size_t(500));
    }

    void noiseShareAndDrawMakeOtherPoints()
    {
        const auto xs = [&] {
            std::vector<float> values;
            for (const DataPoint &point : playground().points())
                values.push_back(point.x);
            return values;
        };
        const auto before = xs();
        QTest::mouseClick(view().data()->draw(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(training().isCurrent() && xs() != before, patience);
        view().data()->share()->setValue(50);
        const auto validating = [&] {
            return std::count_if(playground().points().begin(), playground().points().end(),
                                 [](const DataPoint &point) { return point.validates; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(validating(), 250, patience);
        view().data()->noise()->setValue(60);
        QCOMPARE(training().state()->settings().data.contains(QStringLiteral("noise=0.3")), true);
        waitUntilReady();
    }

    void numbersTakeAnotherLoss()
    {
        choose(QStringLiteral("hills"));
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->lossType, std::string("MSELoss"), patience);
        waitUntilReady();
        QVERIFY(playground().answer().isNumber());
        choose(QStringLiteral("xor"));
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->lossType, std::string("BCEWithLogitsLoss"), patience);
        desk().setLoss(QStringLiteral("CrossEntropyLoss"));
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->layers.back().count, 2, patience);
        waitUntilReady();
        QVERIFY(!playground().answerMap().empty());
    }

    /// One comes with the blocks, the other stays: neither gets narrower each time.
    void columnsKeepTheirWidths()
    {
        const auto width = [&](const char *name) {
            return m_window->findChild<QDockWidget *>(QString::fromLatin1(name))->width();
        };
        room().perform(Command::Playground, false);
        QTRY_VERIFY(width("inspectorDock") > 0);
        QCoreApplication::processEvents();
        const int left = width("trainDock"), right = width("inspectorDock");
        for (int i = 0; i < 2; ++i) {
            room().perform(Command::Playground, true);
            QTRY_VERIFY(room().showsNeurons());
            QCoreApplication::processEvents();
            room().perform(Command::Playground, false);
            QTRY_COMPARE(width("inspectorDock"), right);
            QCOMPARE(width("trainDock"), left);
        }
    }

    void aRunThatWasOnlyReadyGoesWithTheNeurons()
    {
        undo().undo(); // LeNet-5
        QTRY_VERIFY_WITH_TIMEOUT(!room().showsNeurons(), patience);
        waitFor(TrainStage::Idle);
        undo().redo();
        QTRY_VERIFY_WITH_TIMEOUT(room().showsNeurons(), patience);
        waitUntilReady();
    }

    /// A run of points is not trained with what pictures are trained with.
    void anotherNetworksSettingsAreNotForTheRun()
    {
        training().trainBatch();
        QTRY_COMPARE_WITH_TIMEOUT(run().progress().step, 1, patience);
        rest();
        const int epochs = run().progress().epochs;
        QVERIFY(epochs != TrainSettings().epochs);
        while (room().showsNeurons()) { // LeNet-5
            undo().undo();
            QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        }
        QCOMPARE(training().state()->settings().epochs, TrainSettings().epochs);
        QCOMPARE(run().progress().epochs, epochs);
        QVERIFY(run().history().marks.empty());
    }

    void curvesAreFollowed()
    {
        session().openPreset(QStringLiteral("curve"));
        QTRY_VERIFY_WITH_TIMEOUT(playground().isLine(), patience);
        waitUntilReady();
        QCOMPARE(playground().maps()->grid.rows, 1);
        QCOMPARE(playground().points().size(), std::size_t(250));
        QCOMPARE(view().data()->set()->findData(QStringLiteral("function:bump")) >= 0, true);
        run().setPace(0);
        training().play();
        QTRY_VERIFY_WITH_TIMEOUT(!run().history().epochs.empty() && run().history().epochs.back().validationLoss < 0.05,
                                 patience);
        rest();
        QVERIFY(view().figures()->text().contains(QStringLiteral("Epoch")));
    }

    void aRunThatIsDoneGoesOn()
    {
        training().state()->edit([](TrainSettings &settings) { settings.epochs = 2; });
        run().setPace(0);
        waitUntilReady();
        training().play();
        waitFor(TrainStage::Done);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        training().play();
        QTRY_VERIFY_WITH_TIMEOUT(run().stage() == TrainStage::Done && run().history().epochs.size() == 4, patience);
        QCOMPARE(training().state()->settings().epochs, 4);
    }

    void newWeightsAreOthers()
    {
        const auto weights = [&] { return playground().weights().at("hidden1.weight").toFloats(); };
        const std::vector<float> before = weights();
        training().trainBatch();
        QTRY_COMPARE_WITH_TIMEOUT(run().progress().step, 1, patience);
        waitUntilReady();
        training().reset();
        QTRY_VERIFY_WITH_TIMEOUT(run().progress().step == 0 && run().stage() == TrainStage::Paused, patience);
        waitUntilReady();
        float most = 0;
        for (std::size_t i = 0; i < before.size(); ++i)
            most = std::max(most, std::abs(weights()[i] - before[i]));
        QVERIFY(most > 0.2F);
    }

    void editedNetworksComeBack()
    {
        desk().setCount(1, 3);
        QTRY_COMPARE_WITH_TIMEOUT(playground().chart()->layers[1].count, 3, patience);
        waitUntilReady();
        QTemporaryDir folder;
        const StudioState state = room().documents()->state();
        const NetworkSource last = throughJournal(state, folder.path()).documents.at(0).question.network;
        QVERIFY(last.edited);
        QCOMPARE(last.edited->find("hidden2")->params.at("out_features"), ParamValue(std::int64_t{3}));
    }
};

QTEST_MAIN(TestPlayground)
#include "tst_playground.moc"
