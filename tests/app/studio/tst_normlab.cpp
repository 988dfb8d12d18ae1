// vitrine-test: TIMEOUT 300; SERIAL
// The batch-norm laboratory in the studio: opened by its keys, its numbers are the run's own, what is tried is applied
// to the network as one step of undo, and a fold leaves the answers as they were.

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/settings/Languages.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/Screenshot.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/LabStage.h"
#include "widgets/labs/batchnorm/BatchOfOneView.h"
#include "widgets/labs/batchnorm/ChannelStrip.h"
#include "widgets/labs/batchnorm/FoldView.h"
#include "widgets/labs/batchnorm/ModeView.h"
#include "widgets/labs/batchnorm/NormControls.h"
#include "widgets/labs/batchnorm/NormLab.h"
#include "widgets/labs/batchnorm/NormState.h"
#include "widgets/labs/batchnorm/RunningView.h"
#include "widgets/labs/batchnorm/StagesView.h"
#include "widgets/labs/batchnorm/TwinsPage.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/twins/TwinSession.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr double tolerance = 1e-4;

bool isClose(double a, double b)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

} // namespace

class TestNormLab : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    NormLab &lab() const { return *qobject_cast<NormLab *>(room().labs()->stage()->current()); }
    NormState &state() const { return *lab().state(); }
    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    void show(QWidget *page) const { lab().pages()->setCurrentWidget(page); }

    void openNetwork(const QString &preset, const QString &block) const
    {
        session().openPreset(preset);
        waitForQuiet();
        room().selection()->selectPath(block);
    }
    /// bn1 of BN-CNN, on its keys, with its first batches fed.
    void openLab() const
    {
        openNetwork(QStringLiteral("bn-cnn"), QStringLiteral("bn1"));
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(room().labs()->isOpen());
        QCOMPARE(room().labs()->stage()->currentKind(), QStringLiteral("batchnorm"));
        QTRY_VERIFY_WITH_TIMEOUT(state().look() && !state().session()->isFeeding(), patience);
    }
    /// As the run of the studio has it, in training with the laboratory's batch.
    std::shared_ptr<const Trace> traceInTraining() const
    {
        session().setBatchSize(state().session()->batchSize());
        session().setMode(Mode::Train);
        waitForQuiet();
        return session().trace();
    }

    /// Whether a page shows what it is about.
    bool isThere(const QWidget *page) const
    {
        if (page == lab().modes())
            return lab().modes()->map(2)->hasTensor();
        if (page == lab().batchOfOne())
            return lab().batchOfOne()->alone()->hasTensor();
        if (page == lab().fold())
            return lab().fold()->map(2)->hasTensor();
        return !lab().formulas()->text().isEmpty();
    }

