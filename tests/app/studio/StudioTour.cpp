#include "tests/app/studio/StudioTour.h"

#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/documents/WeightLoader.h"
#include "app/studio/network/desks/DataDesk.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/LandscapeDesk.h"
#include "app/studio/network/desks/NetCompareDesk.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "app/studio/network/desks/StepDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/network/desks/TwinDesk.h"
#include "app/studio/room/Docks.h"
#include "app/studio/settings/Languages.h"
#include "core/io/Safetensors.h"
#include "tests/support/ClippedTexts.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/compare/NetCompareMaps.h"
#include "widgets/compare/NetCompareState.h"
#include "widgets/compare/NetCompareView.h"
#include "widgets/data/DataView.h"
#include "widgets/gradcheck/GradCheckView.h"
#include "widgets/input/InputPanel.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/labs/LabStage.h"
#include "widgets/labs/activation/ActivationStage.h"
#include "widgets/labs/activation/DepthPage.h"
#include "widgets/labs/activation/FitPage.h"
#include "widgets/labs/activation/FitRunner.h"
#include "widgets/labs/batchnorm/NormLab.h"
#include "widgets/labs/batchnorm/NormSession.h"
#include "widgets/labs/batchnorm/NormState.h"
#include "widgets/stepping/JourneySession.h"
#include "widgets/stepping/StepFlow.h"
#include "widgets/stepping/StepsPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"
#include "widgets/twins/TwinState.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitLabView.h"

#include <QContextMenuEvent>
#include <QDialog>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

namespace vitrine::test {

namespace {

constexpr int longPatience = 120000; // milliseconds, on a busy machine

} // namespace

void useLargeScreen()
{
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen")
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" VITRINE_SOURCE_DIR "/tests/support/screen.json");
}

void StudioTour::beginTour(const QString &language, QSize size)
{
    QSettings().clear();
    Languages::instance().use(language);
    Preferences preferences;
    preferences.language = language;
    preferences.run.threads = 1;
    StudioState open;
    open.documents.resize(3);
    const char *const presets[] = {"lenet-5", "bn-cnn", "two-linear-layers"};
    for (std::size_t i = 0; i < 3; ++i)
        open.documents[i].question.network.preset = QString::fromLatin1(presets[i]);
    const std::filesystem::path folder = m_folder.filePath(language + QString::number(size.width())).toStdString();
    {
        Journal crashed(folder);
        crashed.setSource([&open] { return open; });
        QSignalSpy written(&crashed, &Journal::written);
        crashed.note();
        QVERIFY(written.wait(longPatience));
    }
    m_journal = std::make_unique<Journal>(folder);
    m_window = std::make_unique<MainWindow>(preferences);
    m_window->resize(size);
    m_window->show();
    m_window->start(m_journal.get());
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), longPatience);
    settle();
    QVERIFY(m_window->banner()->isVisible());
}

void StudioTour::endTour()
{
    m_window.reset();
    m_journal.reset();
}

void StudioTour::settle() const
{
    const auto isQuiet = [this] {
        const QList<LatestJob *> jobs = m_window->findChildren<LatestJob *>();
        return !m_window->session()->isBusy()
            && std::none_of(jobs.begin(), jobs.end(), [](const LatestJob *job) { return job->isBusy(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), longPatience);
    // What came is laid out, which may ask for more.
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), longPatience);
}

QStringList StudioTour::faults() const
{
    QStringList found;
    const auto isClean = [&found] {
        found.clear();
        for (const QWidget *each : QApplication::topLevelWidgets())
            if (each->isVisible())
                found += clippedTexts(*each);
        return found.isEmpty();
    };
    return QTest::qWaitFor(isClean, 1000) ? QStringList() : found;
}

void StudioTour::openAgain(const QString &preset) const
{
    room().files()->openPreset(preset);
    settle();
}

void StudioTour::edit(const char *block, const std::function<void(Block *)> &change) const
{
    Network edited = network();
    Block *found = edited.find(block);
    QVERIFY(found);
    change(found);
    room().document()->apply(QStringLiteral("Edit"), std::move(edited));
    settle();
}

QDialog *StudioTour::dialog() const
{
    for (QWidget *each : QApplication::topLevelWidgets())
        if (auto *found = qobject_cast<QDialog *>(each); found && found->isVisible())
            return found;
    return nullptr;
}

void StudioTour::closeDialog() const
{
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
    dialog()->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog(), patience);
}

