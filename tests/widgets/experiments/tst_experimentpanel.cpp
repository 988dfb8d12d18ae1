#include "widgets/common/NumberField.h"
#include "widgets/experiments/ExperimentForm.h"
#include "widgets/experiments/ExperimentPanel.h"
#include "widgets/experiments/ExperimentPlotView.h"
#include "widgets/experiments/ExperimentSession.h"
#include "widgets/experiments/ExperimentTableView.h"
#include "widgets/experiments/PredictionView.h"
#include "widgets/experiments/SceneSetups.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>
#include <qcustomplot.h>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

int indexOf(const char *name)
{
    for (std::size_t i = 0; i < experimentKinds().size(); ++i)
        if (experimentKinds()[i]->name() == name)
            return static_cast<int>(i);
    return -1;
}

} // namespace

class TestExperimentPanel : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QThread m_compute;
    std::unique_ptr<ExperimentSession> m_session;
    std::unique_ptr<ExperimentPanel> m_panel;

    void openPanel()
    {
        m_panel = std::make_unique<ExperimentPanel>(m_session.get());
        m_panel->resize(1200, 744);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void runToTheEnd()
    {
        QSignalSpy finished(m_session.get(), &ExperimentSession::finished);
        QTest::mouseClick(m_panel->runButton(), Qt::LeftButton);
        QVERIFY(finished.wait(patience));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_compute.setObjectName(QStringLiteral("compute"));
        m_compute.start();
    }
    void cleanupTestCase()
    {
        m_compute.quit();
        QVERIFY(m_compute.wait());
    }
    void init()
    {
        QSettings().clear();
        m_session = std::make_unique<ExperimentSession>(&m_compute);
        openPanel();
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
    }

    void firstAPredictionThenTheNumbers()
    {
        m_panel->list()->setCurrentRow(indexOf("rmsprop_rho"));
        QVERIFY(!m_panel->runButton()->isEnabled());
        QVERIFY(!m_panel->plot()->isVisible());
        m_panel->prediction()->choice(2)->click();
        QVERIFY(m_panel->runButton()->isEnabled());
        runToTheEnd();
        QVERIFY(m_panel->plot()->isVisible());
        QVERIFY(m_panel->verdict()->text().contains(QStringLiteral("holds")));
        QVERIFY(m_panel->verdict()->text().contains(QStringLiteral("something else")));
        QVERIFY(m_panel->prediction()->choice(0)->text().contains(QStringLiteral("✓")));
        QVERIFY(m_panel->list()->currentItem()->text().startsWith(QStringLiteral("✓")));
        QVERIFY(m_panel->plot()->plot()->graphCount() >= 3);
        QCPLegend *legend = m_panel->plot()->plot()->legend;
        m_panel->plot()->resize(160, 300); // no room for two names in a row
        QCOMPARE(legend->columnCount(), 1);
        QCOMPARE(legend->rowCount(), legend->itemCount());
        QVERIFY(m_panel->plot()->describe(100).contains(QStringLiteral("Adagrad")));
        QVERIFY(m_panel->table()->csv().contains(QStringLiteral("Adagrad")));
    }

    void anotherNumberAnotherVerdict()
    {
        m_panel->list()->setCurrentRow(indexOf("rmsprop_rho"));
        m_panel->prediction()->choice(2)->click();
        m_panel->form()->field("rho")->setValue(0.9999);
        runToTheEnd();
        QVERIFY(m_panel->verdict()->text().contains(QStringLiteral("does not hold")));
        QVERIFY(m_panel->verdict()->text().contains(QStringLiteral("You predicted it")));
    }

    void whatCameOfEachStays()
    {
        m_panel->list()->setCurrentRow(indexOf("adam_bias"));
        m_panel->prediction()->choice(3)->click(); // without a prediction
        runToTheEnd();
        const QString verdict = m_panel->verdict()->text();
        m_panel->list()->setCurrentRow(indexOf("outliers"));
        QVERIFY(!m_panel->plot()->isVisible());
        m_panel->list()->setCurrentRow(indexOf("adam_bias"));
        QCOMPARE(m_panel->verdict()->text(), verdict);
        QVERIFY(m_panel->plot()->isVisible());
    }

    void isCancelledByTheSameButton()
    {
        m_panel->list()->setCurrentRow(indexOf("zero_mean"));
        m_panel->prediction()->choice(0)->click();
        m_panel->form()->field("epochs")->setValue(200);
        QSignalSpy finished(m_session.get(), &ExperimentSession::finished);
        QSignalSpy progress(m_session.get(), &ExperimentSession::progress);
        QTest::mouseClick(m_panel->runButton(), Qt::LeftButton);
        QVERIFY(progress.wait(patience));
        QVERIFY(m_session->isRunning());
        QTest::mouseClick(m_panel->runButton(), Qt::LeftButton);
        QVERIFY(!m_session->isRunning());
        // The next one runs as if nothing had been.
        m_panel->list()->setCurrentRow(indexOf("momentum_forms"));
        m_panel->prediction()->choice(0)->click();
        runToTheEnd();
        QCOMPARE(finished.count(), 1);
        m_panel->list()->setCurrentRow(indexOf("zero_mean"));
        QVERIFY(!m_panel->plot()->isVisible());
    }

    void theNumbersAreRemembered()
    {
        m_panel->list()->setCurrentRow(indexOf("rmsprop_rho"));
        m_panel->form()->field("rho")->setValue(0.5);
        m_panel->remember();
        openPanel();
        QCOMPARE(m_panel->list()->currentRow(), indexOf("rmsprop_rho"));
        QCOMPARE(m_panel->form()->field("rho")->value(), 0.5);
    }

    void aRaceIsWhatTheExperimentSetsUp()
    {
        const ExperimentKind &kind = *findExperimentKind("momentum_forms");
        const ExperimentRequest request{*completeNumberOptions("", {{"change", 0.2}}, kind.parameters()), 3};
        const RaceSetup race = raceOf(std::get<SurfaceScene>(kind.scene(request)), 3);
        QCOMPARE(race.surface, std::string("valley"));
        QCOMPARE(race.competitors.size(), std::size_t{2});
        QCOMPARE(race.competitors[0].schedule, std::string("step"));
        QCOMPARE(race.competitors[0].scheduleSettings.at("gamma"), 0.2);
        QVERIFY(race.competitors[0].settings.at("pytorch_form") != race.competitors[1].settings.at("pytorch_form"));
        QVERIFY(race.competitors[0].colour != race.competitors[1].colour);
    }

    void trainingIsSetAsTheExperimentDoes()
    {
        const ExperimentKind &kind = *findExperimentKind("zero_mean");
        const ExperimentRequest request{*completeNumberOptions("", {{"lr", 0.25}}, kind.parameters()), 5};
        TrainSettings settings;
        settings.l2 = 0.1;
        useScene(settings, std::get<NetworkScene>(kind.scene(request)), 5);
        QCOMPARE(settings.data, QStringLiteral("moons:size=250"));
        QCOMPARE(settings.optimizer, QStringLiteral("sgd"));
        QCOMPARE(settings.optimizerSettings().at("lr"), 0.25);
        QCOMPARE(settings.batchSize, 1);
        QCOMPARE(settings.l2, 0.0);
        QCOMPARE(settings.seed, quint64{5});
    }

    void everythingHasAName()
    {
        for (const QWidget *widget : m_panel->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()
                || widget->objectName() == QStringLiteral("qt_spinbox_lineedit"))
                continue;
            const bool isNamed = !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty();
            QVERIFY2(isNamed, widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestExperimentPanel)
#include "tst_experimentpanel.moc"
