// vitrine-test: TIMEOUT 300; SERIAL
// A detector trains in the Network room: as YOLOX does it, with AP50 in place of accuracy, and with blocks locked.

#include "app/studio/actions/Actions.h"
#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "core/detection/YoloxModel.h"
#include "core/network/NetworkFile.h"
#include "core/training/WeightSeries.h"
#include "core/training/detection/DetectionOptions.h"
#include "core/training/detection/YoloxDefaults.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/Screenshot.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/training/AugmentationForm.h"
#include "widgets/training/CurvesView.h"
#include "widgets/training/DetectorForm.h"
#include "widgets/training/MapsView.h"
#include "widgets/training/MomentSlider.h"
#include "widgets/training/MoreForm.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/ObjectsView.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"

#include <QElapsedTimer>
#include <QListWidget>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

class TestTrainDetector : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    TrainDesk &desk() const { return *room().training(); }
    TrainSession &run() const { return *desk().training(); }
    TrainSettings settings() const { return desk().state()->settings(); }
    QUndoStack &undo() const { return *m_window->undoStack(); }
    const CurvesPlot &curves() const { return *desk().views()->curves()->plot(); }
    const TensorMap &weights() const { return session().trace()->weights; }

    void waitFor(TrainStage stage) const { QTRY_COMPARE_WITH_TIMEOUT(run().stage(), stage, patience); }
    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    void openPreset(const char *name) const
    {
        room().files()->openPreset(QString::fromLatin1(name));
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->question.network.preset, QString::fromLatin1(name), patience);
        waitForQuiet();
    }
    /// Few pictures, so that a test is quick.
    void makeQuick(int epochs) const
    {
        desk().state()->edit([epochs](TrainSettings &settings) {
            settings.data = QStringLiteral("shapes:side=160,objects=2,size=24");
            settings.batchSize = 4;
            settings.epochs = epochs;
        });
    }
    /// Beside detectionOptions().
    NumberSlider &recipe(const char *name) const
    {
        const auto &options = detectionOptions();
        const auto found = std::ranges::find(options, name, &NumberSpec::name);
        return *desk().panel()->more()->detector()->row(static_cast<std::size_t>(found - options.begin()));
    }
    void lock(const char *id) const
    {
        m_window->canvas()->canvas()->select({id});
        m_window->actions()[Command::FreezeBlocks]->trigger();
        waitForQuiet();
    }
    bool isLocked(const char *id) const { return room().document()->network().find(id)->isFrozen; }

