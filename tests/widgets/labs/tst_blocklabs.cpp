#include "core/blocks/support/Indexing.h"
#include "tests/support/Tolerance.h"
#include "tests/widgets/support/SampleRun.h"
#include "widgets/labs/board/LabForm.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/board/StackBoard.h"
#include "widgets/labs/convolution/ConvForm.h"
#include "widgets/labs/convolution/ConvView.h"
#include "widgets/labs/convolution/ConvolutionLab.h"
#include "widgets/labs/convolution/CostTable.h"
#include "widgets/labs/linear/LinearLab.h"
#include "widgets/labs/linear/LinearView.h"
#include "widgets/labs/pooling/PoolView.h"
#include "widgets/labs/pooling/PoolingLab.h"
#include "widgets/labs/reshape/FlattenLab.h"
#include "widgets/labs/reshape/FlattenView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace vitrine;

namespace {

constexpr int patience = 20'000; // milliseconds

const char *const volumes = R"({"format": "vitrine-network", "version": 1, "name": "volumes", "blocks": [
  {"id": "image", "type": "Input", "params": {"shape": [2, 4, 6, 6]}},
  {"id": "conv", "type": "Conv3d", "params": {"out_channels": 2, "kernel_size": 3, "padding": 1}}],
 "connections": [{"from": "image", "to": "conv"}]})";

const char *const signals_ = R"({"format": "vitrine-network", "version": 1, "name": "signals", "blocks": [
  {"id": "image", "type": "Input", "params": {"shape": [2, 12]}},
  {"id": "conv", "type": "ConvTranspose1d", "params": {"out_channels": 2, "kernel_size": 4, "stride": 2, "padding": 1}}],
 "connections": [{"from": "image", "to": "conv"}]})";

} // namespace

class TestBlockLabs : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<NetworkDocument> m_document;
    std::shared_ptr<const Trace> m_trace;

    LabTools tools() const { return {m_session.get(), nullptr, m_document.get(), m_session->computeThread()}; }
    LabSubject subject(const char *json, const char *path)
    {
        auto outcome = std::make_shared<Outcome>();
        outcome->network = test::network(json);
        outcome->trace = m_trace = test::run(outcome->network);
        return {outcome, QString::fromLatin1(path)};
    }
    template <typename LabClass>
    std::unique_ptr<LabClass> open(const char *json, const char *path)
    {
        const LabSubject about = subject(json, path);
        auto lab = std::make_unique<LabClass>(tools());
        lab->resize(1000, 700);
        lab->show();
        lab->setSubject(about);
        return lab;
    }
    static QPoint middleOf(const StackBoard &board, int panel, const Index &place)
    {
        return board.cellRect(panel, place).center().toPoint();
    }
    static std::ptrdiff_t marks(const BoardPanel &panel, Mark mark)
    {
        return std::count_if(panel.stack.marks.begin(), panel.stack.marks.end(),
                             [mark](const StackMark &each) { return each.mark == mark; });
    }
    /// Every number of the output that the view has, against the sum that it says is behind it.
    static void compareSums(ConvView &view, const Snapshot &output)
    {
        std::vector<double> sums;
        forEachIndex(output.shape(), [&](const Index &index) {
            view.lookAt(index);
            sums.push_back(view.picture()->sum().value);
        });
        QVERIFY(test::relativeError(Snapshot::of(output.shape(), std::move(sums)), output) < 1e-4);
    }