void StudioTour::tour(const Look &seen)
{
    const Look look = [&](const QString &name) {
        QCoreApplication::processEvents(); // what has just been done is laid out
        seen(name);
    };
    documents(look);
    building(look);
    searching(look);
    mistakes(look);
    panels(look);
    laboratories(look);
    stepping(look);
    changing(look);
    training(look);
    comparing(look);
    neurons(look);
    dialogs(look);
}

void StudioTour::documents(const Look &look)
{
    look(QStringLiteral("recovered"));
    m_window->banner()->hide();
    look(QStringLiteral("start"));
    edit("tanh1", [](Block *block) { block->type = "ReLU"; });
    edit("tanh3", [](Block *block) { block->type = "ReLU"; });
    trigger(Command::Undo);
    settle();
    trigger(Command::Steps);
    look(QStringLiteral("history"));
    room().docks()->setShown("historyDock", false);
    TensorMap some;
    some.emplace("c1.weight", m_window->session()->trace()->weights.at("c3.weight")); // of another shape
    some.emplace("c1.bias", Snapshot::of(Shape{6}, std::vector<float>(6, 1.0F)));
    const QString file = m_folder.filePath(QStringLiteral("some.safetensors"));
    QVERIFY(writeSafetensors(file.toStdString(), some).ok());
    room().weights()->open(file);
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), longPatience);
    look(QStringLiteral("weights-that-fit-in-part"));
    closeDialog();
    room().files()->close(room().documents()->id(room().documents()->current()));
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), longPatience);
    look(QStringLiteral("closing"));
    closeDialog();
    // As an import leaves what no block does.
    openAgain(QStringLiteral("lenet-5"));
    edit("tanh3", [](Block *block) { block->type = "ONNX.GridSample"; });
    look(QStringLiteral("unknown-operator"));
}

void StudioTour::building(const Look &look)
{
    smallOne();
    settle();
    view().setZoom(1);
    view().bringIntoView(block("relu1"));
    beginDrag(block("relu1")->outlet(0), block("conv1")->inlet(0));
    look(QStringLiteral("wire-refused"));
    QTest::mouseMove(view().viewport(), at(block("tanh1")->inlet(0)));
    look(QStringLiteral("wire-taken"));
    press(Qt::Key_Escape);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(block("tanh1")->inlet(0)));
    scene().select({"conv1", "relu1"});
    trigger(Command::GroupBlocks);
    view().fit();
    settle();
    look(QStringLiteral("group"));
    click(scene().groups().front()->titleBar().topLeft() + QPointF(12, 14)); // its switch
    settle();
    look(QStringLiteral("group-collapsed"));
}

void StudioTour::searching(const Look &look)
{
    openAgain(QStringLiteral("lenet-5"));
    doubleClick(view().mapToScene(view().viewport()->rect().bottomLeft() + QPoint(60, -60)));
    QTest::keyClicks(builder().popup()->search()->field(), QStringLiteral("po"));
    look(QStringLiteral("search-in-place"));
    builder().popup()->hide();
    activate();
    room().docks()->raise("blocksDock");
    look(QStringLiteral("blocks"));
    QTest::keyClicks(builder().palette()->field(), QStringLiteral("norm"));
    look(QStringLiteral("blocks-searched"));
    builder().palette()->field()->clear();
    room().docks()->raise("inputDock");
    trigger(Command::FindBlock);
    QTest::keyClicks(builder().findBar()->field(), QStringLiteral("tanh"));
    look(QStringLiteral("find"));
    builder().findBar()->hide();
    view().setZoom(1.5);
    view().centerOn(block("c3"));
    settle();
    look(QStringLiteral("minimap"));
    view().fit();
    for (const char *place : {"c3", ""}) {
        const QPoint where = *place ? at(block(place)->pos()) : QPoint(8, view().viewport()->height() - 8);
        QContextMenuEvent event(QContextMenuEvent::Mouse, where, view().viewport()->mapToGlobal(where));
        QApplication::sendEvent(view().viewport(), &event);
        settle();
        look(*place ? QStringLiteral("menu-of-a-block") : QStringLiteral("menu-of-the-canvas"));
        QVERIFY(QApplication::activePopupWidget());
        QApplication::activePopupWidget()->close();
        settle();
    }
}

