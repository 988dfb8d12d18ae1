// vitrine-test: TIMEOUT 300
#include "app/studio/optimizers/HalfSwitch.h"
#include "app/studio/optimizers/NetRaceRoom.h"
#include "app/studio/optimizers/OptimizersRoom.h"
#include "app/studio/room/StageFiles.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/optimizers/CompetitorForm.h"
#include "widgets/optimizers/HyperparameterField.h"
#include "widgets/optimizers/networks/NetLayersModel.h"
#include "widgets/optimizers/networks/NetLayersView.h"
#include "widgets/optimizers/networks/NetRaceBar.h"
#include "widgets/optimizers/networks/NetRaceLookBar.h"
#include "widgets/optimizers/networks/NetRacePanel.h"
#include "widgets/optimizers/networks/NetRacePlot.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/NetRaceText.h"
#include "widgets/optimizers/networks/NetRankingModel.h"
#include "widgets/optimizers/networks/NetRankingTable.h"
#include "widgets/optimizers/networks/RateSearchPlot.h"
#include "widgets/optimizers/networks/StateHistograms.h"
#include "widgets/session/Session.h"
#include "widgets/training/DataForm.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <qcustomplot.h>

#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestNetRaceRoom : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    NetRaceRoom *m_room = nullptr;

    NetRaceState &state() const { return *m_room->state(); }
    const NetRaceHistory &history() const { return m_room->race()->history(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }
    Room *current() const { return m_window->rooms()->current(); }

    void openWindow()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        preferences.run.device = DeviceChoice::Cpu;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        key(Qt::Key_3, Qt::ControlModifier);
    }
    void openNetworks()
    {
        if (!qobject_cast<NetRaceRoom *>(current()))
            key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        m_room = qobject_cast<NetRaceRoom *>(current());
        QVERIFY(m_room);
    }
    /// Three on the small perceptron: 16 steps an epoch.
    void setUpSmallRace()
    {
        state().edit([](NetRaceSetup &setup) {
            setup.network = QStringLiteral("mlp-xor");
            setup.data = QStringLiteral("xor:size=200,noise=0");
            setup.epochs = 4;
            setup.batchSize = 10;
            setup.competitors.resize(3);
        });
    }
    void waitFor(NetRaceStage stage) { QTRY_COMPARE_WITH_TIMEOUT(m_room->race()->stage(), stage, patience); }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("data")).toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        openWindow();
        openNetworks();
    }

    void cleanup() { m_window.reset(); }

    void offersNothingThatLeadsNowhere()
    {
        auto *form = m_room->findChild<DataForm *>();
        QVERIFY(form);
        QVERIFY(form->box()->isVisible());
        QVERIFY(!form->lookButton()->isVisible());
    }

    void theHalvesAreOnePlaceWithOneUndo()
    {
        setUpSmallRace();
        m_room->findChild<HalfSwitch *>()->control()->segment(0)->click();
        auto *surfaces = qobject_cast<OptimizersRoom *>(current());
        QVERIFY(surfaces);
        key(Qt::Key_Z, Qt::ControlModifier); // the switch,
        QCOMPARE(current(), static_cast<Room *>(m_room));
        key(Qt::Key_Z, Qt::ControlModifier); // and the setup before it
        QCOMPARE(state().setup().network, QStringLiteral("lenet-5"));
        m_window->close();
        m_window.reset();
        openWindow();
        QVERIFY(qobject_cast<NetRaceRoom *>(current())); // remembered
    }

    void aRaceRunsAndIsRanked()
    {
        setUpSmallRace();
        key(Qt::Key_F5);
        waitFor(NetRaceStage::Done);
        NetRankingModel *ranking = m_room->ranking()->ranking();
        QTRY_COMPARE_WITH_TIMEOUT(ranking->rowCount(), 3, patience);
        const QAbstractItemModelTester tester(ranking);
        QTRY_COMPARE_WITH_TIMEOUT(ranking->table().standings[0].mean,
                                  rankRaces(history(), RaceMeasure::ValidationLoss, 0).standings[0].mean, patience);
        for (int row = 1; row < 3; ++row)
            QVERIFY(ranking->table().standings[static_cast<std::size_t>(row - 1)].mean
                    <= ranking->table().standings[static_cast<std::size_t>(row)].mean);
        QVERIFY(m_room->ranking()->isColumnHidden(NetRankingModel::Wins)); // one race has no spread
        m_room->ranking()->selectRow(2);
        QCOMPARE(state().selected(), ranking->idOf(2));
        QVERIFY2(m_room->bar()->sentence().contains(QStringLiteral("step 64 of 64")),
                 qPrintable(m_room->bar()->sentence()));
    }

    void curvesAgainstStepsEpochsAndSeconds()
    {
        setUpSmallRace();
        key(Qt::Key_F5);
        waitFor(NetRaceStage::Done);
        const auto lastX = [this] {
            QCustomPlot *plot = m_room->plot()->plot();
            return plot->graphCount() > 0 && plot->graph(0)->dataCount() > 0
                ? (plot->graph(0)->data()->constEnd() - 1)->key
                : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(lastX(), 64.0, patience);
        m_room->look()->axis()->segment(1)->click();
        QCOMPARE(lastX(), 4.0);
        m_room->look()->axis()->segment(2)->click();
        QCOMPARE(lastX(), history().races[0][0].steps.points().back().seconds);
        m_room->look()->axis()->segment(0)->click();
        m_room->look()->curve()->segment(1)->click();
        QCOMPARE(m_room->plot()->plot()->graph(0)->dataCount(), 4); // a point an epoch
        QCOMPARE((m_room->plot()->plot()->graph(0)->data()->constEnd() - 1)->value,
                 history().races[0][0].epochs.back().record.validationLoss);
        QVERIFY(m_room->plot()->describe(64).contains(memberName(history().members[1])));
        m_room->look()->logarithmic()->click();
        QCOMPARE(m_room->plot()->plot()->yAxis->scaleType(), QCPAxis::stLinear);
    }

    void whatIsComparedIsAlwaysSaid()
    {
        setUpSmallRace();
        m_room->panel()->rates()->segment(0)->click();
        QVERIFY(rateStatement(state().setup(), history()).contains(QStringLiteral("Equal")));
        HyperparameterField *rate = m_room->form()->field("lr");
        rate->setValue(0.5);
        emit rate->edited(0.5); // of the selected one: all get it
        for (const Competitor &competitor : state().setup().competitors)
            QCOMPARE(competitor.rate(), 0.5);
        key(Qt::Key_F5);
        waitFor(NetRaceStage::Done);
        QFile csv(m_folder.filePath(QStringLiteral("race.csv")));
        QSignalSpy saved(m_room->files(), &StageFiles::saved);
        for (const char *name : {"race.csv", "race.png", "race.svg"})
            m_room->files()->saveAs(m_folder.filePath(QString::fromLatin1(name)));
        QCOMPARE(saved.count(), 3);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QCOMPARE(text.count("\ntrain,equal,1,"), 3 * 64);
        QCOMPARE(text.count("\nvalidation,equal,1,"), 3 * 4);
        QCOMPARE(text.count("\nranking,equal,mean,"), 3);
        QVERIFY(!QImage(m_folder.filePath(QStringLiteral("race.png"))).isNull());
        // The statement stands in the drawing itself, as text or as outlines of it.
        QFile svg(m_folder.filePath(QStringLiteral("race.svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("Equal learning rate"));
    }

    void tunedRatesAreShownAndChosenByClick()
    {
        setUpSmallRace();
        state().edit([](NetRaceSetup &setup) { setup.plan = {20, 5, 0}; });
        m_room->panel()->rates()->segment(1)->click();
        auto *dock = m_room->findChild<QDockWidget *>(QStringLiteral("netRaceSearchDock"));
        dock->raise();
        key(Qt::Key_F5);
        waitFor(NetRaceStage::Done);
        for (const Competitor &competitor : state().setup().competitors)
            QCOMPARE(competitor.rate(), *history().search(competitor.id)->best);
        QVERIFY(!m_room->bar()->sentence().contains(QStringLiteral("changed")));
        const Competitor competitor = state().setup().competitors[1];
        const FoundRate search = *history().search(competitor.id);
        const auto other = std::find_if(search.trials.begin(), search.trials.end(), [&](const RateTrial &trial) {
            return !trial.hasDiverged() && trial.rate != competitor.rate();
        });
        QVERIFY(other != search.trials.end());
        state().select(competitor.id);
        RateSearchPlot *plot = m_room->searches();
        QTRY_VERIFY_WITH_TIMEOUT(plot->plot()->graphCount() == 9, patience);
        QTest::mouseClick(plot->plot(), Qt::LeftButton, {},
                          QPoint(static_cast<int>(std::lround(plot->plot()->xAxis->coordToPixel(other->rate))),
                                 static_cast<int>(std::lround(plot->plot()->yAxis->coordToPixel(other->loss)))));
        QCOMPARE(state().setup().find(competitor.id)->rate(), other->rate);
        QVERIFY(m_room->bar()->sentence().contains(QStringLiteral("changed")));
        const double before = other->rate;
        plot->setFocus();
        QTest::keyClick(plot, before == search.trials.front().rate ? Qt::Key_Right : Qt::Key_Left);
        QVERIFY(state().setup().find(competitor.id)->rate() != before);
        key(Qt::Key_Z, Qt::ControlModifier);
        key(Qt::Key_F5); // a new race, without a new search
        waitFor(NetRaceStage::Done);
        QVERIFY(rateStatement(state().setup(), history()).contains(QStringLiteral("by hand")));
    }

    void layersOfTheSelectedOne()
    {
        setUpSmallRace();
        state().edit([](NetRaceSetup &setup) {
            setup.competitors[2] = plainCompetitor(*findOptimizerKind("adam"));
            setup.competitors[2].id = 3;
        });
        state().select(3);
        key(Qt::Key_F6);
        waitFor(NetRaceStage::Paused);
        const NetLayersModel *model = m_room->layers()->model();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 4, patience);
        QCOMPARE(model->columnCount(), NetLayersModel::FirstState + 4);
        QTRY_COMPARE_WITH_TIMEOUT(history().layers->step, 1, patience);
        const StateSummary &s = history().layers->layers[0].state[0];
        const auto text = [model] { return model->index(0, NetLayersModel::FirstState).data().toString().toDouble(); };
        QVERIFY(std::abs(text() - s.norm) <= 1e-3 * std::abs(s.norm));
        m_room->layers()->statistic()->segment(2)->click();
        QVERIFY(std::abs(text() - s.largest) <= 1e-3 * s.largest);
        m_room->layers()->table()->selectRow(2);
        QTRY_COMPARE_WITH_TIMEOUT(history().layers->tensor, std::size_t(2), patience);
        QCOMPARE(m_room->layers()->histograms()->histograms().size(), std::size_t(6)); // w, g, s, r, ŝ, r̂
        state().select(state().setup().competitors[0].id);
        QTRY_COMPARE_WITH_TIMEOUT(history().layers->competitor, state().selected(), patience);
    }

    void aClickLooksBack()
    {
        setUpSmallRace();
        key(Qt::Key_F5);
        waitFor(NetRaceStage::Done);
        QCustomPlot *plot = m_room->plot()->plot();
        QTRY_VERIFY_WITH_TIMEOUT(plot->graphCount() >= 3 && plot->xAxis->range().upper > 60, patience);
        const auto at = [plot](double step) {
            return QPoint(static_cast<int>(std::lround(plot->xAxis->coordToPixel(step))),
                          plot->axisRect()->center().y());
        };
        QTest::mouseClick(plot, Qt::LeftButton, {}, at(12));
        QCOMPARE(state().moment(), std::optional<std::int64_t>(12));
        const NetLayersModel *model = m_room->layers()->model();
        QCOMPARE(model->layers()->step, 12);
        QCOMPARE(model->layers()->competitor, state().selected());
        QVERIFY(m_room->layers()->now()->isVisible());
        state().select(state().setup().competitors[0].id); // of the others too
        QCOMPARE(model->layers()->step, 12);
        QCOMPARE(model->layers()->competitor, state().setup().competitors[0].id);
        m_room->layers()->now()->click();
        QVERIFY(!state().moment());
        QTRY_COMPARE_WITH_TIMEOUT(model->layers() ? model->layers()->step : 0, 64, patience);
        QVERIFY(!m_room->layers()->now()->isVisible());
    }

    void severalSeedsShowTheirSpread()
    {
        setUpSmallRace();
        m_room->panel()->seeds()->setValue(3);
        key(Qt::Key_F5);
        waitFor(NetRaceStage::Done);
        QTRY_VERIFY_WITH_TIMEOUT(!m_room->ranking()->isColumnHidden(NetRankingModel::Wins), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_room->ranking()->ranking()->rowCount(), 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_room->ranking()->ranking()->valuesOf(0).size(), std::size_t(3), patience);
        QVERIFY(m_room->ranking()
                    ->ranking()
                    ->index(0, NetRankingModel::Value)
                    .data()
                    .toString()
                    .contains(QStringLiteral("±")));
        QTRY_COMPARE_WITH_TIMEOUT(m_room->plot()->plot()->graphCount(), 9, patience); // three curves and their bands
        m_room->ranking()->grab(); // the dots
    }

    void whoDivergesIsMarked()
    {
        setUpSmallRace();
        state().edit([](NetRaceSetup &setup) {
            setup.epochs = 20;
            setup.competitors[1].settings["lr"] = 1e3;
            setup.competitors[1].settings["weight_decay"] = 1;
        });
        key(Qt::Key_F5);
        waitFor(NetRaceStage::Done);
        const auto marks = [this] {
            QStringList texts;
            for (int i = 0; i < m_room->plot()->plot()->itemCount(); ++i)
                if (const auto *text = qobject_cast<QCPItemText *>(m_room->plot()->plot()->item(i)))
                    texts += text->text();
            return texts.join(QLatin1Char('\n'));
        };
        const QString step = QString::number(history().races[0][1].dropOut->step);
        QTRY_VERIFY2_WITH_TIMEOUT(marks().contains(QStringLiteral("diverged at step ") + step), qPrintable(marks()),
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_room->ranking()->ranking()->rowCount(), 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_room->ranking()->ranking()->idOf(2), state().setup().competitors[1].id, patience);
    }

    void networksFromTheCanvasAndFromFiles()
    {
        m_window->session()->openPreset(QStringLiteral("lenet-5"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), patience);
        state().edit([](NetRaceSetup &setup) {
            setup.network.clear(); // LeNet-5 is on the canvas
            setup.items = 64;
            setup.epochs = 1;
            setup.competitors.resize(2);
        });
        key(Qt::Key_F6);
        waitFor(NetRaceStage::Paused);
        QCOMPARE(m_room->race()->network(), QStringLiteral("LeNet-5"));
        QVERIFY(!m_room->promise({QStringLiteral("/a/b.vitrine.json")}).isEmpty());
        QVERIFY(m_room->promise({QStringLiteral("/a/b.png")}).isEmpty());
        m_room->open({m_folder.filePath(QStringLiteral("nothing.vitrine.json"))});
        QVERIFY(state().setup().isFile());
        QSignalSpy failed(m_room->race(), &NetRaceSession::failed);
        key(Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience); // there is no such file, and the banner says so
        QCOMPARE(m_room->race()->stage(), NetRaceStage::Idle);
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

QTEST_MAIN(TestNetRaceRoom)
#include "tst_netraceroom.moc"
