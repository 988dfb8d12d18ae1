// vitrine-test: TIMEOUT 300
// Check the Notes, in the whole window.

#include "app/studio/window/MainWindow.h"

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/optimizers/OptimizersRoom.h"
#include "app/studio/window/NotesDialog.h"
#include "app/studio/window/Rooms.h"
#include "widgets/common/NumberField.h"
#include "widgets/experiments/ExperimentForm.h"
#include "widgets/experiments/ExperimentPanel.h"
#include "widgets/experiments/PredictionView.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/session/Session.h"
#include "widgets/training/TrainState.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestNotes : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    ExperimentPanel &panel() const { return *m_window->notes()->panel(); }
    void choose(const char *name) const
    {
        for (std::size_t i = 0; i < experimentKinds().size(); ++i)
            if (experimentKinds()[i]->name() == name)
                panel().list()->setCurrentRow(static_cast<int>(i));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init()
    {
        QSettings().clear();
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), patience);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_window->notes() && m_window->notes()->isVisible());
    }
    void cleanup() { m_window.reset(); }

    void anExperimentRunsBesideTheRooms()
    {
        choose("pooling"); // with LibTorch, on the compute thread
        panel().form()->field("items")->setValue(100);
        panel().form()->field("epochs")->setValue(1);
        panel().form()->field("seeds")->setValue(2);
        panel().prediction()->choice(1)->click();
        panel().runButton()->click();
        // What else is asked of the thread meanwhile is answered.
        m_window->session()->setItem(5);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->outcome()->question.picture.item, 5, patience);
        QTRY_VERIFY_WITH_TIMEOUT(panel().verdict()->isVisible(), patience);
        QVERIFY(panel().verdict()->text().contains(QStringLiteral("Max pooling reads")));
    }

    void itsRaceOpensWhereNetworksRaced()
    {
        auto *half = m_window->actions()[Command::NetworkRaces];
        m_window->rooms()->enter(Command::OptimizersRoom);
        half->trigger();
        QVERIFY(!qobject_cast<OptimizersRoom *>(m_window->rooms()->current()));
        choose("momentum_forms");
        panel().openButton()->click();
        QVERIFY(qobject_cast<OptimizersRoom *>(m_window->rooms()->current()));
        QVERIFY(!m_window->notes()->isVisible()); // what was asked for is seen
    }

    void itsRaceOpensInTheOptimizersRoom()
    {
        choose("momentum_forms");
        panel().openButton()->click();
        QCOMPARE(m_window->rooms()->currentCommand(), Command::OptimizersRoom);
        auto *room = qobject_cast<OptimizersRoom *>(m_window->rooms()->current());
        QCOMPARE(room->state()->setup().surface, std::string("valley"));
        QCOMPARE(room->state()->setup().competitors.size(), std::size_t{2});
        room->undoStack()->undo();
        QCOMPARE(room->state()->setup().surface, std::string("rosenbrock"));
    }

    void itsNetworkOpensInTheNetworkRoom()
    {
        TrainState *training = m_window->networkRoom()->training()->state();
        const TrainSettings before = training->settings();
        const std::string network = m_window->session()->outcome()->network.name;
        choose("zero_mean");
        panel().form()->field("batch")->setValue(4);
        panel().openButton()->click();
        QCOMPARE(m_window->rooms()->currentCommand(), Command::NetworkRoom);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->outcome()->network.name, std::string("Two layers of Sigmoid"),
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(training->settings().batchSize, 4, patience);
        QCOMPARE(training->settings().data, QStringLiteral("moons:size=250"));
        m_window->undoStack()->setIndex(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->outcome()->network.name, network, patience);
        QVERIFY(training->settings() == before);
    }

    void theWindowClosesWhileAnExperimentRuns()
    {
        choose("zero_mean");
        panel().form()->field("epochs")->setValue(200);
        panel().prediction()->choice(0)->click();
        panel().runButton()->click();
        QCOMPARE(panel().runButton()->text(), QStringLiteral("Cancel"));
        m_window->close();
        QVERIFY(!m_window->notes()->isVisible());
        m_window.reset();
        QCOMPARE(QSettings().value(QStringLiteral("experiments/zero_mean/epochs")).toInt(), 200);
    }
};

QTEST_MAIN(TestNotes)
#include "tst_notes.moc"
