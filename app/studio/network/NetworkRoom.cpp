#include "app/studio/network/NetworkRoom.h"

#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/DocumentTabs.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/documents/History.h"
#include "app/studio/documents/HistoryView.h"
#include "app/studio/documents/NetworkExports.h"
#include "app/studio/documents/WeightLoader.h"
#include "app/studio/files/FileOpener.h"
#include "app/studio/network/NetworkPanels.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "app/studio/network/desks/DataDesk.h"
#include "app/studio/network/desks/InsideDesk.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/LandscapeDesk.h"
#include "app/studio/network/desks/LiveDesk.h"
#include "app/studio/network/desks/NetCompareDesk.h"
#include "app/studio/network/desks/PlaygroundDesk.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "app/studio/network/desks/StepDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/network/desks/TwinDesk.h"
#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/StatusArea.h"
#include "app/studio/settings/Preferences.h"
#include "widgets/builder/InsideBar.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/compare/NetCompareSession.h"
#include "widgets/data/DataView.h"
#include "widgets/experiments/SceneSetups.h"
#include "widgets/explanation/ExplanationPanel.h"
#include "widgets/input/InputPanel.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/labs/LabStage.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/playground/PlaygroundView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/StepFlow.h"
#include "widgets/stepping/StepsPanel.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"
#include "widgets/transport/StepList.h"
#include "widgets/transport/TransportBar.h"
#include "widgets/twins/TrainPages.h"
#include "widgets/twins/TwinPanel.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

std::int64_t learnableCount(const Graph &graph)
{
    std::int64_t count = 0;
    for (const GraphBlock &block : graph.blocks)
        count += block.learnable;
    return count;
}

} // namespace

NetworkRoom::NetworkRoom(const Preferences &preferences, QWidget *parent)
    : Room(QStringLiteral("network"), parent), m_session(new Session(this)),
      m_document(new NetworkDocument(m_session, this)), m_selection(new Selection(this)),
      m_cursor(new StepCursor(this)), m_history(new History(m_session, this)),
      m_documents(new Documents({m_session, m_document, m_history, m_cursor, m_selection}, this)),
      m_files(new DocumentDesk(m_documents, m_document, m_session, this)),
      m_weights(new WeightLoader(m_document, m_session, this)), m_exports(new NetworkExports(m_session, this)),
      m_tabs(new DocumentTabs(m_documents, this)), m_opener(new FileOpener(m_session, this)),
      m_training(new TrainDesk(m_session, m_history, this)), m_data(new DataDesk(m_session, m_training, this)),
      m_landscape(new LandscapeDesk(m_session, m_training, this)),
      m_twins(new TwinDesk(m_session, m_history, m_training, this)),
      m_playground(new PlaygroundDesk(m_session, m_history, m_training, this)),
      m_labs(
          new LabDesk({m_session, m_cursor, m_document, m_session->computeThread(), m_selection}, m_selection, this)),
      m_compare(new NetCompareDesk({m_session, m_cursor, m_documents, m_training}, this)),
      m_stages(new QStackedWidget(this)), m_stage(new SegmentedControl(2, this)), m_canvas(new CanvasView(this)),
      m_transport(new TransportBar(this)), m_input(new InputPanel(m_session, this)),
      m_build(new BuildDesk(m_canvas, m_document, this)), m_steps(new StepList(this)),
      m_stepping(new StepDesk({m_session, m_selection, m_cursor, m_training->state(), m_transport, m_steps}, this)),
      m_inspector(new InspectorPanel(this)), m_explanation(new ExplanationPanel(this))
{
    m_session->setOptions(preferences.run);
    m_opener->setFolder(preferences.pictureFolder);
    m_files->setFolder(preferences.exportFolder);
    m_exports->setFolder(preferences.exportFolder);
    m_compare->setFolder(preferences.pictureFolder);
    m_training->setFolder(preferences.exportFolder);
    m_twins->setFolder(preferences.exportFolder);
    m_ripple = new RippleDesk(m_session, m_document, m_cursor, this); // before what shows runs
    putTogether();
    connectSession();
    connectFiles(preferences);
    connectDocuments();
    connectInput();
    connectRun();
    connectTraining();
    connectData();
    connectLandscape();
    connectTwins();
    connectPlayground();
    connectDocument();
    connectLabs();
    connectCompare();
    connectHealth();
    connectHeat();
    connectBuild();
    connectInside();
    connectOwnBlocks();
    connectStepping();
    connectRipple();
    connectLive();
    showChoices();
}