void StudioTour::mistakes(const Look &look)
{
    edit("c3", [](Block *block) { block->params["kernel_size"] = std::int64_t(40); });
    room().selection()->selectBlock(QStringLiteral("c3"));
    view().bringIntoView(block("c3"));
    settle();
    look(QStringLiteral("red-block"));
    trigger(Command::Undo);
    settle();
    trigger(Command::HeatMacs);
    settle();
    look(QStringLiteral("heat"));
    trigger(Command::HeatNone);
}

void StudioTour::panels(const Look &look)
{
    room().selection()->selectBlock(QStringLiteral("c3"));
    for (int tab = 0; tab < room().inspector()->tabs()->count(); ++tab) {
        room().inspector()->tabs()->setCurrentIndex(tab);
        settle();
        look(QStringLiteral("inspector-%1").arg(tab));
    }
    room().inspector()->tabs()->setCurrentIndex(0);
    trigger(Command::Loss);
    room().selection()->selectPlace({Place::Kind::Output, "c3", 0, {0, 2, 4, 4}});
    settle();
    look(QStringLiteral("explanation"));
    trigger(Command::DrawDigit);
    look(QStringLiteral("drawing"));
    trigger(Command::DrawDigit);
    openAgain(QStringLiteral("cspdarknet-stage"));
    look(QStringLiteral("composites"));
    room().selection()->selectBlock(QStringLiteral("dark3_csp"));
    trigger(Command::GoInside);
    settle();
    look(QStringLiteral("inside-a-composite"));
    trigger(Command::CloseNetwork);
    settle();
}

void StudioTour::pagesOf(QWidget *lab, const QString &name, const Look &look)
{
    const auto isReady = [lab] {
        const auto *norm = qobject_cast<NormLab *>(lab);
        const auto *units = qobject_cast<UnitLabView *>(lab);
        const auto *check = qobject_cast<GradCheckView *>(lab);
        const auto *activation = qobject_cast<ActivationStage *>(lab);
        const bool isFitting = activation && activation->fit()->isVisible() && activation->fit()->runner()->isRunning();
        const bool isDeepening = activation && activation->depth()->isVisible() && !activation->depth()->gradients();
        return !isFitting && !isDeepening
            && (!norm || (norm->state()->look() && !norm->state()->session()->isFeeding()))
            && (!units || units->cursor()->picture()) && (!check || !check->isRunning());
    };
    QList<QAbstractButton *> pages;
    if (auto *activation = qobject_cast<ActivationStage *>(lab))
        for (int i = 0; i < 3; ++i)
            pages += activation->tabs()->segment(i);
    auto *tabs = lab->findChild<QTabWidget *>();
    const auto count = std::max<qsizetype>({1, pages.size(), tabs ? tabs->count() : 0});
    for (int page = 0; page < count; ++page) {
        if (!pages.isEmpty())
            pages[page]->click();
        else if (tabs)
            tabs->setCurrentIndex(page);
        if (auto *check = qobject_cast<GradCheckView *>(lab))
            check->checkButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), longPatience);
        settle();
        look(count > 1 ? QStringLiteral("%1-%2").arg(name).arg(page) : name);
    }
}

void StudioTour::laboratories(const Look &look)
{
    QSet<QString> seen;
    for (const char *preset : {"lenet-5", "bn-cnn"}) {
        openAgain(QString::fromLatin1(preset));
        const auto outcome = m_window->session()->outcome();
        for (const GraphBlock &block : outcome->trace->graph.blocks) {
            const LabSubject subject{outcome, QString::fromStdString(block.id)};
            for (const LabKind *kind : LabStage::kindsFor(subject)) {
                if (seen.contains(kind->id()))
                    continue;
                seen += kind->id();
                room().selection()->selectBlock(subject.path);
                room().labs()->open(kind->id());
                pagesOf(room().labs()->stage()->current(), QStringLiteral("lab-") + kind->id(), look);
                room().labs()->close();
            }
        }
    }
    QCOMPARE(seen.size(), static_cast<qsizetype>(labKinds().size()));
    settle();
    look(QStringLiteral("after-laboratories"));
}