private slots:
    void init()
    {
        m_session = std::make_unique<Session>();
        m_document = std::make_unique<NetworkDocument>(m_session.get());
    }
    void cleanup()
    {
        m_document.reset();
        m_session.reset();
    }

    void kindsTakeWhatTheyShow()
    {
        const auto kinds = [&](const char *json, const char *path) {
            QStringList ids;
            const LabSubject about = subject(json, path);
            for (const auto &kind : labKinds())
                if (kind->takes(about))
                    ids += kind->id();
            return ids;
        };
        QVERIFY(kinds(test::smallNetwork, "conv").contains("convolution"));
        QVERIFY(kinds(test::smallNetwork, "pool").contains("pooling"));
        QVERIFY(kinds(test::smallNetwork, "flat").contains("flatten"));
        QVERIFY(kinds(test::smallNetwork, "fc").contains("linear"));
        QVERIFY(!kinds(test::smallNetwork, "relu").contains("convolution"));
        QVERIFY(kinds(test::normNetwork, "sep").contains("convolution"));
        QVERIFY(kinds(test::normNetwork, "sep.depthwise").contains("convolution"));
        QVERIFY(!kinds(test::normNetwork, "bn").contains("convolution"));
    }

    void convolutionShowsTheRunsNumbers()
    {
        auto lab = open<ConvolutionLab>(test::smallNetwork, "conv");
        const Snapshot output = m_trace->output("conv");
        compareSums(*lab->view(), output);
        lab->view()->lookAt({1, 2, 3, 4});
        const auto &panels = lab->view()->board()->panels();
        QCOMPARE(panels.size(), std::size_t(5));
        QCOMPARE(panels.back().stack.values, output.select(0, 1).select(0, 2).toFloats());
        QCOMPARE(panels.front().stack.values, m_trace->output("image").select(0, 1).select(0, 0).toFloats());
        QCOMPARE(panels[2].stack.values, m_trace->weights.at("conv.weight").select(0, 2).select(0, 0).toFloats());
        QVERIFY(lab->formula()->text().contains(QStringLiteral("⌊(8 + 2·1 − 1·(3 − 1) − 1)/1⌋ + 1 = 8")));
        QVERIFY(!lab->applyButton()->isEnabled());
    }

    void pointingLightsUpBothWays()
    {
        auto lab = open<ConvolutionLab>(test::smallNetwork, "conv");
        StackBoard &board = *lab->view()->board();
        QTest::mouseMove(&board, middleOf(board, 0, {4, 4}));
        QCOMPARE(marks(board.panels().back(), Mark::Reached), std::ptrdiff_t(9));
        QTest::mouseMove(&board, middleOf(board, 0, {0, 0}));
        QCOMPARE(marks(board.panels().back(), Mark::Reached), std::ptrdiff_t(4));
        QTest::mouseMove(&board, middleOf(board, 4, {2, 6}));
        QCOMPARE(marks(board.panels().back(), Mark::Reached), std::ptrdiff_t(0));
        QVERIFY(lab->view()->sentence().startsWith(QStringLiteral("y[0, 0, 2, 6] = ")));
        QTest::mouseClick(&board, Qt::LeftButton, {}, middleOf(board, 4, {7, 7}));
        QCOMPARE(lab->view()->focus().cell, (Index{7, 7}));
    }

    /// Space and arrows, window by window and product by product.
    void keysStep()
    {
        auto lab = open<ConvolutionLab>(test::smallNetwork, "conv");
        PlayBar &bar = *lab->view()->bar();
        QCOMPARE(bar.count(), 64);
        QTest::keyClick(lab.get(), Qt::Key_Home);
        QCOMPARE(lab->view()->focus().cell, (Index{0, 0}));
        QTest::keyClick(lab.get(), Qt::Key_Right);
        QCOMPARE(lab->view()->focus().cell, (Index{0, 1}));
        QTest::keyClick(lab.get(), Qt::Key_Down);
        QCOMPARE(lab->view()->focus().cell, (Index{1, 1}));
        QTest::keyClick(lab.get(), Qt::Key_Left);
        QCOMPARE(lab->view()->focus().cell, (Index{1, 0}));
        QCOMPARE(lab->view()->board()->panels().back().stack.filled, std::int64_t(9));
        QTest::keyClick(lab.get(), Qt::Key_Space);
        QVERIFY(bar.isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(lab->view()->focus().cell, (Index{1, 1}), patience);
        QTest::keyClick(lab.get(), Qt::Key_Space);
        QVERIFY(!bar.isPlaying());
        bar.setGrain(1);
        emit bar.grainChosen(1);
        QCOMPARE(bar.count(), 64 * 18);
        QTest::keyClick(lab.get(), Qt::Key_Home);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(lab.get(), Qt::Key_Right);
        QCOMPARE(lab->view()->focus().term, std::int64_t(10));
        QCOMPARE(lab->view()->focus().inChannel, std::int64_t(1));
        QVERIFY(lab->view()->sentence().contains(QStringLiteral("(10 of 18 products)")));
    }

    void otherSettingsAreTriedOnTheSameInput()
    {
        auto lab = open<ConvolutionLab>(test::smallNetwork, "conv");
        LabForm &form = *lab->form()->form();
        form.field("stride")->setValue(2);
        QTRY_VERIFY_WITH_TIMEOUT(lab->run()->isKnown(), patience);
        const Snapshot output = lab->run()->stage(0).output;
        QCOMPARE(output.shape(), (Shape{2, 4, 4, 4}));
        // The kernel is the network's: every second number is as it was.
        QCOMPARE(output.at({1, 3, 2, 1}), m_trace->output("conv").at({1, 3, 4, 2}));
        compareSums(*lab->view(), output);
        QVERIFY(lab->applyButton()->isEnabled());
        lab->resetButton()->click();
        QCOMPARE(lab->run()->stage(0).output.shape(), (Shape{2, 4, 8, 8}));
        QCOMPARE(form.number("stride"), 1);

        form.field("kernel_size")->setValue(25);
        QVERIFY(lab->problem()->isVisible());
        QVERIFY(lab->problem()->text().contains(QStringLiteral("25")));
        QVERIFY(!lab->applyButton()->isEnabled());
        QCOMPARE(lab->run()->setting().kernel, (Shape{3, 3}));
        form.field("kernel_size")->setValue(3);
        QVERIFY(!lab->problem()->isVisible());
    }

    void everyKindIsTried()
    {
        auto lab = open<ConvolutionLab>(test::smallNetwork, "conv");
        for (int kind = 0; kind < lab->form()->kinds()->count(); ++kind) {
            lab->form()->kinds()->setCurrentIndex(kind);
            emit lab->form()->kinds()->activated(kind);
            QTRY_VERIFY_WITH_TIMEOUT(lab->run()->isKnown(), patience);
            for (int stage = 0; stage < lab->run()->stageCount(); ++stage) {
                lab->view()->setStage(lab->run()->stage(stage));
                compareSums(*lab->view(), lab->run()->stage(stage).output);
            }
            QVERIFY(!lab->grab().isNull());
        }
    }

    /// The last stamp completes the output.
    void stampsAddUpToTheOutput()
    {
        auto lab = open<ConvolutionLab>(signals_, "conv");
        const Snapshot output = m_trace->output("conv");
        compareSums(*lab->view(), output);
        QTest::keyClick(lab.get(), Qt::Key_Home);
        QTest::keyClick(lab.get(), Qt::Key_Right);
        StackBoard &board = *lab->view()->board();
        QCOMPARE(board.panels().size(), std::size_t(4));
        QCOMPARE(marks(board.panels().back(), Mark::Window), std::ptrdiff_t(4));
        QTest::keyClick(lab.get(), Qt::Key_End);
        const ConvFocus &focus = lab->view()->focus();
        const std::vector<float> whole = output.select(0, focus.sample).select(0, focus.outChannel).toFloats();
        const std::vector<float> shown = board.panels().back().stack.values;
        QCOMPARE(shown.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i)
            QVERIFY(std::abs(shown[i] - whole[i]) < 1e-5F);
        QTest::mouseMove(&board, middleOf(board, 0, {3}));
        QCOMPARE(marks(board.panels().back(), Mark::Reached), std::ptrdiff_t(4));
    }

    void volumesAreSlices()
    {
        auto lab = open<ConvolutionLab>(volumes, "conv");
        compareSums(*lab->view(), m_trace->output("conv"));
        StackBoard &board = *lab->view()->board();
        QTest::mouseClick(&board, Qt::LeftButton, {}, middleOf(board, 4, {2, 3, 3}));
        QCOMPARE(lab->view()->focus().cell, (Index{2, 3, 3}));
        QCOMPARE(marks(board.panels().front(), Mark::Window), std::ptrdiff_t(27));
    }

    void separableIsTwoConvolutions()
    {
        auto lab = open<ConvolutionLab>(test::normNetwork, "sep");
        QCOMPARE(lab->run()->stageCount(), 2);
        compareSums(*lab->view(), m_trace->output("sep.depthwise"));
        lab->view()->setStage(lab->run()->stage(1));
        compareSums(*lab->view(), m_trace->output("sep.pointwise"));
    }

    void costsAreCompared()
    {
        auto lab = open<ConvolutionLab>(test::smallNetwork, "conv");
        lab->tabs()->setCurrentIndex(1);
        CostTable &table = *lab->costs();
        QVERIFY(table.rowCount() >= 6);
        QCOMPARE(table.item(0, 2)->text(), QStringLiteral("76"));
        QCOMPARE(table.item(0, 3)->text(), QStringLiteral("9,216"));
        for (int row = 0; row < table.rowCount(); ++row)
            QTRY_VERIFY_WITH_TIMEOUT(!table.item(row, 5)->text().isEmpty(), patience);
        const int dilated = 2;
        emit table.cellClicked(dilated, 0);
        QCOMPARE(lab->run()->setting().dilation, (Shape{2, 2}));
        QVERIFY(lab->exportSource().csv().startsWith(QStringLiteral("convolution,")));
    }

    void poolingShowsMaximaAndMeans()
    {
        auto lab = open<PoolingLab>(test::smallNetwork, "pool");
        PoolView &view = *lab->view();
        const Snapshot input = m_trace->output("relu");
        QTest::keyClick(lab.get(), Qt::Key_Home);
        forEachIndex({4, 4}, [&](const Index &place) {
            QCOMPARE(view.place(), place);
            QCOMPARE(view.cell().value, m_trace->output("pool").at({0, 0, place[0], place[1]}));
            const Index from = view.cell().members[view.cell().winner].place;
            QCOMPARE(input.at({0, 0, from[0], from[1]}), view.cell().value);
            QTest::keyClick(lab.get(), Qt::Key_Right);
        });
        QTest::mouseMove(view.board(), middleOf(*view.board(), 0, {5, 5}));
        QCOMPARE(marks(view.board()->panels().back(), Mark::Reached), std::ptrdiff_t(1));

        lab->kinds()->setCurrentIndex(1);
        emit lab->kinds()->activated(1);
        QTRY_VERIFY_WITH_TIMEOUT(lab->run()->isKnown(), patience);
        QCOMPARE(lab->run()->setting().type, std::string("AvgPool2d"));
        const Snapshot means = lab->run()->output();
        const Index at = view.place();
        QVERIFY(std::abs(view.cell().value - means.at({0, 0, at[0], at[1]})) < 1e-6);
        lab->form()->field("padding")->setValue(2);
        QVERIFY(lab->problem()->isVisible());
        lab->kinds()->setCurrentIndex(2);
        emit lab->kinds()->activated(2);
        QTRY_COMPARE_WITH_TIMEOUT(lab->run()->setting().type, std::string("AdaptiveAvgPool2d"), patience);
        QVERIFY(!lab->grab().isNull());
        lab->resetButton()->click();
        QVERIFY(lab->run()->isOwn());
    }

    void flattenSaysWhereNumbersGo()
    {
        auto lab = open<FlattenLab>(test::smallNetwork, "flat");
        FlattenView &view = *lab->view();
        QCOMPARE(view.bar()->count(), 64);
        StackBoard &board = *view.board();
        QTest::mouseClick(&board, Qt::LeftButton, {}, middleOf(board, 0, {2, 3, 1}));
        QCOMPARE(view.position(), std::int64_t(45));
        QVERIFY(view.sentence().contains(QStringLiteral("(2·4 + 3)·4 + 1 = 45")));
        QCOMPARE(m_trace->output("flat").at({0, 45}), m_trace->output("pool").at({0, 2, 3, 1}));
        QTest::keyClick(lab.get(), Qt::Key_Right);
        QCOMPARE(view.position(), std::int64_t(46));
        lab->form()->field("start_dim")->setValue(2);
        QTRY_VERIFY_WITH_TIMEOUT(lab->run()->isKnown(), patience);
        QCOMPARE(lab->run()->output().shape(), (Shape{2, 4, 16}));
        lab->form()->field("start_dim")->setValue(4);
        QVERIFY(lab->problem()->isVisible());
    }

    void linearWritesTheSumOut()
    {
        auto lab = open<LinearLab>(test::smallNetwork, "fc");
        LinearView &view = *lab->view();
        LinearBoard &board = *view.board();
        const Snapshot output = m_trace->output("fc");
        for (std::int64_t row = 0; row < 2; ++row)
            for (std::int64_t out = 0; out < 3; ++out) {
                const LinearBoard::Hit cell{LinearBoard::Part::Output, row, out, -1};
                QTest::mouseClick(&board, Qt::LeftButton, {}, board.cellRect(cell).center().toPoint());
                QVERIFY(std::abs(view.sum().value - output.at({row, out})) < 1e-4);
            }
        view.bySize()->setChecked(true);
        QVERIFY(std::abs(view.sum().terms[0].product()) >= std::abs(view.sum().terms[1].product()));
        QVERIFY(std::abs(view.sum().value - output.at({1, 2})) < 1e-4);
        QTest::keyClick(lab.get(), Qt::Key_Up);
        QCOMPARE(view.output(), std::int64_t(1));
        lab->form()->field("out_features")->setValue(5);
        QTRY_VERIFY_WITH_TIMEOUT(lab->run()->isKnown(), patience);
        // The rows that were there stay.
        QVERIFY(std::abs(lab->run()->output().at({1, 2}) - output.at({1, 2})) < 1e-5);
        QVERIFY(!lab->grab().isNull());
    }

    /// A new picture through the same block keeps what is tried.
    void triedSettingsSurviveANewRun()
    {
        auto lab = open<ConvolutionLab>(test::smallNetwork, "conv");
        lab->form()->form()->field("dilation")->setValue(2);
        lab->setSubject(subject(test::smallNetwork, "conv"));
        QCOMPARE(lab->run()->setting().dilation, (Shape{2, 2}));
        QTRY_VERIFY_WITH_TIMEOUT(lab->run()->isKnown(), patience);
    }
};

QTEST_MAIN(TestBlockLabs)
#include "tst_blocklabs.moc"
