// vitrine-test: TIMEOUT 300; SERIAL
#include "app/studio/actions/Actions.h"
#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/journal/Journal.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/MainWindow.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "widgets/common/NumberField.h"
#include "widgets/session/Session.h"
#include "widgets/training/ClassMatrix.h"
#include "widgets/training/CurvesView.h"
#include "widgets/training/FindingsView.h"
#include "widgets/training/HyperparameterForm.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/OptimizerForm.h"
#include "widgets/training/RunBar.h"
#include "widgets/training/SamplesView.h"
#include "widgets/training/ScheduleView.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"

#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestTraining : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    Session &session() const { return *m_window->session(); }
    TrainDesk &desk() const { return *m_window->networkRoom()->training(); }
    TrainSession &training() const { return *desk().training(); }

    /// Few digits, so that a test is quick.
    void makeQuick(int epochs) const
    {
        desk().state()->edit([epochs](TrainSettings &settings) {
            settings.data = QStringLiteral("digits:size=600");
            settings.epochs = epochs;
        });
    }
    void waitFor(TrainStage stage) const { QTRY_COMPARE_WITH_TIMEOUT(training().stage(), stage, patience); }
    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    std::vector<float> weights() const { return session().trace()->weights.at("c1.weight").toFloats(); }

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
        open([this] { m_window->start(std::nullopt); });
    }

    void cleanup() { m_window.reset(); }

