// vitrine-test: TIMEOUT 300; SERIAL
// Ripple editing in the Network room: a pixel, a weight, a kernel changed by hand, everything after it follows; undo,
// put back, the difference, and what comes back at the next start.

#include "app/studio/actions/Actions.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "app/studio/window/MainWindow.h"
#include "core/edit/Blocks.h"
#include "tests/app/studio/JournalTrip.h"
#include "tests/support/Looks.h"
#include "tests/support/Screenshot.h"
#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/input/InputPanel.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/TensorPane.h"
#include "widgets/ripple/CellEditor.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/ripple/KernelTools.h"
#include "widgets/ripple/NormTools.h"
#include "widgets/ripple/PixelPage.h"
#include "widgets/ripple/WeightTools.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestRipple : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *room().session(); }
    HandEdits &edits() const { return *room().ripple()->edits(); }
    QUndoStack &undo() const { return *room().undoStack(); }
    std::vector<float> answer() const { return session().trace()->output("output").toFloats(); }
    std::vector<float> weights(const char *name) const { return session().trace()->weights.at(name).toFloats(); }

    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    void open()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1280, 800);
        m_window->show();
        QSignalSpy done(&session(), &Session::outcomeChanged);
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void showWeights(const char *block) const
    {
        room().selection()->selectBlock(QString::fromLatin1(block));
        room().inspector()->tabs()->setCurrentIndex(1);
        QVERIFY(room().ripple()->weightTools()->isVisible());
    }
    void undoOnce() const
    {
        undo().undo();
        waitForQuiet();
    }

    void picture(const char *state) const
    {
        test::saveScreenshot(
            *m_window,
            QStringLiteral("ripple-%1-%2").arg(QLatin1String(state), QLatin1String(QTest::currentDataTag())));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("journal"))));
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        open();
    }

    void cleanup() { m_window.reset(); }

    void aStrokeOverPixels()
    {
        const std::vector<float> before = answer();
        room().input()->showPixels();
        PixelPage &page = *room().input()->pixelPage();
        QVERIFY(page.view()->isVisible());
        const int steps = undo().count();
        QWidget *viewport = page.view()->viewport();
        const auto middle = [&page](std::int64_t y, std::int64_t x) {
            return page.view()->cellRect({0, y, x}).center().toPoint();
        };
        QTest::mousePress(viewport, Qt::LeftButton, {}, middle(4, 4));
        for (std::int64_t x = 5; x < 12; ++x) {
            const QPoint at = middle(4, x);
            QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(viewport, &move);
        }
        // Followed while the mouse is down.
        QTRY_VERIFY_WITH_TIMEOUT(answer() != before, patience);
        QCOMPARE(undo().count(), steps);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, middle(4, 11));
        waitForQuiet();
        QCOMPARE(undo().count(), steps + 1);
        const std::vector<float> after = answer();
        QVERIFY(after != before);
        QVERIFY(edits().changedPixels(page.input()).size() >= 16);
        QVERIFY(m_window->actions()[Command::PutBack]->isEnabled());

        undoOnce();
        QCOMPARE(answer(), before);
        QVERIFY(edits().pixels().empty());
        undo().redo();
        waitForQuiet();
        QCOMPARE(answer(), after);
        edits().putBackPixels();
        waitForQuiet();
        QCOMPARE(answer(), before);

        // Another picture has pixels of its own.
        undoOnce();
        session().setItem(3);
        waitForQuiet();
        QVERIFY(edits().pixels().empty());
    }

    void aWeightTyped()
    {
        const std::vector<float> before = weights("c1.weight"), answered = answer();
        showWeights("c1");
        MapGridView *view = room().inspector()->weightPane()->valueView();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->cellRect({2, 1, 1}).center().toPoint());
        NumberField *field = room().ripple()->weightEditor()->field();
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("1.5"));
        QTest::keyClick(field, Qt::Key_Return);
        waitForQuiet();
        QVERIFY(!field->isVisible());
        QCOMPARE(weights("c1.weight")[2 * 25 + 5 + 1], 1.5F);
        QVERIFY(answer() != answered);
        const QString step = undo().undoText();
        QVERIFY2(step.startsWith(QStringLiteral("c1.weight[2, 0, 1, 1]: ")), qPrintable(step));
        QVERIFY2(step.endsWith(QStringLiteral(" → 1.5")), qPrintable(step));
        QCOMPARE(session().question().weights.kind, WeightsSource::Kind::Edited);
        QCOMPARE(edits().changedPlaces("c1.weight"), (std::vector<Index>{{2, 0, 1, 1}}));
        QCOMPARE(edits().changedWeights(), (std::vector<std::string>{"c1.weight"}));
        // Only what comes after it was computed again.
        const Trace &trace = *session().trace();
        QVERIFY(trace.nodes[static_cast<std::size_t>(trace.graph.findNode("image"))].isKept);

        QTest::mouseClick(room().ripple()->weightTools()->putBack(), Qt::LeftButton);
        waitForQuiet();
        QCOMPARE(weights("c1.weight"), before);
        QVERIFY(edits().changedWeights().empty());
        undoOnce();
        QCOMPARE(weights("c1.weight")[2 * 25 + 5 + 1], 1.5F);
        undoOnce();
        QCOMPARE(weights("c1.weight"), before);
        QCOMPARE(answer(), answered);
    }

    /// Kept from before an edit of the network they may have another shape, or not be there at all.
    void weightsThatAnEditHasDrawn()
    {
        NetworkDocument &document = *room().document();
        document.apply(QStringLiteral("More"),
                       edit::setParam(document.network(), "c1", "out_channels", std::int64_t(8)));
        waitForQuiet();
        edits().changeWeights("c1.weight", {{{7, 0, 4, 4}, 1.5}});
        edits().finish();
        waitForQuiet();
        QCOMPARE(weights("c1.weight").size(), std::size_t(8 * 25));
        QCOMPARE(weights("c1.weight").back(), 1.5F);
        QCOMPARE(edits().changedWeights(), (std::vector<std::string>{"c1.weight"}));
    }

    /// One number among five millions: nothing copies the others, neither for the run nor for undo.
    void aNumberOfALargeWeight()
    {
        NetworkDocument &document = *room().document();
        document.apply(QStringLiteral("Large"),
                       edit::setParam(document.network(), "f6", "out_features", std::int64_t(40000)));
        waitForQuiet();
        const Snapshot before = session().trace()->weights.at("f6.weight");
        QVERIFY(before.elementCount() > 4500000);
        QVERIFY(edits().canChange("f6.weight"));
        for (const double value : {1.0, 1.5, 2.0}) { // as a drag does it
            edits().changeWeights("f6.weight", {{{39999, 119}, value}});
            const TrainedWeights &kept = *session().question().weights.trained;
            QCOMPARE(kept.tensors.at("f6.weight").data(), before.data());
            QCOMPARE(kept.edits.at("f6.weight").size(), 1);
            QCOMPARE(edits().edited("f6.weight").at({39999, 119}), value);
        }
        edits().finish();
        waitForQuiet();
        const Snapshot now = session().trace()->weights.at("f6.weight");
        QCOMPARE(now.at({39999, 119}), 2.0);
        QCOMPARE(now.at({39999, 118}), before.at({39999, 118}));
        QCOMPARE(edits().changedPlaces("f6.weight"), (std::vector<Index>{{39999, 119}}));
        edits().changeWeights("f6.weight", {{{39999, 119}, before.at({39999, 119})}});
        edits().finish();
        waitForQuiet();
        QVERIFY(session().question().weights.trained->edits.empty()); // as it came
        undoOnce();
        QCOMPARE(session().trace()->weights.at("f6.weight").at({39999, 119}), 2.0);
    }

    void aKernelPutIn()
    {
        showWeights("c3");
        KernelTools &tools = *room().ripple()->weightTools()->kernel();
        QVERIFY(tools.isVisible());
        tools.choose(4, 2);
        const std::vector<float> before = weights("c3.weight");
        const int steps = undo().count();
        const auto putIn = [&tools](int row) {
            tools.presets()->setCurrentIndex(row);
            emit tools.presets()->activated(row);
        };
        putIn(2); // blur
        waitForQuiet();
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(edits().changedPlaces("c3.weight").size(), std::size_t{25});
        QCOMPARE(weights("c3.weight")[(4 * 6 + 2) * 25], 1.0F / 25);
        tools.allInputs()->setChecked(true);
        putIn(9); // zeros
        waitForQuiet();
        QCOMPARE(edits().changedPlaces("c3.weight").size(), std::size_t{150});
        QCOMPARE(undo().count(), steps + 2);
        undoOnce();
        undoOnce();
        QCOMPARE(weights("c3.weight"), before);
    }

    void gammaAndBetaAsSliders()
    {
        session().openPreset(QStringLiteral("bn-cnn"));
        waitForQuiet();
        QString norm;
        for (const Node &node : session().trace()->graph.nodes)
            if (norm.isEmpty() && node.kind->category() == Category::Normalization)
                norm = QString::fromStdString(node.path);
        const std::string gamma = (norm + QStringLiteral(".weight")).toStdString();
        const std::vector<float> before = weights(gamma.c_str());
        showWeights(norm.toLatin1().constData());
        NormTools &tools = *room().ripple()->weightTools()->norm();
        QVERIFY(tools.isVisible());
        tools.choose(1);
        const int steps = undo().count();
        tools.slider(false)->setSliderDown(true);
        for (const int value : {-100, -50, -25})
            tools.slider(false)->setValue(value);
        tools.slider(false)->setSliderDown(false);
        waitForQuiet();
        QCOMPARE(weights(gamma.c_str())[1], -0.25F);
        QCOMPARE(undo().count(), steps + 1);
        // From before the first move to after the last.
        QCOMPARE(undo().undoText(),
                 QStringLiteral("%1[1]: 1 → %2").arg(QString::fromStdString(gamma), formatNumber(-0.25)));
        tools.slider(true)->setValue(50);
        waitForQuiet();
        QCOMPARE(weights((norm + QStringLiteral(".bias")).toLatin1().constData())[1], 0.5F);
        QCOMPARE(undo().count(), steps + 2);
        undoOnce();
        undoOnce();
        QCOMPARE(weights(gamma.c_str()), before);
    }

    void theDifferenceIsShown()
    {
        const auto before = session().trace();
        m_window->actions()[Command::ShowDifference]->trigger();
        QVERIFY(room().ripple()->showsDifference());
        const Snapshot bias = edits().weight("output.bias");
        std::vector<float> values = bias.toFloats();
        values[3] += 2;
        edits().setWeights(QStringLiteral("bias"), {{"output.bias", Snapshot::of(bias.shape(), std::move(values))}});
        waitForQuiet();
        const Snapshot shown = room().cursor()->shownTrace()->output("output");
        QVERIFY(std::abs(shown.at({0, 3}) - 2) < 1e-5);
        QCOMPARE(shown.at({0, 4}), 0.0);
        // The explanations are of the values themselves.
        QVERIFY(
            std::abs(room().cursor()->trace()->output("output").at({0, 3}) - before->output("output").at({0, 3}) - 2)
            < 1e-5);
        m_window->actions()[Command::ShowDifference]->trigger();
        QCOMPARE(room().cursor()->shownTrace(), session().trace());
    }

    void looks_data() { test::addLooks(); }

    /// Pictures of each state go into the build folder, to be looked at; no text of the tools is cut off.
    void looks()
    {
        test::takeLook(*m_window);
        room().input()->showPixels();
        CellChanges stroke;
        for (std::int64_t i = 6; i < 20; ++i)
            stroke[{0, 0, i, i}] = 2.8;
        edits().changePixels("image", stroke);
        edits().finish();
        waitForQuiet();
        showWeights("c1");
        KernelTools &tools = *room().ripple()->weightTools()->kernel();
        tools.choose(2, 0);
        tools.presets()->setCurrentIndex(4);
        emit tools.presets()->activated(4);
        waitForQuiet();
        picture("kernel");
        for (const QToolButton *button : m_window->findChildren<QToolButton *>())
            if (button->isVisible() && (tools.isAncestorOf(button) || room().input()->isAncestorOf(button)))
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        room().ripple()->setDifference(true);
        room().inspector()->tabs()->setCurrentIndex(0);
        picture("difference");
        room().ripple()->setDifference(false);
        session().openPreset(QStringLiteral("bn-cnn"));
        waitForQuiet();
        showWeights("bn1");
        picture("norm");
    }

    void comesBackAtTheNextStart()
    {
        edits().changePixels("image", {{{0, 0, 3, 3}, 0.75}});
        edits().finish();
        waitForQuiet();
        edits().changeWeights("c1.weight", {{{0, 0, 0, 0}, -1.25}});
        edits().finish();
        waitForQuiet();
        const std::vector<float> answered = answer();
        const StudioState state = room().documents()->state();
        const StudioState kept = test::throughJournal(state, m_folder.filePath(QStringLiteral("journal")));
        const Question &last = kept.documents.at(0).question;
        QCOMPARE(last.pixels, session().question().pixels);
        QCOMPARE(last.weights.kind, WeightsSource::Kind::Edited);
        // Another network in between, as at a start: nothing is known of these weights but what was kept.
        session().openPreset(QStringLiteral("bn-cnn"));
        waitForQuiet();
        session().ask(last);
        waitForQuiet();
        QCOMPARE(answer(), answered);
        QCOMPARE(edits().changedWeights(), (std::vector<std::string>{"c1.weight"}));
        QCOMPARE(edits().changedPlaces("c1.weight"), (std::vector<Index>{{0, 0, 0, 0}}));
        edits().putBackWeights();
        waitForQuiet();
        QVERIFY(edits().changedWeights().empty());
        QVERIFY(session().trace()->weights.at("c1.weight").flat(0) != -1.25);
    }
};

QTEST_MAIN(TestRipple)
#include "tst_ripple.moc"