private slots:
    void init()
    {
        QVERIFY(m_window.open());
        openPreset("yolox-pico");
    }
    void cleanup() { m_window.close(); }

    void beginsAsYoloxDoes()
    {
        QCOMPARE(settings().batchSize, detectorBatch);
        QCOMPARE(settings().epochs, detectorEpochs);
        QCOMPARE(settings().optimizer, QStringLiteral("adam"));
        QCOMPARE(settings().optimizerSettings().at("lr"), 0.004);
        QCOMPARE(settings().schedule, QStringLiteral("warmup_cosine"));
        QCOMPARE(settings().l2, 5e-4);
        QCOMPARE(settings().emaDecay, 0.9998);
        const DetectionRecipe usual = yoloxRecipe(room().document()->network(), detectorEpochs);
        QVERIFY(usual.augment.mosaicProbability > 0);
        QCOMPARE(recipe("mosaic").value(), usual.augment.mosaicProbability);
        QCOMPARE(recipe("closing").value(), static_cast<double>(usual.closingEpochs));
        QVERIFY(desk().panel()->more()->augmentations()->isHidden());
        QVERIFY(!desk().panel()->more()->detector()->isHidden());
        openPreset("lenet-5");
        QCOMPARE(settings().batchSize, TrainSettings().batchSize);
        QVERIFY(!desk().panel()->more()->augmentations()->isHidden());
        QVERIFY(desk().panel()->more()->detector()->isHidden());
    }

    /// As YOLOX has it, so much a picture; what was set by hand stays.
    void theRateGoesAlongWithTheBatch()
    {
        QSpinBox *const batch = desk().panel()->batchSize();
        QVERIFY2(batch->toolTip().contains(QStringLiteral("learning rate goes along")), qPrintable(batch->toolTip()));
        batch->setValue(2 * detectorBatch);
        QCOMPARE(settings().optimizerSettings().at("lr"), 0.008);
        QCOMPARE(settings().hyperparameters.at(QStringLiteral("nesterov")).at("lr"), 0.01 / 64 * 2 * detectorBatch);
        undo().undo();
        QCOMPARE(settings().batchSize, detectorBatch);
        QCOMPARE(settings().optimizerSettings().at("lr"), 0.004);
        desk().state()->edit([](TrainSettings &s) { s.hyperparameters[s.optimizer]["lr"] = 0.005; });
        batch->setValue(8);
        QCOMPARE(settings().optimizerSettings().at("lr"), 0.005);
        openPreset("lenet-5");
        QVERIFY(!batch->toolTip().contains(QStringLiteral("learning rate goes along")));
        const double rate = settings().optimizerSettings().at("lr");
        batch->setValue(8);
        QCOMPARE(settings().optimizerSettings().at("lr"), rate);
    }

    /// The rate of another size of batch is not for the run that goes on.
    void aRunKeepsTheRateOfItsBatch()
    {
        desk().state()->edit([](TrainSettings &s) { s.data = QStringLiteral("shapes:side=160,objects=2,size=24"); });
        desk().panel()->batchSize()->setValue(4);
        QCOMPARE(settings().optimizerSettings().at("lr"), 0.001);
        desk().trainBatch();
        waitFor(TrainStage::Paused);
        const double rate = run().controls().hyperparameters.at("lr");
        desk().panel()->batchSize()->setValue(64);
        QVERIFY(settings().optimizerSettings().at("lr") != rate);
        QCOMPARE(run().controls().hyperparameters.at("lr"), rate);
        desk().state()->edit([](TrainSettings &s) { s.hyperparameters[s.optimizer]["lr"] = 0.002; });
        QCOMPARE(run().controls().hyperparameters.at("lr"), 0.002);
    }

    void largerOnesBeginWithNesterov()
    {
        Network nano = room().document()->network();
        for (const char *id : {"backbone", "head"})
            nano.find(id)->params["width"] = 0.25;
        QCOMPARE(detectorSettings(nano).optimizer, QStringLiteral("nesterov"));
        QCOMPARE(detectorSettings(nano).optimizerSettings().at("lr"), 0.01 / 64 * detectorBatch);
    }

    void theRecipeIsSetUndoneAndRemembered()
    {
        const double usual = recipe("mosaic").value();
        QToolButton *const back = desk().panel()->more()->detector()->usual();
        QVERIFY(!back->isEnabled());
        emit recipe("mosaic").valueChanged(0.25);
        QCOMPARE(recipe("mosaic").value(), 0.25);
        QCOMPARE(TrainSettings::fromJson(settings().toJson()), settings());
        TrainRequest request;
        request.network = room().document()->network();
        request.settings = settings();
        QCOMPARE(plainSetup(request).detection.augment.mosaicProbability, 0.25);
        undo().undo();
        QCOMPARE(recipe("mosaic").value(), usual);
        undo().redo();
        QCOMPARE(recipe("mosaic").value(), 0.25);
        QVERIFY(back->isEnabled());
        back->click();
        QCOMPARE(recipe("mosaic").value(), usual);
    }

    void tellsTermsPositivesAndAp()
    {
        makeQuick(2);
        QElapsedTimer beat;
        qint64 longest = 0;
        QTimer heart;
        heart.setInterval(5);
        connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, beat.restart()); });
        QVERIFY(m_window->banner()->isVisible() && m_window->banner()->text().contains(QStringLiteral("untrained")));
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        waitFor(TrainStage::Running);
        QVERIFY(!m_window->banner()->isVisible()); // it trains
        beat.start();
        heart.start();
        waitFor(TrainStage::Done);
        heart.stop();
        waitForQuiet();
        QVERIFY2(longest <= 250, qPrintable(QStringLiteral("a stall of %1 ms").arg(longest)));
        checkHistory();
        checkCurves();
        for (const int page : {3, 4}) // of classes
            QVERIFY(!desk().views()->tabs()->isTabVisible(page));
        checkObjects();
        checkMaps();
        saveScreenshot(*m_window.get(), QStringLiteral("train-detector"));
    }

    void lockedBlocksStayAsTheyAre()
    {
        QVERIFY(!isLocked("backbone"));
        lock("backbone");
        QVERIFY(isLocked("backbone"));
        QVERIFY(m_window->canvas()->canvas()->find(QStringLiteral("backbone"))->block().isFrozen);
        const auto again = parseNetwork(toJson(room().document()->network()), "again");
        QVERIFY(again.ok());
        QVERIFY(again->find("backbone")->isFrozen && !again->find("head")->isFrozen);
        undo().undo();
        QVERIFY(!isLocked("backbone"));
        undo().redo();
        waitForQuiet();
        QVERIFY(isLocked("backbone"));

        const TensorMap before = weights();
        makeQuick(1);
        desk().state()->edit([](TrainSettings &settings) { settings.seed = 77; });
        QVERIFY(!settings().fromShown); // the head's are drawn anew, those that are locked are not
        desk().trainBatch();
        waitFor(TrainStage::Paused);
        desk().trainBatch();
        QTRY_COMPARE_WITH_TIMEOUT(run().progress().step, std::int64_t(2), patience);
        waitFor(TrainStage::Paused);
        waitForQuiet();
        int locked = 0, changed = 0;
        for (const auto &[name, tensor] : weights()) {
            const bool isSame = tensor.toFloats() == before.at(name).toFloats();
            if (name.starts_with("backbone.")) {
                QVERIFY2(isSame, name.c_str());
                ++locked;
            } else if (name.ends_with(".weight") && !isSame) {
                ++changed;
            }
        }
        QVERIFY(locked > 100 && changed > 10);
    }

    /// Its settings are the run's, not those that networks of its kind were left with.
    void aRunGoesOnFromAnotherKindOfNetwork()
    {
        makeQuick(1);
        desk().play();
        waitFor(TrainStage::Done);
        waitForQuiet();
        const QSignalSpy said(&desk(), &TrainDesk::said);
        const QString folder = m_window.filePath(QStringLiteral("run"));
        desk().writeRun(folder);
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, patience);
        // With it the weights of its epochs, for the YOLOX room.
        const auto kept = seriesIn(folder.toStdString());
        QCOMPARE(kept.size(), std::size_t(2));
        QVERIFY(kept.front().epoch == 0 && kept.back().epoch == 1);
        const auto before = openYolox(kept.front().file), after = openYolox(kept.back().file);
        QVERIFY(before.ok() && after.ok());
        const std::string weight = "head.obj_preds.0.weight";
        QVERIFY(before->weights.at(weight).toFloats() != after->weights.at(weight).toFloats());
        desk().state()->edit([](TrainSettings &settings) { settings.batchSize = 7; });
        openPreset("lenet-5");
        desk().resume(folder);
        QTRY_COMPARE_WITH_TIMEOUT(session().outcome()->network.name, std::string("YOLOX-Pico"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(settings().batchSize, 4, patience);
        waitFor(TrainStage::Done);
        QCOMPARE(run().request().settings.batchSize, 4);
        QCOMPARE(run().history().epochs.size(), std::size_t(1));
        // What it had kept before is saved with it once more.
        desk().state()->edit([](TrainSettings &settings) { settings.epochs = 2; });
        waitFor(TrainStage::Paused);
        desk().play();
        waitFor(TrainStage::Done);
        const QString other = m_window.filePath(QStringLiteral("other"));
        const auto count = said.count();
        desk().writeRun(other);
        QTRY_VERIFY_WITH_TIMEOUT(said.count() > count, patience);
        QCOMPARE(seriesIn(other.toStdString()).size(), std::size_t(3));
    }

    void errorsSayWhatToDo()
    {
        makeQuick(1);
        desk().state()->edit([](TrainSettings &settings) { settings.data = QStringLiteral("digits:size=100"); });
        desk().play();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->banner()->text().contains(QStringLiteral("Choose one that has")), patience);
        makeQuick(1);
        lock("backbone");
        lock("head");
        desk().play();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->banner()->text().contains(QStringLiteral("Unlock one")), patience);
    }

