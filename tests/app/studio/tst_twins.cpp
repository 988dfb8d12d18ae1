// vitrine-test: TIMEOUT 300; SERIAL
// Comparisons in the studio: two keys start one, the curves and the gap show, the canvas shows the run that is chosen,
// undo covers what is set, and one of the two ways to train runs at a time.

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/network/desks/TwinDesk.h"
#include "app/studio/window/MainWindow.h"
#include "widgets/session/Session.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"
#include "widgets/twins/TrainPages.h"
#include "widgets/twins/TwinBar.h"
#include "widgets/twins/TwinCorner.h"
#include "widgets/twins/TwinForm.h"
#include "widgets/twins/TwinModel.h"
#include "widgets/twins/TwinPanel.h"
#include "widgets/twins/TwinState.h"
#include "widgets/twins/TwinView.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QListWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>
#include <qcustomplot.h>

#include <algorithm>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestTwins : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    Session &session() const { return *m_window->session(); }
    TrainDesk &single() const { return *m_window->networkRoom()->training(); }
    TwinDesk &desk() const { return *m_window->networkRoom()->twins(); }
    TwinSession &twins() const { return *desk().twins(); }

    /// Few digits, so that a test is quick.
    void makeQuick(int epochs, std::vector<Variant> variants) const
    {
        single().state()->edit([epochs](TrainSettings &settings) {
            settings.data = QStringLiteral("digits:size=300");
            settings.epochs = epochs;
        });
        desk().state()->edit([&variants](TwinSettings &settings) { settings.twins = std::move(variants); });
    }
    void waitFor(TrainStage stage) const { QTRY_COMPARE_WITH_TIMEOUT(twins().stage(), stage, patience); }
    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    bool hasBlock(const std::string &type) const
    {
        const auto &blocks = session().outcome()->network.blocks;
        return std::any_of(blocks.begin(), blocks.end(), [&type](const Block &block) { return block.type == type; });
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
    }

    void cleanup() { m_window.reset(); }

    void keysCompareAndTheGapShows()
    {
        makeQuick(2, {{"batch-norm", {"with", 0}}, {"activation", {"ReLU", 0}}});
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk().panel()->isVisible());
        const int steps = m_window->undoStack()->count();
        QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
        waitFor(TrainStage::Done);
        waitForQuiet();
        const auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("trainingDock"));
        QVERIFY(dock->isVisible() && desk().view()->isVisible());
        const TwinPlot *plot = desk().view()->plot();
        QTRY_VERIFY_WITH_TIMEOUT(plot->plot()->graphCount() > 0 && plot->gapGraph(1)
                                     && plot->gapGraph(1)->dataCount() == 8,
                                 patience); // 240 items, 4 batches of 64 an epoch
        QVERIFY(!desk().view()->verdict().isEmpty());
        QCOMPARE(desk().view()->model()->rowCount(), 3);
        // The canvas shows what the original learnt: one step of undo.
        QCOMPARE(m_window->undoStack()->count(), steps + 1);
        QVERIFY(!hasBlock("BatchNorm2d"));
        QVERIFY(desk().corner()->isVisible());
        single().views()->tabs()->setCurrentIndex(0);
        QVERIFY(!desk().corner()->isVisible());
    }

    void theCanvasShowsWhoIsChosen()
    {
        makeQuick(1, {{"batch-norm", {"with", 0}}});
        desk().panel()->bar()->play()->click();
        waitFor(TrainStage::Done);
        waitForQuiet();
        QVERIFY(!hasBlock("BatchNorm2d"));
        desk().view()->table()->selectRow(1);
        QTRY_VERIFY_WITH_TIMEOUT(hasBlock("BatchNorm2d"), patience);
        QCOMPARE(desk().panel()->shown()->currentIndex(), 1);
        // The next comparison is with the original, not with its twin.
        QCOMPARE(desk().panel()->form()->list()->count(), 2);
        desk().panel()->bar()->play()->click();
        waitFor(TrainStage::Running);
        waitFor(TrainStage::Done);
        QVERIFY(!twins().request().train.network.find("c1_bn"));
        QCOMPARE(twins().request().settings.twins.front().value.choice, std::string("with"));
    }

    /// The playground makes a run of its own ready, for which the comparison pauses.
    void aNetworkThatIsOpenedMeanwhileStays()
    {
        makeQuick(100000, {{"activation", {"ReLU", 0}}});
        desk().play();
        QTRY_VERIFY_WITH_TIMEOUT(twins().stage() == TrainStage::Running && session().question().weights.trained,
                                 patience);
        m_window->networkRoom()->perform(Command::Playground, true);
        waitFor(TrainStage::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(single().training()->stage(), TrainStage::Paused, patience);
        waitForQuiet();
        QVERIFY(m_window->networkRoom()->showsNeurons());
        QVERIFY(!session().question().weights.trained);
    }

    void oneTrainsAtATime()
    {
        makeQuick(100000, {{"activation", {"ReLU", 0}}});
        single().play();
        QTRY_COMPARE_WITH_TIMEOUT(single().training()->stage(), TrainStage::Running, patience);
        desk().play();
        waitFor(TrainStage::Running);
        QTRY_COMPARE_WITH_TIMEOUT(single().training()->stage(), TrainStage::Paused, patience);
        single().play();
        waitFor(TrainStage::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(single().training()->stage(), TrainStage::Running, patience);
        single().reset();
        desk().reset();
        QCOMPARE(twins().stage(), TrainStage::Idle);
        QCOMPARE(desk().view()->model()->rowCount(), 0);
    }

    void whatIsSetIsUndoneAndRemembered()
    {
        const TwinSettings before = desk().state()->settings();
        desk().state()->edit([](TwinSettings &settings) { settings.mode = TwinMode::Folds; });
        desk().state()->edit([](TwinSettings &settings) { settings.folds = 3; });
        m_window->undoStack()->undo();
        m_window->undoStack()->undo();
        QCOMPARE(desk().state()->settings(), before);
        m_window->undoStack()->redo();
        m_window->undoStack()->redo();
        QCOMPARE(desk().state()->settings().folds, 3);
        desk().remember();
        MainWindow other{Preferences()};
        QCOMPARE(other.networkRoom()->twins()->state()->settings(), desk().state()->settings());
    }

    void exportsItsNumbers()
    {
        makeQuick(1, {{"activation", {"ReLU", 0}}});
        desk().play();
        waitFor(TrainStage::Done);
        QSignalSpy said(&desk(), &TwinDesk::said);
        const QString curves = m_folder.filePath(QStringLiteral("curves.csv"));
        const QString figures = m_folder.filePath(QStringLiteral("figures.csv"));
        desk().writeCurves(curves);
        desk().writeTable(figures);
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 2, patience);
        QFile file(curves);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count("\"Activation ReLU\",train,"), 4);
        QVERIFY(text.startsWith("run,kind,step,epoch,seconds,loss,"));
        QFile table(figures);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().trimmed().count('\n'), 2);
        QSignalSpy failed(&desk(), &TwinDesk::failed);
        desk().writeCurves(m_folder.filePath(QStringLiteral("no/such/folder/curves.csv")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
    }

    void withoutATwinItSaysSo()
    {
        makeQuick(1, {});
        QSignalSpy failed(&desk(), &TwinDesk::failed);
        desk().play();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(twins().stage(), TrainStage::Idle);
    }
};

QTEST_MAIN(TestTwins)
#include "tst_twins.moc"
