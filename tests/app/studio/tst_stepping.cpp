// vitrine-test: TIMEOUT 600; SERIAL
// Stepping through training in the Network room: over the optimizer's step into the next batch and back, breakpoints,
// running, the memory that it takes.

#include "app/studio/actions/Actions.h"
#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/StepDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "tests/app/studio/StudioWindow.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/explanation/ExplanationPanel.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/ConditionsForm.h"
#include "widgets/stepping/IterationStrip.h"
#include "widgets/stepping/MemoryForm.h"
#include "widgets/stepping/StepFlow.h"
#include "widgets/stepping/StepsPanel.h"
#include "widgets/stepping/UpdateView.h"
#include "widgets/training/TrainState.h"
#include "widgets/transport/StepList.h"
#include "widgets/transport/StepText.h"
#include "widgets/transport/TransportBar.h"

#include <QCheckBox>
#include <QCryptographicHash>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <limits>

using namespace vitrine;
using namespace vitrine::test;

namespace {

void add(QCryptographicHash &hash, const Snapshot &tensor)
{
    if (!tensor.valid())
        return;
    const std::vector<double> values = tensor.toDoubles();
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(values.data()),
                                static_cast<qsizetype>(values.size() * sizeof(double))));
}

} // namespace

class TestStepping : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    StepCursor &cursor() const { return *m_window->cursor(); }
    StepDesk &desk() const { return *room().stepping(); }
    JourneySession &journey() const { return *desk().flow()->journey(); }
    TransportBar &transport() const { return *room().findChild<TransportBar *>(); }
    Stage stage() const { return cursor().stop()->stage; }

    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }
    void waitForQuiet() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && !journey().isBusy(), patience); }
    /// One step, with the iteration that it may lead into.
    void step(int key) const
    {
        press(key);
        waitForQuiet();
    }
    void toIteration(std::int64_t number) const
    {
        desk().flow()->visit(number);
        waitForQuiet();
        QCOMPARE(journey().shown(), number);
    }
    /// All that can be seen at the present step.
    QByteArray seen() const
    {
        const Stop &stop = *cursor().stop();
        QCryptographicHash hash(QCryptographicHash::Md5);
        if (stop.stage == Stage::Update) {
            const Update &update = cursor().iteration()->update;
            const TensorRange &range = update.tensors[std::size_t(stop.firstTensor)].range;
            for (const WeightRow *row : {&update.before, &update.gradients, &update.after})
                add(hash, row->piece(range));
            for (const WeightRow &row : update.stateAfter)
                add(hash, row.piece(range));
        } else {
            const NodeTrace &node = session().trace()->nodes[std::size_t(stop.node)];
            for (const Snapshot &tensor : stop.stage == Stage::Forward ? node.outputs : node.gradients)
                add(hash, tensor);
        }
        hash.addData(stepSentence(cursor(), cursor().current()).toUtf8());
        return hash.result();
    }