void NetworkRoom::putTogether()
{
    auto *stage = new QWidget(this);
    auto *layout = new QVBoxLayout(stage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stage, 0, Qt::AlignHCenter);
    m_inside = new InsideDesk({m_build, m_documents, m_selection, m_canvas}, this);
    layout->addWidget(m_inside->bar());
    layout->addWidget(m_stages, 1);
    m_stages->addWidget(m_canvas);
    m_stages->addWidget(m_playground->view());
    m_stages->addWidget(m_labs->stage());
    m_stages->addWidget(m_compare->stage());
    m_playground->view()->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // while the canvas shows
    m_stage->hide();
    setStage(stage, m_transport);
    m_canvas->setSelection(m_selection);
    m_canvas->setCursor(m_cursor);
    m_transport->setCursor(m_cursor);
    m_steps->setCursor(m_cursor);
    m_inspector->setSelection(m_selection);
    m_inspector->setCursor(m_cursor);
    m_inspector->setDocument(m_document);
    m_explanation->setSelection(m_selection);
    m_explanation->setCursor(m_cursor);
    docks()->add(inputPanel, m_input, true);
    docks()->add(stepsPanel, m_stepping->panel(), false);
    docks()->add(blocksPanel, m_build->palette(), false);
    m_trainPages = new TrainPages(m_training->panel(), m_twins->panel(), this);
    docks()->add(trainPanel, m_trainPages, true);
    docks()->add(trainingPanel, m_training->views(), false);
    docks()->add(dataPanel, m_data->view(), false);
    docks()->add(landscapePanel, m_landscape->panel(), false);
    docks()->add(inspectorPanel, m_inspector, false);
    docks()->add(explanationPanel, m_stepping->withUpdate(m_explanation), false);
    docks()->add(historyPanel, new HistoryView(m_history->group(), this), false);
    docks()->retranslate();
}

void NetworkRoom::connectSession()
{
    connect(m_session, &Session::traceChanged, this, &NetworkRoom::showTrace);
    connect(m_session, &Session::outcomeChanged, this, &NetworkRoom::showChoices);
    connect(m_session, &Session::outcomeChanged, this, &NetworkRoom::showFacts);
    connect(m_session, &Session::failed, this, &NetworkRoom::refuse);
    connect(m_session, &Session::busyChanged, this, [this](bool busy) { enable(Command::Cancel, busy); });
    connect(m_session, &Session::busyChanged, status(), &StatusArea::setBusy);
    connect(m_session, &Session::progress, status(), &StatusArea::setProgress);
    connect(status(), &StatusArea::cancelWanted, m_session, &Session::cancel);
    connect(m_selection, &Selection::placeChanged, this, &NetworkRoom::showExplanation);
    connect(m_session, &Session::explanationReady, m_explanation, &ExplanationPanel::setExplanation);
    connect(m_session, &Session::summariesReady, m_inspector, &InspectorPanel::showSummaries);
    connect(m_inspector, &InspectorPanel::summariesWanted, m_session, &Session::requestSummaries);
}

void NetworkRoom::connectInput()
{
    connect(m_input, &InputPanel::openWanted, m_opener, &FileOpener::ask);
    connect(m_input, &InputPanel::setFolderWanted, m_opener, &FileOpener::askFolder);
    connect(m_input, &InputPanel::undoWanted, m_history->group(), &QUndoGroup::undo);
    connect(m_input, &InputPanel::drawingChanged, this, [this](bool on) { check(Command::DrawDigit, on); });
    handle(Command::DrawDigit, [this](bool on) { m_input->setDrawing(on); });
    handle(Command::NextItem, [this](bool) { m_input->nextItem(); });
    handle(Command::PreviousItem, [this](bool) { m_input->previousItem(); });
    const std::pair<Command, FitMode> fits[] = {
        {Command::Letterbox, FitMode::Letterbox}, {Command::Crop, FitMode::Crop}, {Command::Stretch, FitMode::Stretch}};
    for (const auto &[command, fit] : fits)
        handle(command, [this, fit = fit](bool) { m_session->setFit(fit); });
    handle(Command::Invert, [this](bool on) { m_session->setInvert(on); });
    handle(Command::Train, [this](bool train) { m_session->setMode(train ? Mode::Train : Mode::Eval); });
    handle(Command::Undo, [this](bool) { m_history->group()->undo(); });
    handle(Command::Redo, [this](bool) { m_history->group()->redo(); });
    handle(Command::Cancel, [this](bool) {
        m_session->cancel();
        m_compare->session()->cancel();
        m_stepping->flow()->stop();
    });
    connect(m_history->group(), &QUndoGroup::canUndoChanged, this, [this](bool can) { enable(Command::Undo, can); });
    connect(m_history->group(), &QUndoGroup::canRedoChanged, this, [this](bool can) { enable(Command::Redo, can); });
    for (const Command command : {Command::Undo, Command::Redo, Command::Cancel})
        enable(command, false);
}

void NetworkRoom::connectRun()
{
    QAction *play = m_transport->playAction();
    handle(Command::Play, [play](bool on) { play->setChecked(on); });
    connect(play, &QAction::toggled, this, [this, play] { check(Command::Play, play->isChecked()); });
    handle(Command::StepForward, [this](bool) { m_cursor->stepForward(); });
    handle(Command::StepBack, [this](bool) { m_cursor->stepBack(); });
    handle(Command::First, [this](bool) { m_cursor->toFirst(); });
    handle(Command::Loss, [this](bool) { m_cursor->toLoss(); });
    handle(Command::Last, [this](bool) { m_cursor->toLast(); });
    handle(Command::Backward, [this](bool) { m_cursor->toggleBackward(); });
    handle(Command::FitView, [this](bool) { m_canvas->fit(); });
    handle(Command::ActualSize, [this](bool) { m_canvas->showActualSize(); });
}

