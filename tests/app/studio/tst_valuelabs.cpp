// vitrine-test: TIMEOUT 300
// The activation, softmax and loss laboratories in the whole window, with LeNet-5 on a digit; pictures of every page in
// both languages, both themes and both sizes.

#include "app/studio/window/MainWindow.h"

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/settings/Languages.h"
#include "app/studio/window/Rooms.h"
#include "tests/support/Looks.h"
#include "tests/support/Screenshot.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/LabStage.h"
#include "widgets/labs/activation/ActivationStage.h"
#include "widgets/labs/activation/ActivationTable.h"
#include "widgets/labs/activation/CurvePad.h"
#include "widgets/labs/activation/CurvesPage.h"
#include "widgets/labs/activation/DepthPage.h"
#include "widgets/labs/activation/FitPage.h"
#include "widgets/labs/activation/FitRunner.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/labs/loss/LossStage.h"
#include "widgets/labs/loss/LossTable.h"
#include "widgets/labs/softmax/SoftmaxModel.h"
#include "widgets/labs/softmax/SoftmaxStage.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/training/NumberSlider.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds
constexpr double tolerance = 1e-4;

} // namespace

class TestValueLabs : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    NetworkRoom &room() const { return *qobject_cast<NetworkRoom *>(m_window->rooms()->current()); }
    const Trace &trace() const { return *m_window->session()->outcome()->trace; }
    /// Selects a block and opens its laboratory as the keyboard does.
    template <typename Stage>
    Stage *open(const char *block, const QString &kind = {}) const
    {
        room().selection()->selectBlock(QString::fromLatin1(block));
        if (kind.isEmpty())
            m_window->actions()[Command::Laboratory]->trigger();
        else
            room().labs()->open(kind);
        return qobject_cast<Stage *>(room().labs()->stage()->current());
    }
    void shoot(const QString &name) const { test::saveScreenshot(*m_window, QStringLiteral("valuelab-") + name); }
    void makeWindow(const QString &language = QStringLiteral("en"), QSize size = {1280, 800})
    {
        m_window.reset();
        QSettings().clear();
        Preferences preferences;
        preferences.language = language;
        Languages::instance().use(language);
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome()->isSummarised, patience);
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
    void init() { makeWindow(); }
    void cleanup() { m_window.reset(); }

    void curvesShowTheRunsNumbers()
    {
        auto *stage = open<ActivationStage>("tanh1");
        QVERIFY(stage);
        QVERIFY(room().labs()->isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(stage->curves()->study(), patience);
        const StudyRow *own = stage->curves()->study()->own();
        QCOMPARE(own->kind->type(), std::string("Tanh"));
        const Snapshot after = trace().output("tanh1");
        QCOMPARE(own->figures.count, after.elementCount());
        QVERIFY(std::abs(own->figures.mean - after.summary().mean) < tolerance);
        QVERIFY(std::abs(own->figures.deviation - after.summary().std) < tolerance);
        QVERIFY(stage->curves()->sentences()->text().contains(QStringLiteral("tanh1 gets")));

        QVERIFY(stage->curves()->study()->rows.front().isOwn);
        // The sentences are read in full, and none lies over the table.
        const QLabel *sentences = stage->curves()->sentences();
        const QWidget *table = stage->curves()->table(), *area = sentences->parentWidget();
        QTRY_VERIFY(sentences->height() >= sentences->heightForWidth(sentences->width()));
        QVERIFY(table->mapTo(stage, QPoint(0, table->height())).y() <= area->mapTo(stage, QPoint()).y());
        // Without a cross-hair the curves are read at the mean of the run's numbers.
        const double x = stage->curves()->study()->before.mean;
        const QTableWidgetItem *value = stage->curves()->table()->item(0, ActivationTable::Value);
        QVERIFY(std::abs(value->toolTip().toDouble() - std::tanh(x)) < 1e-2);

        // Another picture, another block: it follows.
        const auto before = stage->curves()->study();
        m_window->session()->setItem(4);
        QTRY_VERIFY_WITH_TIMEOUT(stage->curves()->study() != before, patience);
        room().selection()->selectBlock(QStringLiteral("tanh3"));
        QTRY_VERIFY_WITH_TIMEOUT(stage->curves()->study()->shape == trace().output("tanh3").shape(), patience);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!room().labs()->isOpen());
    }

    void aCurveIsDrawnAndFitted()
    {
        auto *stage = open<ActivationStage>("tanh1");
        QTest::mouseClick(stage->tabs()->segment(1), Qt::LeftButton);
        FitPage *fit = stage->fit();
        QVERIFY(fit->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!fit->runner()->isRunning() && fit->state().step > 0, patience);
        const double sine = fit->state().loss;
        QVERIFY(sine < 0.05);

        // With the mouse, from the left end up to the right one.
        QWidget *plot = stage->findChild<QWidget *>(QStringLiteral("curvePad"));
        QVERIFY(plot);
        const QPoint left(plot->width() / 4, plot->height() * 3 / 4), right(plot->width() * 3 / 4, plot->height() / 4);
        const std::vector<double> before = fit->pad()->targets();
        QTest::mousePress(plot, Qt::LeftButton, {}, left);
        QTest::mouseMove(plot, right);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, right);
        QVERIFY(fit->pad()->targets() != before);
        QCOMPARE(fit->curves()->currentIndex(), fit->curves()->count() - 1);
        QTRY_VERIFY_WITH_TIMEOUT(!fit->runner()->isRunning(), patience);

        // With the keys, and the arrows do not step the run meanwhile.
        const std::vector<double> drawn = fit->pad()->targets();
        const std::size_t place = fit->pad()->place();
        QTest::keyClick(plot, Qt::Key_Left);
        QTest::keyClick(plot, Qt::Key_Up);
        QCOMPARE(fit->pad()->place(), place - 1);
        QVERIFY(fit->pad()->targets()[place - 1] > drawn[place - 1]);
        QTRY_VERIFY_WITH_TIMEOUT(!fit->runner()->isRunning(), patience);

        QTest::mouseClick(fit->forms()->segment(0), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!fit->runner()->isRunning(), patience);
        QVERIFY(fit->sentences()->text().contains(QStringLiteral("more than two corners")));
    }

    void gradientsRunThroughDepth()
    {
        auto *stage = open<ActivationStage>("tanh1");
        QTest::mouseClick(stage->tabs()->segment(2), Qt::LeftButton);
        DepthPage *depth = stage->depth();
        QTRY_VERIFY_WITH_TIMEOUT(depth->gradients(), patience);
        const auto first = depth->gradients();
        QCOMPARE(first->size(), std::size_t{6});
        depth->depth()->slider()->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(depth->gradients() != first, patience);
        QCOMPARE(depth->gradients()->front().sums.size(), std::size_t{2});
    }

    void softmaxIsThatOfTheRun()
    {
        auto *stage = open<SoftmaxStage>("loss", QStringLiteral("softmax"));
        QVERIFY(stage);
        const Answer &answer = m_window->session()->outcome()->answer;
        const SoftmaxWork &work = stage->model()->work();
        for (const Candidate &candidate : answer.best)
            QVERIFY(std::abs(work.probabilities[static_cast<std::size_t>(candidate.index)] - candidate.probability)
                    < tolerance);
        QVERIFY(std::abs(stage->model()->loss()->loss - *answer.loss) < tolerance);

        stage->temperature()->field()->setValue(10);
        QVERIFY(stage->model()->work().probabilities[static_cast<std::size_t>(answer.best[0].index)]
                < answer.best[0].probability);
        const QModelIndex cell = stage->model()->index(3, SoftmaxModel::Score);
        QVERIFY(stage->model()->setData(cell, QStringLiteral("50"), Qt::EditRole));
        QVERIFY(!stage->model()->setData(cell, QStringLiteral("much"), Qt::EditRole));
        QCOMPARE(stage->model()->scores()[3], 50.0);
        QTest::mouseClick(stage->resetButton(), Qt::LeftButton);
        QVERIFY(std::abs(stage->model()->loss()->loss - *answer.loss) < tolerance);
    }

    void lossIsThatOfTheRun()
    {
        auto *stage = open<LossStage>("loss");
        QVERIFY(stage);
        const auto own = [stage] {
            const auto &rows = stage->table()->rows();
            return *std::find_if(rows.begin(), rows.end(), [](const LossRow &row) { return row.isOwn; });
        };
        const auto number = static_cast<std::int64_t>(stage->number()->currentIndex());
        const Snapshot loss = trace().output("loss");
        const std::string answer = trace().graph.nodes.at(trace().graph.nodes.size() - 2).path;
        QVERIFY(std::abs(own().point.loss - loss.flat(0)) < tolerance);
        QVERIFY(std::abs(own().point.slope - trace().gradient(answer).flat(number)) < tolerance);

        // A score stands beside its probability, and a dash has a reason.
        const QString said = stage->sentences()->text();
        QVERIFY(said.contains(QStringLiteral("Class “7” has the score")));
        QVERIFY(said.contains(QStringLiteral("softmax makes the probability")));
        QVERIFY(said.contains(QStringLiteral("Binary cross-entropy (BCE) has no value")));

        const double before = own().point.loss;
        stage->value()->field()->setValue(stage->value()->value() - 4);
        QVERIFY(own().point.loss > before); // the right class got less
        stage->target()->setCurrentIndex((stage->target()->currentIndex() + 1) % 10);
        emit stage->target()->activated(stage->target()->currentIndex());
        QCOMPARE(stage->prediction().targets[static_cast<std::size_t>(number)], 0.0);
        QTest::mouseClick(stage->resetButton(), Qt::LeftButton);
        QVERIFY(std::abs(own().point.loss - before) < 1e-12);

        QTest::mouseClick(stage->scales()->segment(1), Qt::LeftButton);
        QVERIFY(std::abs(own().point.loss + std::log(stage->value()->value())) < 1e-3);
    }

    void picturesOfEveryPage_data() { test::addLooks(); }
    void picturesOfEveryPage()
    {
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        const QString tag = QLatin1Char('-') + QString::fromLatin1(QTest::currentDataTag());
        Theme::instance().setScheme(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        makeWindow(language, size);
        Theme::instance().setScheme(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        auto *stage = open<ActivationStage>("tanh1");
        QTRY_VERIFY_WITH_TIMEOUT(stage->curves()->study(), patience);
        shoot(QStringLiteral("curves") + tag);
        QTest::mouseClick(stage->tabs()->segment(1), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!stage->fit()->runner()->isRunning() && stage->fit()->state().step > 0, patience);
        shoot(QStringLiteral("fit") + tag);
        QTest::mouseClick(stage->tabs()->segment(2), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(stage->depth()->gradients(), patience);
        shoot(QStringLiteral("depth") + tag);
        QVERIFY(open<SoftmaxStage>("loss", QStringLiteral("softmax")));
        shoot(QStringLiteral("softmax") + tag);
        auto *loss = open<LossStage>("loss", QStringLiteral("loss"));
        QTRY_VERIFY_WITH_TIMEOUT(!loss->curves()->curves().empty(), patience);
        shoot(QStringLiteral("loss") + tag);
        QTest::mouseClick(loss->scales()->segment(1), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(loss->curves()->curves().front().x.front() > 0, patience);
        shoot(QStringLiteral("probability") + tag);
    }
};

QTEST_MAIN(TestValueLabs)
#include "tst_valuelabs.moc"