private:
    void open(const std::function<void()> &start)
    {
        QSettings().clear();
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        QSignalSpy done(&session(), &Session::outcomeChanged);
        start();
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

private slots:
    void oneKeyTrainsAndUndoBringsTheWeightsBack()
    {
        const std::vector<float> before = weights();
        const auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("trainingDock"));
        QVERIFY(!dock->isVisible());
        makeQuick(2);
        const int steps = m_window->undoStack()->count();
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        waitFor(TrainStage::Running);
        QTRY_VERIFY_WITH_TIMEOUT(dock->isVisible(), patience);
        waitFor(TrainStage::Done);
        waitForQuiet();
        QCOMPARE(training().history().epochs.size(), std::size_t(2));
        // The curves have points, and the canvas shows what was learnt.
        const QCustomPlot *plot = desk().views()->curves()->plot()->plot();
        QTRY_VERIFY_WITH_TIMEOUT(plot->graph(0)->dataCount() > 5, patience);
        QVERIFY(weights() != before);
        QCOMPARE(session().outcome()->question.weights.kind, WeightsSource::Kind::Trained);
        // One step, however often the canvas changed.
        QCOMPARE(m_window->undoStack()->count(), steps + 1);
        m_window->undoStack()->undo();
        waitForQuiet();
        QCOMPARE(weights(), before);
        m_window->undoStack()->redo();
        waitForQuiet();
        QVERIFY(weights() != before);
        desk().goBack();
        waitForQuiet();
        QCOMPARE(weights(), before);
        QCOMPARE(m_window->undoStack()->count(), steps + 2);
    }

    void theCanvasFollowsWhileItRuns()
    {
        makeQuick(100000);
        QSignalSpy shown(&session(), &Session::outcomeChanged);
        QTest::mouseClick(desk().panel()->runBar()->play(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(shown.count() >= 3, patience);
        QCOMPARE(training().stage(), TrainStage::Running);
        // A picture that is chosen meanwhile comes through, and is a step of undo that leaves the weights alone.
        const std::int64_t item = session().question().picture.item;
        session().setItem(item + 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->undoStack()->undoText(), QStringLiteral("Picture"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->question.weights.kind, WeightsSource::Kind::Trained, patience);
        m_window->undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->question.picture.item, item, patience);
        QCOMPARE(training().stage(), TrainStage::Running);
        QTest::mouseClick(desk().panel()->runBar()->play(), Qt::LeftButton);
        waitFor(TrainStage::Paused);
        waitForQuiet();
        QCOMPARE(session().outcome()->question.weights.trained->step, training().progress().step);
    }

    /// What is learnt so far stays with the network that learns it, as a step of undo; coming back, it goes on.
    void anotherNetworkInFrontPausesTheRun()
    {
        makeQuick(100000);
        const std::vector<float> before = weights();
        const int steps = m_window->undoStack()->count();
        QSignalSpy shown(&session(), &Session::outcomeChanged);
        desk().play();
        QTRY_VERIFY_WITH_TIMEOUT(shown.count() >= 3, patience);
        Documents &documents = *m_window->networkRoom()->documents();
        m_window->networkRoom()->files()->openPreset(QStringLiteral("bn-cnn"));
        waitFor(TrainStage::Paused);
        waitForQuiet();
        QCOMPARE(session().outcome()->question.network.preset, QStringLiteral("bn-cnn"));
        QCOMPARE(m_window->undoStack()->count(), 0);
        documents.turnTo(0);
        waitForQuiet();
        QVERIFY(weights() != before);
        QCOMPARE(m_window->undoStack()->count(), steps + 1);
        QVERIFY(documents.isModified(0));
        const std::int64_t step = training().progress().step;
        desk().trainBatch();
        QTRY_COMPARE_WITH_TIMEOUT(training().progress().step, step + 1, patience);
        waitFor(TrainStage::Paused);
        waitForQuiet();
        while (m_window->undoStack()->count() > steps && m_window->undoStack()->index() > steps)
            m_window->undoStack()->undo();
        waitForQuiet();
        QCOMPARE(weights(), before);
        QVERIFY(!documents.isModified(0));
    }

    void theWindowStaysAliveWhileTraining()
    {
        makeQuick(100000);
        desk().play();
        waitFor(TrainStage::Running);
        QElapsedTimer beat;
        qint64 longest = 0;
        QTimer heart;
        heart.setInterval(5);
        connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, beat.restart()); });
        beat.start();
        heart.start();
        for (int tab = 0; tab < desk().views()->tabs()->count(); ++tab) {
            desk().views()->tabs()->setCurrentIndex(tab);
            const std::size_t epochs = training().history().epochs.size();
            QTRY_VERIFY_WITH_TIMEOUT(training().history().epochs.size() >= epochs + 2, patience);
        }
        desk().play();
        waitFor(TrainStage::Paused);
        QVERIFY2(longest <= 250, qPrintable(QStringLiteral("a stall of %1 ms").arg(longest)));
    }

    void settingsAreUndoneAndRemembered()
    {
        auto *rate = qobject_cast<NumberSlider *>(desk().panel()->optimizer()->hyperparameters()->row("lr"));
        QVERIFY(rate);
        QCOMPARE(rate->value(), 0.001);
        rate->field()->setValue(0.02);
        QCOMPARE(desk().state()->settings().optimizerSettings().at("lr"), 0.02);
        QCOMPARE(m_window->undoStack()->undoText(), QStringLiteral("Hyperparameters"));
        m_window->undoStack()->undo();
        QCOMPARE(rate->value(), 0.001);
        m_window->undoStack()->redo();
        desk().remember();
        m_window.reset();
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        m_window = std::make_unique<MainWindow>(preferences);
        QCOMPARE(desk().state()->settings().optimizerSettings().at("lr"), 0.02);
    }

    void theWheelScrollsAndChangesNothing()
    {
        const TrainSettings before = desk().state()->settings();
        QWidget *const controls[] = {
            desk().panel()->optimizer()->optimizer(),
            qobject_cast<NumberSlider *>(desk().panel()->optimizer()->hyperparameters()->row("lr"))->slider(),
            qobject_cast<NumberSlider *>(desk().panel()->optimizer()->hyperparameters()->row("lr"))->field()};
        for (QWidget *control : controls) {
            QWheelEvent wheel(control->rect().center(), control->mapToGlobal(control->rect().center()), {}, {0, -120},
                              Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(control, &wheel);
            QVERIFY(desk().state()->settings() == before);
        }
    }

    void aChangeOfTheRateIsMarked()
    {
        makeQuick(100000);
        desk().play();
        QTRY_VERIFY_WITH_TIMEOUT(training().progress().step > 2, patience);
        desk().state()->edit(
            [](TrainSettings &settings) { settings.hyperparameters[settings.optimizer]["lr"] = 0.0005; });
        QCOMPARE(training().history().marks.size(), std::size_t(1));
        QTRY_COMPARE_WITH_TIMEOUT(training().progress().learningRate, 0.0005, patience);
        desk().reset();
        QCOMPARE(training().stage(), TrainStage::Idle);
    }

    void misreadSamplesAreFoundByTheMatrix()
    {
        makeQuick(1);
        desk().play();
        waitFor(TrainStage::Done);
        desk().views()->tabs()->setCurrentIndex(3);
        const auto report = training().history().readings;
        QVERIFY(report);
        QCOMPARE(report->readings.size(), std::size_t(120));
        const auto wrong = std::find_if(report->readings.begin(), report->readings.end(),
                                        [](const Reading &reading) { return !reading.isRight(); });
        QVERIFY(wrong != report->readings.end());
        ClassMatrix *matrix = desk().views()->confusion();
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cell(wrong->label, wrong->read()).center());
        SamplesModel *samples = desk().views()->cellSamples()->model();
        const auto expected = std::count_if(report->readings.begin(), report->readings.end(), [&](const Reading &each) {
            return each.label == wrong->label && each.read() == wrong->read();
        });
        QCOMPARE(samples->rowCount(), static_cast<int>(expected));
        QTRY_VERIFY_WITH_TIMEOUT(!samples->picture(samples->index(0)).isNull(), patience);
        QCOMPARE(samples->picture(samples->index(0)).size(), QSize(28, 28));
    }

    void keepsWeightsNetworkAndRun()
    {
        makeQuick(1);
        desk().play();
        waitFor(TrainStage::Done);
        waitForQuiet();
        const QString file = m_folder.filePath(QStringLiteral("w.safetensors"));
        QSignalSpy said(&desk(), &TrainDesk::said);
        desk().writeWeights(file);
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, patience);
        const auto tensors = readSafetensors(file.toStdString());
        QVERIFY(tensors.ok());
        QCOMPARE(tensors->tensors.at("c1.weight").toFloats(), weights());
        const QString network = m_folder.filePath(QStringLiteral("n.vitrine.json"));
        QSignalSpy saved(m_window->networkRoom()->files(), &DocumentDesk::said);
        m_window->networkRoom()->files()->saveTo(m_window->networkRoom()->documents()->id(0), network);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        const auto again = vitrine::readNetwork(network.toStdString());
        QVERIFY(again.ok());
        QCOMPARE(again->classes.size(), std::size_t(10));
        QVERIFY(again->find("image")->params.contains("mean"));
        desk().writeCurves(m_folder.filePath(QStringLiteral("c.csv")));
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 2, patience);
        // The whole run, and on from there.
        const QString run = m_folder.filePath(QStringLiteral("run"));
        desk().writeRun(run);
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 3, patience);
        makeQuick(3);
        desk().resume(run);
        QTRY_COMPARE_WITH_TIMEOUT(desk().state()->settings().epochs, 1, patience); // as it was saved
        waitFor(TrainStage::Done);
        QCOMPARE(training().history().epochs.size(), std::size_t(1));
        desk().state()->edit([](TrainSettings &settings) { settings.epochs = 2; });
        desk().play();
        QTRY_COMPARE_WITH_TIMEOUT(training().history().epochs.size(), std::size_t(2), patience);
        waitFor(TrainStage::Done);
        // Another run does not take its place.
        desk().play();
        waitFor(TrainStage::Done);
        QSignalSpy failed(&desk(), &TrainDesk::failed);
        desk().writeRun(run);
        QCOMPARE(failed.count(), 1);
    }

    void theWindowClosesWhileItTrains()
    {
        makeQuick(100000);
        desk().play();
        m_window.reset(); // while data is read
        QTemporaryDir folder;
        open([&] { m_window->start(new Journal(folder.path().toStdString(), m_window.get())); });
        makeQuick(100000);
        desk().play();
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->question.weights.kind, WeightsSource::Kind::Trained, patience);
        m_window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
        m_window.reset();
        QVERIFY(QSettings().contains(QStringLiteral("training/settings")));
        // What was learnt so far comes back, with what its data is like.
        const Journal::Found last = Journal(folder.path().toStdString()).read();
        const auto trained = last.state.documents.at(0).question.weights.trained;
        QVERIFY(trained && trained->tensors.contains("c1.weight"));
        QCOMPARE(trained->network->classes.size(), std::size_t(10));
    }

    void aScheduleIsDrawn()
    {
        desk().state()->edit([](TrainSettings &settings) { settings.schedule = QStringLiteral("drawn"); });
        ScheduleView *curve = desk().panel()->optimizer()->curve();
        const auto place = [curve](double x, double y) {
            return QPoint(static_cast<int>(x * curve->width()), static_cast<int>(y * curve->height()));
        };
        QTest::mousePress(curve, Qt::LeftButton, {}, place(0.02, 0.5));
        QMouseEvent move(QEvent::MouseMove, place(0.98, 0.9), curve->mapToGlobal(place(0.98, 0.9)), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(curve, &move);
        QTest::mouseRelease(curve, Qt::LeftButton, {}, place(0.98, 0.9));
        const std::vector<double> drawn = desk().state()->settings().curve;
        QCOMPARE(drawn.size(), ScheduleView::pointCount);
        QVERIFY(drawn.front() > 0.4 && drawn.front() < 0.6);
        QVERIFY(drawn.back() < 0.15);
        QVERIFY(std::is_sorted(drawn.rbegin(), drawn.rend()));
    }

    void aSetThatDoesNotFitSaysSo()
    {
        desk().state()->edit([](TrainSettings &settings) { settings.data = QStringLiteral("xor"); });
        desk().play();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->banner()->isVisible(), patience);
        waitFor(TrainStage::Idle);
        QVERIFY(!m_window->banner()->text().isEmpty());
    }

    void anotherNetworkPausesTheRun()
    {
        makeQuick(100000);
        desk().play();
        QTRY_VERIFY_WITH_TIMEOUT(training().progress().step > 2, patience);
        session().openPreset(QStringLiteral("bn-cnn"));
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->question.network.preset, QStringLiteral("bn-cnn"), patience);
        waitFor(TrainStage::Paused);
        waitForQuiet();
        QCOMPARE(session().outcome()->question.weights.kind, WeightsSource::Kind::Bundled);
        // What is on the canvas is what is trained next.
        desk().trainBatch();
        QTRY_COMPARE_WITH_TIMEOUT(training().request().network.name, session().outcome()->network.name, patience);
        waitFor(TrainStage::Paused);
    }
};

QTEST_MAIN(TestTraining)
#include "tst_training.moc"