void StudioTour::stepping(const Look &look)
{
    openAgain(QStringLiteral("lenet-5"));
    room().docks()->raise("stepsDock");
    room().stepping()->flow()->runToBlock(QStringLiteral("c3"), Stage::Backward);
    settle();
    look(QStringLiteral("steps-backward"));
    room().stepping()->flow()->visit(1);
    const auto isBusy = [this] { return room().stepping()->flow()->journey()->isBusy(); };
    QTRY_VERIFY_WITH_TIMEOUT(!isBusy() && room().stepping()->flow()->journey()->shown() == 1, longPatience);
    room().stepping()->flow()->runToBlock(QStringLiteral("c3"), Stage::Update);
    QTRY_VERIFY_WITH_TIMEOUT(!isBusy(), longPatience);
    settle();
    look(QStringLiteral("steps-update"));
    for (QToolButton *button : m_window->findChildren<QToolButton *>()) {
        if (!button->isVisible() || !button->menu() || !room().stepping()->panel()->isAncestorOf(button))
            continue;
        button->menu()->popup(button->mapToGlobal(QPoint(0, -button->menu()->sizeHint().height())));
        settle();
        look(QStringLiteral("steps-menu-%1").arg(button->x() < 40 ? 0 : 1));
        button->menu()->close();
    }
    room().docks()->raise("inputDock");
}

void StudioTour::changing(const Look &look)
{
    openAgain(QStringLiteral("bn-cnn"));
    room().input()->showPixels();
    room().selection()->selectBlock(QStringLiteral("conv1"));
    room().inspector()->tabs()->setCurrentIndex(1);
    settle();
    look(QStringLiteral("pixels-and-kernel"));
    room().selection()->selectBlock(QStringLiteral("bn1"));
    room().ripple()->setDifference(true);
    settle();
    look(QStringLiteral("gamma-and-difference"));
    room().ripple()->setDifference(false);
    room().inspector()->tabs()->setCurrentIndex(0);
}

void StudioTour::training(const Look &look)
{
    openAgain(QStringLiteral("lenet-5"));
    TrainDesk &desk = *room().training();
    desk.state()->edit([](TrainSettings &settings) {
        settings.data = QStringLiteral("digits:size=300");
        settings.epochs = 2;
    });
    trigger(Command::TrainPanel);
    trigger(Command::TrainRun);
    QTRY_COMPARE_WITH_TIMEOUT(desk.training()->stage(), TrainStage::Done, longPatience);
    for (int tab = 0; tab < desk.views()->tabs()->count(); ++tab) {
        desk.views()->tabs()->setCurrentIndex(tab);
        settle();
        look(QStringLiteral("training-%1").arg(tab));
    }
    desk.views()->tabs()->setCurrentIndex(0);
    trigger(Command::LookAtData);
    settle();
    look(QStringLiteral("data"));
    trigger(Command::Landscape);
    settle();
    look(QStringLiteral("landscape"));
    room().docks()->setShown("dataDock", false);
    room().docks()->setShown("landscapeDock", false);
}

void StudioTour::comparing(const Look &look)
{
    TwinDesk &desk = *room().twins();
    desk.state()->edit([](TwinSettings &settings) {
        settings.twins = {{"batch-norm", {"with", 0}}, {"activation", {"ReLU", 0}}};
    });
    trigger(Command::TwinPanel);
    trigger(Command::TwinRun);
    QTRY_COMPARE_WITH_TIMEOUT(desk.twins()->stage(), TrainStage::Done, longPatience);
    settle();
    look(QStringLiteral("twins"));
    room().docks()->setShown("trainingDock", false);
    room().docks()->raise("inputDock");
    trigger(Command::CompareRuns);
    QTRY_VERIFY_WITH_TIMEOUT(
        room().compare()->view()->state()->comparison() && room().compare()->view()->maps()->isReady(), longPatience);
    settle();
    look(QStringLiteral("two-runs"));
    trigger(Command::CompareRuns);
}

void StudioTour::neurons(const Look &look)
{
    trigger(Command::Playground);
    QTRY_VERIFY_WITH_TIMEOUT(room().showsNeurons(), longPatience);
    settle();
    look(QStringLiteral("playground"));
    trigger(Command::Playground);
    settle();
    look(QStringLiteral("after-playground"));
}

void StudioTour::dialogs(const Look &look)
{
    const std::pair<Command, const char *> all[] = {{Command::Preferences, "preferences"},
                                                    {Command::Shortcuts, "shortcuts"},
                                                    {Command::About, "about"},
                                                    {Command::PublicSets, "public-sets"},
                                                    {Command::CheckNotes, "notes"}};
    for (const auto &[command, name] : all) {
        trigger(command);
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
        settle();
        look(QString::fromLatin1(name));
        closeDialog();
    }
    trigger(Command::Palette);
    look(QStringLiteral("command-palette"));
    for (QWidget *each : QApplication::topLevelWidgets())
        if (each != m_window.get() && each->isVisible())
            each->close();
}

} // namespace vitrine::test