private slots:
    void init() { QVERIFY(m_window.open()); }

    void cleanup() { m_window.close(); }

    void stepsOverTheUpdateIntoTheNextBatch()
    {
        const auto first = session().outcome();
        QVERIFY(!desk().strip()->isVisible());
        press(Qt::Key_End);
        QCOMPARE(stage(), Stage::Backward);
        const int lastBackward = cursor().current();
        step(Qt::Key_Right);
        QCOMPARE(cursor().current(), lastBackward + 1);
        QCOMPARE(stage(), Stage::Update);
        QCOMPARE(session().outcome(), first); // the same run, with what follows from it
        QVERIFY(desk().strip()->isVisible());

        // The optimizer's step in words and in numbers.
        const QString sentence = stepSentence(cursor(), cursor().current());
        QVERIFY2(sentence.contains(QStringLiteral("c1.weight: Adam moves it by ")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("the loss should change by ")), qPrintable(sentence));
        QVERIFY(desk().update()->isVisible() && !room().explanation()->isVisible());
        QVERIFY2(desk().update()->title().startsWith(QStringLiteral("c1.weight: step 1 of Adam")),
                 qPrintable(desk().update()->title()));
        QTRY_VERIFY(desk().update()->lines().contains(QStringLiteral("w ← ")));
        const QTableView *table = desk().update()->table();
        QCOMPARE(table->model()->rowCount(), 6 * 25);
        QCOMPARE(table->model()->columnCount(), 7); // place, w, g, s, r, Δw, new w

        while (cursor().current() + 1 < cursor().count())
            press(Qt::Key_Right);
        QCOMPARE(stage(), Stage::Update);
        step(Qt::Key_Right);
        QCOMPARE(journey().shown(), 1);
        QCOMPARE(cursor().current(), 0);
        const auto second = session().outcome();
        QCOMPARE(second->question.picture.item, first->question.picture.item + 1);
        QCOMPARE(second->question.weights.trained->step, 1);
        QVERIFY(room().explanation()->isVisible());
        QVERIFY(desk().panel()->title().startsWith(QStringLiteral("Iteration 2 of 2")));
        const auto &before = cursor().iteration()->update.before; // what the first step has made
        QVERIFY(before.piece(cursor().iteration()->update.tensors[0].range).toFloats()
                != first->trace->weights.at("c1.weight").toFloats());

        step(Qt::Key_Left);
        QCOMPARE(journey().shown(), 0);
        QCOMPARE(session().outcome(), first);
        QCOMPARE(cursor().current(), cursor().count() - 1);
        QCOMPARE(stage(), Stage::Update);
        QCOMPARE(room().undoStack()->count(), 0); // looking is no edit
    }

    /// 1,000 steps forward by the keyboard, in as little memory as can be set, and the same back.
    void goesBackBitForBit()
    {
        desk().panel()->memory()->budget()->setValue(16);
        press(Qt::Key_Home);
        std::vector<QByteArray> all{seen()};
        while (all.size() <= 1000) {
            step(Qt::Key_Right);
            // The sentences of the first iteration's backward pass are richer when its update is known.
            all.push_back(seen());
        }
        QVERIFY(journey().walked() > 20);
        QVERIFY(!journey().isKept(1)); // there was no room
        QVERIFY(journey().memory().used() <= (16 << 20));
        const int firstBackward = cursor().lossStep() + 1;
        for (std::size_t i = all.size() - 1; i-- > 0;) {
            step(Qt::Key_Left);
            const bool wasPoorer = journey().shown() == 0 && stage() == Stage::Backward;
            if (!wasPoorer)
                QVERIFY2(seen() == all[i], qPrintable(QString::number(i)));
        }
        QCOMPARE(journey().shown(), 0);
        QCOMPARE(cursor().current(), 0);
        QVERIFY(firstBackward > 1);
    }

    void stopsAtBreakpoints()
    {
        QSignalSpy hint(&desk(), &StepDesk::said);
        m_window->selection()->selectBlock({});
        desk().toggleBreakpoint(); // where nothing is selected it says so
        QCOMPARE(hint.size(), 1);
        QVERIFY(desk().flow()->breakpoints()->marks().empty());
        transport().setStepsPerSecond(std::numeric_limits<double>::infinity());
        QVERIFY(transport().isUnlimited());
        desk().flow()->breakpoints()->toggle(QStringLiteral("c3"), Stage::Backward);
        QSignalSpy said(&desk(), &StepDesk::said);
        press(Qt::Key_Home);
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!transport().playAction()->isChecked(), patience);
        waitForQuiet();
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c3"));
        QCOMPARE(stage(), Stage::Backward);
        QCOMPARE(journey().shown(), 0);
        QVERIFY(said.last().first().toString().contains(QStringLiteral("c3")));
        press(Qt::Key_Space); // on to the next time
        QTRY_VERIFY_WITH_TIMEOUT(journey().shown() == 1 && !transport().playAction()->isChecked(), patience);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c3"));
        QCOMPARE(stage(), Stage::Backward);

        // At a speed, too.
        transport().setStepsPerSecond(400);
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(journey().shown() == 2 && !transport().playAction()->isChecked(), patience);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c3"));
        QCOMPARE(stage(), Stage::Backward);
    }

    void stopsAtConditions()
    {
        ConditionsForm *form = desk().panel()->conditions();
        form->field(2)->setValue(1e-20);
        form->box(2)->setChecked(true); // a gradient longer than nothing
        waitForQuiet();
        QVERIFY(desk().flow()->breakpoints()->conditions().gradientAbove.has_value());
        press(Qt::Key_L);
        desk().flow()->runOn();
        waitForQuiet();
        QCOMPARE(journey().shown(), 0);
        QCOMPARE(stage(), Stage::Backward);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("output")); // the first layer with weights on the way back
        form->box(2)->setChecked(false);
        form->box(0)->setChecked(true); // no number is bad here: it runs until it is told to stop
        waitForQuiet();
        desk().flow()->runOn();
        QTRY_VERIFY_WITH_TIMEOUT(journey().walked() > 5, patience);
        desk().flow()->stop();
        waitForQuiet();
        QVERIFY(journey().shown() > 3);
    }

    void runsToAStep()
    {
        press(Qt::Key_Home);
        m_window->selection()->selectBlock(QStringLiteral("c3"));
        press(Qt::Key_Right, Qt::ShiftModifier);
        waitForQuiet();
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c3"));
        QCOMPARE(stage(), Stage::Forward);
        // It is there: its next turns come in the same iteration, then in the next.
        for (const Stage next : {Stage::Backward, Stage::Update, Stage::Forward}) {
            press(Qt::Key_Right, Qt::ShiftModifier);
            waitForQuiet();
            QCOMPARE(cursor().currentBlock(), QStringLiteral("c3"));
            QCOMPARE(stage(), next);
        }
        QCOMPARE(journey().shown(), 1);
        desk().flow()->runToBlock(QStringLiteral("c5"), Stage::Update);
        waitForQuiet();
        QCOMPARE(stage(), Stage::Update);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c5"));
        press(Qt::Key_Right, Qt::ControlModifier);
        waitForQuiet();
        QCOMPARE(journey().shown(), 2);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c5"));
        press(Qt::Key_Left, Qt::ControlModifier);
        waitForQuiet();
        QCOMPARE(journey().shown(), 1);
    }

    void scrubsThroughIterations()
    {
        toIteration(6);
        IterationStrip *strip = desk().strip();
        QCOMPARE(strip->maximum(), 6);
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->barRect(2).center());
        waitForQuiet();
        QCOMPARE(journey().shown(), 2);
        QTest::keyClick(strip, Qt::Key_Right);
        waitForQuiet();
        QCOMPARE(journey().shown(), 3);
        QCOMPARE(strip->value(), 3);
    }

    void otherThingsBeginAnew()
    {
        toIteration(2);
        QSignalSpy noted(&desk(), &StepDesk::noted);
        press(Qt::Key_N); // another picture, with the weights of here
        QTRY_COMPARE_WITH_TIMEOUT(journey().walked(), 0, patience);
        waitForQuiet();
        QCOMPARE(noted.count(), 1);
        QVERIFY2(room().banner()->text().contains(QStringLiteral("looks at something else")),
                 qPrintable(room().banner()->text()));
        QCOMPARE(session().outcome()->question.weights.trained->step, 2);
        QVERIFY(!desk().strip()->isVisible());

        toIteration(1);
        room().training()->state()->edit([](TrainSettings &settings) { settings.optimizer = QStringLiteral("sgd"); });
        QCOMPARE(journey().walked(), 0);
        press(Qt::Key_End);
        step(Qt::Key_Right);
        QVERIFY(desk().update()->title().contains(QStringLiteral("SGD")));

        // An edit begins at the iteration that is shown, and undo comes back to it.
        toIteration(2);
        const auto outcome = session().outcome();
        const std::vector<float> bias(6, 0.5F);
        room().document()->applyWeights(QStringLiteral("Set bias"), {{"c1.bias", Snapshot::of({6}, bias)}});
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome() != outcome, patience);
        waitForQuiet();
        QCOMPARE(journey().walked(), 0);
        QCOMPARE(session().trace()->weights.at("c1.bias").toFloats(), bias);
        QVERIFY2(room().banner()->text().contains(QStringLiteral("the weights were changed")),
                 qPrintable(room().banner()->text()));
        room().undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(session().trace()->weights.at("c1.bias").toFloats() != bias, patience);
        QCOMPARE(session().trace()->weights.at("c1.bias").toFloats(), outcome->trace->weights.at("c1.bias").toFloats());
        QTRY_COMPARE_WITH_TIMEOUT(journey().shown(), 2, patience); // walked again, to the same bits
        waitForQuiet();
        QCOMPARE(journey().walked(), 3);
        QCOMPARE(session().trace()->weights.at("c1.weight").toFloats(),
                 outcome->trace->weights.at("c1.weight").toFloats());
    }

    /// Nobody changed anything: the iterations are there again with the tab.
    void aTabComesBackToItsIteration()
    {
        toIteration(2);
        desk().flow()->runToBlock(QStringLiteral("c3"), Stage::Update);
        waitForQuiet();
        const QByteArray before = seen();
        QSignalSpy noted(&desk(), &StepDesk::noted), said(&desk(), &StepDesk::said);
        const auto answered = session().outcome();
        room().files()->openPreset(QStringLiteral("mlp-xor")); // points: the Train panel has other settings for them
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome() != answered, patience);
        waitForQuiet();
        QCOMPARE(journey().walked(), 0);
        QVERIFY2(said.last().first().toString().contains(QStringLiteral("3 iterations")),
                 qPrintable(said.last().first().toString()));
        room().documents()->turnTo(0);
        QTRY_COMPARE_WITH_TIMEOUT(journey().shown(), 2, patience);
        waitForQuiet();
        QCOMPARE(journey().walked(), 3);
        QCOMPARE(stage(), Stage::Update);
        QCOMPARE(seen(), before);
        QCOMPARE(noted.count(), 0);
    }

    /// The explanation tells no number that is not computed yet at the step that is shown.
    void nothingIsToldAhead()
    {
        const ExplanationPanel *explanation = room().explanation();
        QTRY_VERIFY_WITH_TIMEOUT(explanation->title().contains(QLatin1Char('=')), patience);
        const QString whole = explanation->title();
        press(Qt::Key_Home);
        QVERIFY2(!explanation->title().contains(QLatin1Char('=')), qPrintable(explanation->title()));
        press(Qt::Key_L);
        QCOMPARE(explanation->title(), whole);
        room().selection()->selectPlace({Place::Kind::Weight, "c1.weight", 0, {0, 0, 0, 0}});
        QVERIFY(explanation->checkText().contains(QStringLiteral("not computed yet")));
        press(Qt::Key_End);
        QVERIFY2(!explanation->checkText().contains(QStringLiteral("not computed yet")),
                 qPrintable(explanation->checkText()));
    }

    void grains()
    {
        press(Qt::Key_End);
        step(Qt::Key_Right);
        const int layers = cursor().count();
        QTest::mouseClick(desk().panel()->grains()->segment(2), Qt::LeftButton);
        QCOMPARE(cursor().grain(), Grain::Block);
        QCOMPARE(layers - cursor().count(), 5); // weight and bias of five layers are one step now
        QCOMPARE(stage(), Stage::Update);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c1"));
        QSignalSpy units(&desk(), &StepDesk::unitsWanted);
        QTest::mouseClick(desk().panel()->grains()->segment(0), Qt::LeftButton);
        QCOMPARE(units.count(), 1);
        QVERIFY(room().labs()->isOpen());
        QCOMPARE(desk().panel()->grains()->current(), 0);
        // Another grain leads out of them; so does leaving them, back to the grain of before.
        QTest::mouseClick(desk().panel()->grains()->segment(1), Qt::LeftButton);
        QVERIFY(!room().labs()->isOpen());
        QCOMPARE(desk().panel()->grains()->current(), 1);
        QTest::mouseClick(desk().panel()->grains()->segment(0), Qt::LeftButton);
        room().labs()->close();
        QCOMPARE(desk().panel()->grains()->current(), 1);
    }

    void aBlocksMenuRunsToItAndMarksIt()
    {
        QMenu menu;
        desk().fillBlockMenu(&menu, QStringLiteral("c5"));
        QList<QAction *> actions = menu.actions();
        actions.removeIf([](const QAction *action) { return action->isSeparator(); });
        QCOMPARE(actions.size(), 6);
        press(Qt::Key_Home);
        actions[1]->trigger();
        QCOMPARE(stage(), Stage::Backward);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c5"));
        actions[2]->trigger(); // a step of the optimizer that was not known
        waitForQuiet();
        QCOMPARE(stage(), Stage::Update);
        QCOMPARE(cursor().currentBlock(), QStringLiteral("c5"));
        actions[3]->trigger();
        QVERIFY(desk().flow()->breakpoints()->contains(QStringLiteral("c5"), Stage::Forward));
    }

    /// A network that takes no pictures is fed from what it would be trained with.
    void pointsComeFromTheTrainPanelsSet()
    {
        QSignalSpy done(&session(), &Session::outcomeChanged);
        session().openPreset(QStringLiteral("mlp-xor"));
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
        toIteration(3);
        QVERIFY(journey().batches() > 10);
        QVERIFY(cursor().iteration()->update.lossAfter != cursor().iteration()->update.lossBefore);
    }

    void aStepThatTakesTooMuchIsRefused()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        preferences.run.memoryLimit = 1 << 20; // Adam keeps two numbers beside each of LeNet-5's weights
        QSignalSpy done(&session(), &Session::outcomeChanged), failed(&desk(), &StepDesk::failed);
        m_window->applyPreferences(preferences);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
        press(Qt::Key_End);
        step(Qt::Key_Right);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(stage(), Stage::Backward); // where it was
        room().training()->state()->edit([](TrainSettings &settings) { settings.optimizer = QStringLiteral("sgd"); });
        step(Qt::Key_Right);
        QCOMPARE(failed.count(), 2); // five rows of 61,706 numbers are still too many
        preferences.run.memoryLimit = 2 << 20;
        done.clear();
        m_window->applyPreferences(preferences);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
        step(Qt::Key_Right);
        QCOMPARE(stage(), Stage::Update);
    }

    /// Every view in both languages, themes and sizes: pictures to look at, in the folder of the build.
    void takesPictures()
    {
        toIteration(3);
        desk().flow()->runToBlock(QStringLiteral("c3"), Stage::Update);
        waitForQuiet();
        QTRY_VERIFY(!desk().update()->lines().isEmpty());
        const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        room().docks()->raise("stepsDock");
        for (const char *language : {"en", "zh"})
            for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark})
                for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                    m_window->actions()[language == std::string("en") ? Command::English : Command::Chinese]->trigger();
                    m_window->actions()[scheme == Theme::Scheme::Light ? Command::LightTheme : Command::DarkTheme]
                        ->trigger();
                    m_window->resize(size);
                    QTRY_COMPARE(m_window->size(), size);
                    QCoreApplication::processEvents(); // texts and colours arrive as events
                    const QString name =
                        folder.filePath(QStringLiteral("stepping-%2-%1-%3.png"))
                            .arg(scheme == Theme::Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark"),
                                 QLatin1String(language));
                    QVERIFY(m_window->grab().save(name.arg(size.width())));
                    QVERIFY(desk().panel()->conditions()->grab().save(name.arg(QStringLiteral("conditions"))));
                    QVERIFY(desk().panel()->memory()->grab().save(name.arg(QStringLiteral("memory"))));
                }
    }
};

QTEST_MAIN(TestStepping)
#include "tst_stepping.moc"
