// vitrine-test: TIMEOUT 300
#include "app/studio/optimizers/OptimizersRoom.h"
#include "app/studio/room/StageFiles.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "widgets/common/NumberField.h"
#include "widgets/optimizers/CompetitorForm.h"
#include "widgets/optimizers/CompetitorList.h"
#include "widgets/optimizers/HyperparameterField.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/RaceBar.h"
#include "widgets/optimizers/RacePlot.h"
#include "widgets/optimizers/RankingTable.h"
#include "widgets/optimizers/SolidView.h"
#include "widgets/optimizers/StabilityPanel.h"
#include "widgets/optimizers/StabilityView.h"
#include "widgets/optimizers/SurfacePanel.h"
#include "widgets/optimizers/SurfaceView.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <qcustomplot.h>

#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestOptimizersRoom : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    OptimizersRoom *m_room = nullptr;

    OptimizersState &state() const { return *m_room->state(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }

    void openWindow()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        key(Qt::Key_3, Qt::ControlModifier);
        m_room = qobject_cast<OptimizersRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
        QVERIFY(m_room->view()->isVisible());
        // The panels are arranged now; their sizes come with the events that follow.
        QTRY_VERIFY_WITH_TIMEOUT(m_room->plot()->plot()->width() > 300, patience);
        QCoreApplication::processEvents();
        QVERIFY(m_room->bar()->playAction()->isChecked()); // opens alive
        key(Qt::Key_Space);
        QVERIFY(!m_room->bar()->playAction()->isChecked());
        state().setStep(0);
    }

    QPoint pixelOf(Point2 place) const { return m_room->view()->frame().toPixel(place).toPoint(); }

    template <typename Colour>
    static int countPixels(const QImage &image, Colour matches)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += matches(image.pixelColor(x, y)) ? 1 : 0;
        return count;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        openWindow();
    }

    void cleanup() { m_window.reset(); }

    void aClickIsANewStartForAll()
    {
        const auto before = state().race();
        const Point2 place = m_room->view()->frame().toPlace(QPointF(pixelOf({0.5, 2})));
        QTest::mouseClick(m_room->view(), Qt::LeftButton, {}, pixelOf({0.5, 2}));
        QTRY_VERIFY_WITH_TIMEOUT(!state().isBusy(), patience);
        for (const RaceEntry &entry : state().race()->entries) {
            QVERIFY(std::abs(entry.at(0).place.x - place.x) < 1e-9);
            QVERIFY(std::abs(entry.at(0).place.y - place.y) < 1e-9);
        }
        QCOMPARE(state().lastTry(), before);
        QVERIFY(m_room->bar()->playAction()->isChecked()); // off they go
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(state().setup().start, before->setup.start);
        m_room->undoStack()->redo();
        QVERIFY(std::abs(state().setup().start.x - place.x) < 1e-9);
    }

    void aDragIsOneStepOfUndo()
    {
        SurfaceView *view = m_room->view();
        QTest::mousePress(view, Qt::LeftButton, {}, pixelOf({0, 0}));
        QTest::mouseMove(view, pixelOf({0.2, 0.5}));
        QTest::mouseMove(view, pixelOf({1, 2}));
        QCOMPARE(state().step(), state().setup().steps); // the whole paths while it is dragged
        QTest::mouseRelease(view, Qt::LeftButton, {}, pixelOf({1, 2}));
        QVERIFY(std::abs(state().setup().start.x - 1) < 0.02);
        m_room->undoStack()->undo();
        QCOMPARE(state().setup().start, (Point2{-1.5, 2}));
    }

    void keysStepAndMoveTheStart()
    {
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        QCOMPARE(state().step(), 2);
        key(Qt::Key_Left);
        QCOMPARE(state().step(), 1);
        key(Qt::Key_End);
        QCOMPARE(state().step(), state().setup().steps);
        key(Qt::Key_Home);
        QCOMPARE(state().step(), 0);
        m_room->view()->setFocus();
        QTest::keyClick(m_room->view(), Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(state().setup().start.y > 2);
    }

    void theWheelZoomsWhereThePointerIs()
    {
        SurfaceView *view = m_room->view();
        const QPointF at(200, 150);
        const Point2 before = view->frame().toPlace(at);
        QWheelEvent wheel(at, view->mapToGlobal(at), {}, {0, 240}, {}, {}, Qt::NoScrollPhase, false);
        const double width = view->frame().region().width();
        QApplication::sendEvent(view, &wheel);
        QVERIFY(view->frame().region().width() < width);
        QVERIFY(std::abs(view->frame().toPlace(at).x - before.x) < 1e-9);
        key(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(std::abs(view->frame().region().width() - width) < 1e-9);
    }

    void hoveringSaysWhatIsThere()
    {
        QTest::mouseMove(m_room->view(), QPoint(300, 200));
        const Point2 place = m_room->view()->frame().toPlace({300, 200});
        const SurfacePoint here = findSurfaceKind("rosenbrock")->at(place);
        QVERIFY(m_room->view()->readout().contains(QString::number(here.value, 'g', 4)));
        QVERIFY(m_room->view()->readout().contains(QString::number(here.gradient.y, 'g', 4)));
    }

    void theRateChangesByKeyboard()
    {
        HyperparameterField *rate = m_room->form()->field("lr");
        QVERIFY(rate);
        const auto before = state().race();
        QTest::keyClick(rate->slider(), Qt::Key_Right);
        const double faster = state().selectedCompetitor()->settings.at("lr");
        QVERIFY(faster > before->find(state().selected())->competitor.settings.at("lr"));
        rate->number()->setFocus();
        rate->number()->selectAll();
        QTest::keyClicks(rate->number(), QStringLiteral("0.03"));
        QCOMPARE(state().selectedCompetitor()->settings.at("lr"), 0.03);
        QTRY_COMPARE(state().race()->find(state().selected())->competitor.settings.at("lr"), 0.03);
        QTRY_VERIFY_WITH_TIMEOUT(!state().isBusy(), patience);
        QVERIFY(state().race()->find(state().selected())->at(50).place
                != before->find(state().selected())->at(50).place);
        m_room->undoStack()->undo();
        m_room->undoStack()->setIndex(0);
        QCOMPARE(rate->value(), 0.1);
    }

    void aFormulaIsRefusedInPlaceAndTakenWhenRight()
    {
        QLineEdit *formula = m_room->surface()->formula();
        formula->setFocus();
        formula->selectAll();
        QTest::keyClicks(formula, QStringLiteral("x^2 + cosh(y)"));
        QVERIFY(m_room->surface()->mistake()->isVisibleTo(m_room->surface()));
        QVERIFY(m_room->surface()->mistake()->text().contains(QStringLiteral("cosh")));
        QTest::keyClick(formula, Qt::Key_Return);
        QCOMPARE(state().setup().surface, std::string("rosenbrock"));
        formula->selectAll();
        QTest::keyClicks(formula, QStringLiteral("x^2 + cos(3y) + y^2/4"));
        QVERIFY(!m_room->surface()->mistake()->isVisibleTo(m_room->surface()));
        QTest::keyClick(formula, Qt::Key_Return);
        QVERIFY(state().setup().isTyped);
        QTRY_COMPARE(state().race()->surface->value({1, 0}), 2.0);
        QCOMPARE(m_room->surface()->surface()->currentIndex(), m_room->surface()->surface()->count() - 1);
        m_room->undoStack()->undo();
        QCOMPARE(state().setup().surface, std::string("rosenbrock"));
        QVERIFY(!state().setup().isTyped);
    }

    void everySurfaceIsPainted()
    {
        for (const auto &kind : surfaceKinds()) {
            state().chooseSurface(kind->name());
            QTRY_COMPARE_WITH_TIMEOUT(state().race()->surface->name(), kind->name(), patience);
            QTRY_VERIFY2_WITH_TIMEOUT(m_room->view()->hasPicture(), kind->name().c_str(), patience);
            QVERIFY(state().race()->entries.size() == 4);
        }
    }

    void batchesAreThereWhereTheyMatter()
    {
        QVERIFY(!m_room->surface()->batch()->isVisibleTo(m_room->surface()));
        state().chooseSurface("least_squares");
        QVERIFY(m_room->surface()->batch()->isVisibleTo(m_room->surface()));
        QTRY_VERIFY_WITH_TIMEOUT(!state().isBusy(), patience);
        const Point2 whole = state().race()->entries[1].at(0).gradient;
        m_room->surface()->batch()->setValue(1);
        QTRY_VERIFY(state().race()->setup.batch == 1);
        QCOMPARE(state().race()->entries[0].at(0).gradient, whole); // gradient descent takes all
        QVERIFY(state().race()->entries[1].at(0).gradient != whole);
        m_room->undoStack()->undo();
        QCOMPARE(m_room->surface()->batch()->value(), 0);
    }

    void competitorsAreListedRankedAndPlotted()
    {
        m_room->competitors()->addMenu()->actions()[0]->trigger();
        QCOMPARE(m_room->competitors()->list()->count(), 5);
        QTRY_COMPARE(m_room->ranking()->model()->rowCount(), 5);
        key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_room->competitors()->list()->count(), 6);
        key(Qt::Key_Delete);
        QCOMPARE(m_room->competitors()->list()->count(), 5);
        m_room->competitors()->list()->item(0)->setCheckState(Qt::Unchecked);
        QTRY_COMPARE(m_room->ranking()->model()->rowCount(), 4);
        QTRY_VERIFY_WITH_TIMEOUT(!state().isBusy(), patience);
        m_room->competitors()->list()->setCurrentRow(1);
        QCOMPARE(state().selected(), state().setup().competitors[1].id);
        QCOMPARE(m_room->form()->optimizer()->currentText(), QStringLiteral("Momentum"));
        QVERIFY(m_room->plot()->describe(3).contains(QStringLiteral("RMSprop")));
    }

    void aClickOnTheCurvesGoesThere()
    {
        QCustomPlot *plot = m_room->plot()->plot();
        plot->replot();
        const QPoint at(static_cast<int>(plot->xAxis->coordToPixel(400)), plot->axisRect()->center().y());
        QTest::mouseClick(plot, Qt::LeftButton, {}, at);
        QVERIFY(std::abs(state().step() - 400) <= 2);
    }

    void theLandscapeIsPaintedAndTurned()
    {
        key(Qt::Key_V);
        QVERIFY(m_room->solid()->isVisible());
        const auto colourful = [](const QColor &colour) { return colour.hsvSaturation() > 90; };
        const QImage first = m_room->solid()->grab().toImage();
        QVERIFY(countPixels(first, colourful) > first.width() * first.height() / 8);
        const Camera before = m_room->solid()->camera();
        QTest::mousePress(m_room->solid(), Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(m_room->solid(), {160, 120});
        QMouseEvent move(QEvent::MouseMove, QPointF(180, 130), m_room->solid()->mapToGlobal(QPointF(180, 130)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_room->solid(), &move);
        QTest::mouseRelease(m_room->solid(), Qt::LeftButton, {}, {180, 130});
        QVERIFY(!(m_room->solid()->camera() == before));
        key(Qt::Key_V);
        QVERIFY(m_room->view()->isVisible());
    }

    void theMapOfRatesSetsBothNumbers()
    {
        auto *dock = m_room->findChild<QDockWidget *>(QStringLiteral("optimizersStabilityDock"));
        QVERIFY(dock);
        dock->raise();
        state().edit([](RaceSetup &setup) { setup.steps = 60; });
        StabilityView *view = m_room->stability()->view();
        QTRY_VERIFY_WITH_TIMEOUT(view->map() && !m_room->stability()->isBusy(), patience);
        QCOMPARE(view->map()->request.factor, std::string("beta1"));
        const QRectF field = view->field(30, 20);
        QTest::mouseClick(view, Qt::LeftButton, {}, field.center().toPoint());
        QVERIFY(std::abs(state().selectedCompetitor()->settings.at("lr") / view->map()->rate(30) - 1) < 0.01);
        QVERIFY(std::abs(state().selectedCompetitor()->settings.at("beta1") - view->map()->factor(20)) < 0.01);
        state().select(state().setup().competitors[0].id); // gradient descent remembers nothing
        QVERIFY(!view->isVisible());
    }

    void viewsAndPathsAreSaved()
    {
        QSignalSpy saved(m_room->files(), &StageFiles::saved);
        QTRY_VERIFY_WITH_TIMEOUT(m_room->view()->hasPicture(), patience);
        for (const char *name : {"race.png", "race.svg", "race.pdf", "race.csv"})
            m_room->files()->saveAs(m_folder.filePath(QString::fromLatin1(name)));
        QCOMPARE(saved.count(), 4);
        QVERIFY(!QImage(m_folder.filePath(QStringLiteral("race.png"))).isNull());
        QFile csv(m_folder.filePath(QStringLiteral("race.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().split('\n');
        QCOMPARE(lines.size(), 1 + 4 * 1001 + 1);
        QVERIFY(lines[1].startsWith("1,gd,0,-1.5,2,"));
        QSignalSpy failed(m_room->files(), &StageFiles::failed);
        m_room->files()->saveAs(m_folder.filePath(QStringLiteral("race.tiff")));
        QCOMPARE(failed.count(), 1);
        key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->image().isNull(), false);
    }

    void everythingIsRemembered()
    {
        state().chooseSurface("himmelblau");
        state().add(*findOptimizerKind("nesterov"));
        SurfaceLayers layers = state().layers();
        layers.contours = false;
        state().setLayers(layers);
        const RaceSetup setup = state().setup();
        m_window->close();
        m_window.reset();
        openWindow();
        QVERIFY(state().setup() == setup);
        QVERIFY(!state().layers().contours);
        QVERIFY(!m_room->undoStack()->canUndo());
    }

    void everythingHasAName()
    {
        for (const QWidget *widget : m_room->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()
                || qobject_cast<const QLineEdit *>(widget->parentWidget()) || widget->inherits("QSpinBoxLineEdit")
                || widget->objectName() == QStringLiteral("qt_spinbox_lineedit"))
                continue;
            const bool isNamed = !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty();
            QVERIFY2(isNamed,
                     qPrintable(QStringLiteral("%1 in %2")
                                    .arg(QLatin1String(widget->metaObject()->className()),
                                         QLatin1String(widget->parentWidget()->metaObject()->className()))));
        }
    }
};

QTEST_MAIN(TestOptimizersRoom)
#include "tst_optimizersroom.moc"