private:
    void checkHistory() const
    {
        const TrainHistory &history = run().history();
        QVERIFY(history.steps.points().size() > 4);
        for (const StepRecord &step : history.steps.points()) {
            QVERIFY(step.detection && !std::isfinite(step.accuracy));
            const DetectionTerms &terms = *step.detection;
            const double sum = terms.iou + terms.objectness + terms.classes + terms.l1;
            QVERIFY(std::abs(sum - step.loss) < 1e-3 * step.loss);
            QVERIFY(terms.positives >= 1);
        }
        QVERIFY(history.steps.points().back().detection->l1 > 0); // the last epoch closes
        QCOMPARE(history.epochs.size(), std::size_t(2));
        for (const EpochRecord &epoch : history.epochs)
            QVERIFY(epoch.validationScore && epoch.validationScore->ap50 >= 0 && epoch.validationScore->ap50 <= 1);
    }

    /// What is found in the same pictures, after each epoch.
    void checkObjects() const
    {
        const auto &found = run().history().found;
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(!found.front()->pictures.empty());
        QCOMPARE(found.back()->pictures.size(), found.front()->pictures.size());
        for (std::size_t i = 0; i < found.front()->pictures.size(); ++i)
            QCOMPARE(found.back()->pictures[i].item, found.front()->pictures[i].item);
        ObjectsView &view = *desk().views()->objects();
        desk().views()->tabs()->setCurrentWidget(&view);
        QTRY_VERIFY_WITH_TIMEOUT(view.wall()->hasPictures(), patience);
        const auto countMarked = [&] {
            std::size_t marked = 0;
            for (const FoundObjects::Picture &picture : found.back()->pictures)
                marked += view.wall()->truthOf(picture).size();
            return marked;
        };
        QTRY_VERIFY_WITH_TIMEOUT(countMarked() >= found.back()->pictures.size(),
                                 patience); // a scene holds one at least
        QVERIFY2(view.title().startsWith(QStringLiteral("After epoch 2: ")), qPrintable(view.title()));
        QVERIFY2(view.title().contains(QStringLiteral("of %1 objects").arg(countMarked())), qPrintable(view.title()));
        const auto pictureOf = [&view] { return view.wall()->grab().toImage(); };
        const QImage both = pictureOf();
        view.truthSwitch()->click();
        const QImage without = pictureOf();
        QVERIFY(without != both);
        view.foundSwitch()->click();
        view.truthSwitch()->click();
        QVERIFY(pictureOf() != both || found.back()->pictures.front().boxes.empty());
        view.foundSwitch()->click();
        QCOMPARE(pictureOf(), both);
        QTest::mouseClick(view.wall(), Qt::LeftButton, {}, QPoint(20, 20)); // onto the stage
        QTRY_COMPARE_WITH_TIMEOUT(undo().undoText(), QStringLiteral("Picture"), patience);
        waitForQuiet();
        view.moment()->setValue(0);
        QVERIFY2(view.title().startsWith(QStringLiteral("After epoch 1: ")), qPrintable(view.title()));
    }

    /// Of each moment that is kept, with its own weights.
    void checkMaps() const
    {
        MapsView &view = *desk().views()->maps();
        desk().views()->tabs()->setCurrentWidget(&view);
        const auto &weights = run().history().weights();
        QVERIFY(weights.size() > 2);
        QTRY_VERIFY_WITH_TIMEOUT(view.shown() && view.shown()->weights.lock() == weights.back(), patience);
        QVERIFY(view.shown()->place.starts_with("backbone."));
        QCOMPARE(view.shown()->maps.shape().size(), std::size_t(4));
        QCOMPARE(static_cast<std::size_t>(view.pictures()->count()), run().split().validation.size());
        const QImage last = view.grid()->viewport()->grab().toImage();
        view.moment()->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(view.shown()->weights.lock() == weights.front(), patience);
        QVERIFY(view.grid()->viewport()->grab().toImage() != last);
        const std::vector<float> first = view.shown()->maps.toFloats();
        view.pictures()->setCurrentRow(3);
        QTRY_COMPARE_WITH_TIMEOUT(view.shown()->item, run().split().validation[3], patience);
        QVERIFY(view.shown()->maps.toFloats() != first);
        // A block that is chosen on the canvas.
        m_window->canvas()->canvas()->select({"head"});
        m_window->networkRoom()->selection()->selectPath(QStringLiteral("head"));
        QTRY_VERIFY_WITH_TIMEOUT(view.shown()->place.starts_with("head"), patience);
        view.moment()->setValue(view.moment()->maximum());
        QTRY_VERIFY_WITH_TIMEOUT(view.shown()->weights.lock() == weights.back(), patience);
        saveScreenshot(*m_window.get(), QStringLiteral("train-maps"));
    }

    void checkCurves() const
    {
        QTRY_COMPARE_WITH_TIMEOUT(curves().plot()->axisRect(1)->axis(QCPAxis::atLeft)->label(), QStringLiteral("AP50"),
                                  patience);
        const QString said = curves().describe(2);
        for (const char *part : {"AP50", "objectness", "Cells that learn an object", "L1"})
            QVERIFY2(said.contains(QLatin1String(part)), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("ccuracy")), qPrintable(said));
        const QStringList rows = curves().csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(rows.front().contains(QStringLiteral(",positives,ap,ap50,")));
        const auto columns = rows.front().count(QLatin1Char(','));
        for (const QString &row : rows)
            QCOMPARE(row.count(QLatin1Char(',')), columns);
        QVERIFY(rows.back().startsWith(QStringLiteral("validation,")));
    }
};

QTEST_MAIN(TestTrainDetector)
#include "tst_traindetector.moc"