QUndoStack *NetworkRoom::undoStack() const
{
    return m_history->stack();
}

QString NetworkRoom::imagePromise() const
{
    return tr("Show the network this picture");
}

void NetworkRoom::openImage(const QImage &image)
{
    m_session->setPicture(image);
}

bool NetworkRoom::climb()
{
    return m_build->climb() || m_labs->climb() || m_compare->climb() || m_inside->climb() || m_selection->climb();
}

void NetworkRoom::setPreferences(const Preferences &preferences)
{
    m_session->setOptions(preferences.run);
    m_opener->setFolder(preferences.pictureFolder);
    m_live->setFolder(preferences.pictureFolder);
}

void NetworkRoom::save()
{
    Room::save();
    m_training->remember();
    m_landscape->remember();
    m_twins->remember();
    m_stepping->remember();
    m_compare->remember();
}

void NetworkRoom::showTrace()
{
    const auto outcome = m_session->outcome();
    m_inspector->setNetwork(outcome->network);
    m_cursor->setTrace(outcome->trace, outcome->isSummarised);
    if (m_toRestore) {
        if (m_toRestore->step >= 0)
            m_cursor->setCurrent(m_toRestore->step);
        m_selection->selectPath(m_toRestore->selection);
    }
    const bool hadSelection = !m_selection->path().isEmpty() || (m_isFirstTry && !m_toRestore);
    keepSelection();
    if (hadSelection && m_selection->path().isEmpty())
        selectExample();
    m_toRestore.reset();
    m_isFirstTry = false;
    // Of what the blocks are shown with; the neurons have the data.
    if (!outcome->notices.empty() && !showsNeurons() && !m_keepsBanner && !outcome->isFleeting)
        banner()->showNotice(outcome->notices.front());
    // While weights or pictures change several times a second, what there is to read stays.
    else if (!outcome->isFleeting && !m_training->isShowing() && !m_twins->isShowing()
             && !std::exchange(m_keepsBanner, false))
        banner()->hide();
    emit titleChanged();
    if (m_live->isTurnOfNumbers())
        showExplanation();
    open(std::exchange(m_toOpen, {}));
}

void NetworkRoom::selectExample()
{
    const Graph &graph = m_session->trace()->graph;
    const auto find = [&graph](auto &&isWanted) {
        return std::find_if(graph.blocks.begin(), graph.blocks.end(),
                            [&](const GraphBlock &block) { return isWanted(block.kind->category()); });
    };
    auto block = find([](Category category) { return category == Category::Convolution; });
    if (block == graph.blocks.end())
        block = find([](Category category) { return category != Category::Input; });
    if (block == graph.blocks.end())
        return;
    // In the middle of the first channel of the first picture.
    Index index = block->outputShapes[0];
    for (std::size_t d = 0; d < index.size(); ++d)
        index[d] = d < 2 && index.size() > 2 ? 0 : index[d] / 2;
    if (!index.empty())
        index[0] = 0;
    m_selection->selectPlace({Place::Kind::Output, block->id, 0, index});
}

void NetworkRoom::showExplanation()
{
    const auto place = m_selection->place();
    const auto trace = m_session->trace();
    if (place && place->kind == Place::Kind::Gradient && trace && !trace->hasBackward)
        return; // a frame that is not frozen has none
    if (place && (place->kind == Place::Kind::Output || place->kind == Place::Kind::Gradient))
        m_session->requestExplanation(QString::fromStdString(place->name), place->index,
                                      place->kind == Place::Kind::Gradient ? Pass::Backward : Pass::Forward,
                                      place->port);
}

void NetworkRoom::showChoices()
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    check(Command::Letterbox, outcome->format.fit == FitMode::Letterbox);
    check(Command::Crop, outcome->format.fit == FitMode::Crop);
    check(Command::Stretch, outcome->format.fit == FitMode::Stretch);
    check(Command::Invert, outcome->format.invert);
    check(Command::Train, outcome->question.mode == Mode::Train);
}

void NetworkRoom::showFacts()
{
    const auto trace = m_session->trace();
    if (!trace)
        return;
    status()->setFacts(
        tr("%1 parameters   ·   run in %2   ·   %3")
            .arg(formatCount(learnableCount(trace->graph)), formatMilliseconds(trace->milliseconds),
                 trace->device == "cuda" ? tr("GPU") : tr("CPU")),
        tr("Learnable parameters of the network, the time that the forward and backward pass took, and where they "
           "ran"));
}

void NetworkRoom::refuse(const Error &error)
{
    banner()->showError(error);
    // What was open last may be gone: the studio never opens empty.
    if (std::exchange(m_isFirstTry, false)) {
        m_toRestore.reset();
        m_keepsBanner = true;
        m_session->ask(m_documents->simplest(), false);
    }
}

void NetworkRoom::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        showFacts();
        showBuildChoices(); // why something is not enabled
    }
    Room::changeEvent(event);
}

} // namespace vitrine