private slots:
    void init() { QVERIFY(m_window.open()); }

    void cleanup() { m_window.close(); }

    void itsNumbersAreTheRuns()
    {
        openLab();
        QCOMPARE(state().course().size(), std::size_t(31));
        QTest::keyClick(lab().strip(), Qt::Key_Right);
        QTest::keyClick(lab().strip(), Qt::Key_Right);
        QCOMPARE(state().channel(), 2);
        show(lab().modes());
        QTRY_VERIFY_WITH_TIMEOUT(lab().modes()->map(0)->hasTensor(), patience);
        const auto trace = traceInTraining();
        QTRY_VERIFY_WITH_TIMEOUT(state().look() && lab().modes()->map(0)->hasTensor(), patience);
        const BatchStatistics &batch = state().look()->statistics;
        for (std::int64_t c = 0; c < 16; ++c) {
            const auto channel = static_cast<std::size_t>(c);
            QVERIFY(isClose(batch.mean[channel], trace->statistic("bn1", "mean").flat(c)));
            QVERIFY(isClose(batch.biased[channel], trace->statistic("bn1", "var").flat(c)));
        }
        const Snapshot map = lab().modes()->map(0)->tensor(), traced = trace->output("bn1");
        QCOMPARE(map.elementCount() * traced.shape().front(), traced.elementCount());
        for (std::int64_t i = 0; i < map.elementCount(); ++i)
            QVERIFY(isClose(map.flat(i), traced.flat(i)));
        // The chosen number stands in the formulas.
        const auto value = state().value();
        QVERIFY(value);
        QVERIFY(isClose(value->y, traced.at(state().place())));
        QVERIFY(lab().formulas()->text().contains(QStringLiteral("x̂ = (x − μ)/√(σ² + ε)")));
        // In evaluation, with nothing fed, the network's own running statistics count.
        state().setStart(RunningStart::Network);
        lab().running()->again()->click();
        session().setMode(Mode::Eval);
        waitForQuiet();
        const Snapshot evaluated = session().trace()->output("bn1");
        QTRY_VERIFY_WITH_TIMEOUT(isClose(lab().modes()->map(1)->tensor().flat(100), evaluated.flat(100)), patience);
        lab().mode()->segment(1)->click();
        QVERIFY(isClose(state().value()->y, evaluated.at(state().place())));
    }

    void runningStatisticsFollowWhatIsFed()
    {
        openLab();
        const auto &batches = state().session()->batches();
        lab().running()->again()->click();
        QCOMPARE(state().course().size(), std::size_t(1));
        QCOMPARE(state().course().back().mean[0], 0.0);
        QTest::mouseClick(lab().running()->one(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(batches.size(), std::size_t(1), patience);
        QVERIFY(isClose(state().course().back().mean[3], 0.1 * batches[0]->mean[3]));
        QVERIFY(isClose(state().course().back().variance[3], 0.9 + 0.1 * batches[0]->unbiased(3)));
        // The slider answers at once, without feeding again.
        lab().controls()->momentum()->field()->setValue(1);
        QCOMPARE(batches.size(), std::size_t(1));
        QVERIFY(isClose(state().course().back().mean[3], batches[0]->mean[3]));
        QTest::mouseClick(lab().controls()->average(), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(std::isnan(state().tried().momentum));
        // Another size of batch: fed again, as many.
        lab().controls()->batchSize()->field()->setValue(2);
        QTRY_VERIFY_WITH_TIMEOUT(batches.size() == 1 && batches[0]->count == 2 * 28 * 28, patience);
        // Kept, the network evaluates by them, and undo takes it back.
        const auto running = state().course().back();
        const int steps = m_window->undoStack()->index();
        lab().running()->keep()->click();
        waitForQuiet();
        QVERIFY(isClose(session().trace()->weights.at("bn1.running_mean").flat(3), running.mean[3]));
        QCOMPARE(m_window->undoStack()->index(), steps + 1);
        QCOMPARE(batches.size(), std::size_t(1)); // its own numbers don't change what it is fed
        m_window->undoStack()->undo();
        waitForQuiet();
        QVERIFY(!isClose(session().trace()->weights.at("bn1.running_mean").flat(3), running.mean[3]));
    }

    void whatWasTriedIsAppliedAsOneStep()
    {
        openLab();
        QVERIFY(!lab().controls()->applyButton()->isEnabled());
        QTest::keyClick(lab().strip(), Qt::Key_End);
        QCOMPARE(state().channel(), 15);
        lab().controls()->gamma()->field()->setValue(2.5);
        lab().controls()->beta()->field()->setValue(-1);
        lab().controls()->eps()->field()->setValue(0.125);
        const double expected = state().value()->y;
        QVERIFY(lab().controls()->applyButton()->isEnabled());
        const int steps = m_window->undoStack()->index();
        lab().controls()->applyButton()->click();
        waitForQuiet();
        QCOMPARE(m_window->undoStack()->index(), steps + 1);
        const Block *block = room().document()->network().find("bn1");
        QCOMPARE(std::get<double>(block->params.at("eps")), 0.125);
        QCOMPARE(session().trace()->weights.at("bn1.weight").flat(15), 2.5);
        QVERIFY(!lab().controls()->applyButton()->isEnabled());
        QVERIFY(isClose(traceInTraining()->output("bn1").at(state().place()), expected));
        m_window->undoStack()->setIndex(steps);
        waitForQuiet();
        QCOMPARE(session().trace()->weights.at("bn1.weight").flat(15), 1.0);
        QVERIFY(!room().document()->network().find("bn1")->params.contains("eps"));
        // Back to what the network has, without touching it.
        lab().controls()->gamma()->field()->setValue(-2);
        lab().controls()->resetButton()->click();
        QCOMPARE(state().tried().gamma[15], 1.0);
    }

    void histogramsShowEachStage()
    {
        openLab();
        show(lab().stages());
        const auto channel = static_cast<std::size_t>(state().channel());
        QTRY_VERIFY_WITH_TIMEOUT(isClose(lab().stages()->mean(0), state().look()->statistics.mean[channel]), patience);
        QVERIFY(isClose(lab().stages()->deviation(0), std::sqrt(state().look()->statistics.biased[channel])));
        QVERIFY(std::abs(lab().stages()->mean(1)) < tolerance);
        lab().controls()->gamma()->field()->setValue(-2);
        lab().controls()->beta()->field()->setValue(0.5);
        QVERIFY(isClose(lab().stages()->mean(2), 0.5));
        QVERIFY(isClose(lab().stages()->deviation(2), 2 * lab().stages()->deviation(1)));
    }

    void aBatchOfOneIsExplained()
    {
        openLab();
        show(lab().batchOfOne());
        QTRY_VERIFY_WITH_TIMEOUT(lab().batchOfOne()->alone()->hasTensor(), patience);
        QVERIFY(lab().batchOfOne()->variances()->text().contains(QStringLiteral("8·28·28")));
        QVERIFY(lab().batchOfOne()->story()->text().contains(QStringLiteral("784")));

        // One value a channel: PyTorch's own words.
        room().labs()->close();
        Network network = room().document()->network();
        network.blocks.push_back({"bnf", "BatchNorm1d", {}, {}, {}});
        for (Connection &connection : network.connections)
            if (connection.to.block == "output")
                connection.to.block = "bnf";
        network.connections.push_back({{"bnf", 0}, {"output", 0}, {}});
        room().document()->apply(QStringLiteral("Add bnf"), network);
        waitForQuiet();
        room().selection()->selectPath(QStringLiteral("bnf"));
        room().labs()->open();
        QTRY_VERIFY_WITH_TIMEOUT(state().look() && state().look()->input.shape() == (Shape{8, 64}), patience);
        QTRY_VERIFY_WITH_TIMEOUT(lab().batchOfOne()->story()->text().contains(QStringLiteral("torch.Size([1, 64])")),
                                 patience);
        // A batch of one value is legal to look at: y = β.
        lab().controls()->beta()->field()->setValue(0.75);
        lab().controls()->batchSize()->field()->setValue(1);
        QTRY_VERIFY_WITH_TIMEOUT(state().look() && state().look()->statistics.count == 1, patience);
        QCOMPARE(state().value()->y, 0.75);
    }

    void theFoldIsProvedAndApplied()
    {
        openLab();
        show(lab().fold());
        QTRY_VERIFY_WITH_TIMEOUT(state().session()->proof() && lab().fold()->applyButton()->isEnabled(), patience);
        QVERIFY(state().session()->proof()->difference.largest <= tolerance);
        QVERIFY(lab().fold()->map(2)->hasTensor());
        QVERIFY(lab().fold()->proof()->text().contains(QStringLiteral("Largest difference")));
        // By the network's own running statistics the answers stay what they were.
        state().setStart(RunningStart::Network);
        lab().running()->again()->click();
        const auto old = state().session()->proof();
        QTRY_VERIFY_WITH_TIMEOUT(state().session()->proof() != old, patience);
        const Snapshot before = session().trace()->output("relu1");
        const int steps = m_window->undoStack()->index();
        QTest::mouseClick(lab().fold()->applyButton(), Qt::LeftButton);
        waitForQuiet();
        QVERIFY(!room().document()->network().find("bn1"));
        QCOMPARE(m_window->undoStack()->index(), steps + 1);
        QVERIFY(differenceOf(session().trace()->output("relu1"), before).largest <= tolerance);
        m_window->undoStack()->undo();
        waitForQuiet();
        QVERIFY(room().document()->network().find("bn1"));
    }

    void insideOfACompositeToo()
    {
        openNetwork(QStringLiteral("cspdarknet-stage"), {});
        const Graph &graph = session().trace()->graph;
        const auto composite = std::find_if(graph.blocks.begin(), graph.blocks.end(),
                                            [](const GraphBlock &block) { return block.kind->isComposite(); });
        QVERIFY(composite != graph.blocks.end());
        room().selection()->selectPath(QString::fromStdString(composite->id));
        room().labs()->open(QStringLiteral("batchnorm"));
        QVERIFY(room().labs()->isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(state().look(), patience);
        QVERIFY(QString::fromStdString(state().session()->path()).startsWith(room().selection()->path() + '.'));
        // ε is the composite's own; γ can be applied.
        lab().controls()->gamma()->field()->setValue(3);
        lab().controls()->applyButton()->click();
        waitForQuiet();
        QCOMPARE(session().trace()->weights.at(state().session()->path() + ".weight").flat(0), 3.0);
        if (lab().chooser()->count() > 1) {
            const std::string before = state().session()->path();
            QTest::keyClick(lab().chooser(), Qt::Key_Down);
            QVERIFY(state().session()->path() != before);
            QTRY_VERIFY_WITH_TIMEOUT(state().look(), patience);
        }
    }

    void twinsTrainWithAndWithout()
    {
        openLab();
        show(lab().twins());
        lab().twins()->epochs()->setValue(1);
        QTest::mouseClick(lab().twins()->play(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!lab().twins()->twins()->history().members.empty()
                                     && lab().twins()->twins()->history().members.size() == 2
                                     && lab().twins()->twins()->progress().step > 1,
                                 patience);
        const auto &request = lab().twins()->twins()->request();
        QCOMPARE(request.settings.twins.front().value.choice, std::string("without"));
        lab().twins()->twins()->reset();
        QVERIFY(room().document()->network().find("bn1"));
    }

    void picturesOfEveryPage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::addColumn<QSize>("size");
        QTest::newRow("en-light-1280") << QStringLiteral("en") << Theme::Scheme::Light << QSize(1280, 800);
        QTest::newRow("zh_CN-dark-1920") << QStringLiteral("zh_CN") << Theme::Scheme::Dark << QSize(1920, 1080);
    }
    void picturesOfEveryPage()
    {
        QFETCH(const QString, language);
        QFETCH(const Theme::Scheme, scheme);
        QFETCH(const QSize, size);
        Preferences preferences;
        preferences.language = language;
        preferences.scheme = scheme;
        Languages::instance().use(language);
        Theme::instance().setScheme(scheme);
        QVERIFY(m_window.open(preferences, size));
        openLab();
        for (int page = 0; page < lab().pages()->count(); ++page) {
            lab().pages()->setCurrentIndex(page);
            if (lab().pages()->currentWidget() == lab().twins()) {
                lab().twins()->epochs()->setValue(1);
                lab().twins()->play()->click();
                QTRY_VERIFY_WITH_TIMEOUT(lab().twins()->twins()->progress().step > 20, patience);
                lab().twins()->twins()->pause();
            }
            QTRY_VERIFY_WITH_TIMEOUT(isThere(lab().pages()->currentWidget()), patience);
            test::saveScreenshot(*m_window.get(),
                                 QStringLiteral("normlab-%1-%2").arg(QLatin1String(QTest::currentDataTag())).arg(page));
        }
        m_window.close();
        Languages::instance().use(QStringLiteral("en"));
        Theme::instance().setScheme(Theme::Scheme::Light);
    }
};

QTEST_MAIN(TestNormLab)
#include "tst_normlab.moc"
