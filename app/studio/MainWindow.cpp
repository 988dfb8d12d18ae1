#include "app/studio/MainWindow.h"

#include "app/studio/AboutDialog.h"
#include "app/studio/Actions.h"
#include "app/studio/CommandPalette.h"
#include "app/studio/Docks.h"
#include "app/studio/ErrorBanner.h"
#include "app/studio/Exporter.h"
#include "app/studio/FileDrop.h"
#include "app/studio/FileOpener.h"
#include "app/studio/History.h"
#include "app/studio/KeyPolicy.h"
#include "app/studio/Languages.h"
#include "app/studio/Menus.h"
#include "app/studio/PreferencesDialog.h"
#include "app/studio/Presentation.h"
#include "app/studio/RecentFiles.h"
#include "app/studio/RoomRail.h"
#include "app/studio/ShortcutsDialog.h"
#include "app/studio/StatusArea.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Theme.h"
#include "widgets/explanation/ExplanationPanel.h"
#include "widgets/input/InputPanel.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/transport/StepList.h"
#include "widgets/transport/TransportBar.h"

#include <QCloseEvent>
#include <QScreen>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

MainWindow::MainWindow(const Preferences &preferences, QWidget *parent)
    : QMainWindow(parent), m_preferences(preferences), m_session(new Session(this)), m_selection(new Selection(this)),
      m_cursor(new StepCursor(this)), m_history(new History(m_session, this)), m_actions(new Actions(this)),
      m_recent(new RecentFiles(this)), m_opener(new FileOpener(m_session, this)), m_drop(new FileDrop(this)),
      m_presentation(new Presentation(this)), m_banner(new ErrorBanner(this)), m_canvas(new CanvasView(this)),
      m_transport(new TransportBar(this)), m_input(new InputPanel(m_session, this)), m_steps(new StepList(this)),
      m_inspector(new InspectorPanel(this)), m_explanation(new ExplanationPanel(this))
{
    m_session->setOptions(preferences.run);
    build();
    connectSession();
    connectFiles();
    connectInputActions();
    connectRunActions();
    connectViewActions();
    connectHelpActions();
    new KeyPolicy(this);
    m_opener->setFolder(preferences.pictureFolder);
    retranslate();
    showChoices();
    const QSize room = screen()->availableSize();
    resize(room.boundedTo({1760, 1080}) * 0.95);
    m_docks->restore();
}

void MainWindow::build()
{
    m_menus = new Menus(*m_actions, this);
    m_recent->attach(m_menus->recent());
    addToolBar(Qt::LeftToolBarArea, new RoomRail(this));
    auto *stage = new QWidget(this);
    auto *layout = new QVBoxLayout(stage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_transport);
    setCentralWidget(stage);
    statusBar()->addPermanentWidget(new StatusArea(m_session, this));
    statusBar()->setSizeGripEnabled(false);
    m_canvas->setSelection(m_selection);
    m_canvas->setCursor(m_cursor);
    m_transport->setCursor(m_cursor);
    m_steps->setCursor(m_cursor);
    m_inspector->setSelection(m_selection);
    m_inspector->setCursor(m_cursor);
    m_explanation->setSelection(m_selection);
    m_explanation->setCursor(m_cursor);

    m_docks = new Docks(this);
    m_docks->add(Docks::Panel::Input, m_input, true);
    m_docks->add(Docks::Panel::Steps, m_steps, false);
    m_docks->add(Docks::Panel::Inspector, m_inspector, false);
    m_docks->add(Docks::Panel::Explanation, m_explanation, false);
    m_docks->list(m_menus->panels());
}

void MainWindow::connectSession()
{
    connect(m_session, &Session::traceChanged, this, &MainWindow::showTrace);
    connect(m_session, &Session::outcomeChanged, this, &MainWindow::showChoices);
    connect(m_session, &Session::failed, this, &MainWindow::refuse);
    connect(m_session, &Session::busyChanged, (*m_actions)[Command::Cancel], &QAction::setEnabled);
    connect(m_selection, &Selection::placeChanged, this, &MainWindow::showExplanation);
    connect(m_session, &Session::explanationReady, m_explanation, &ExplanationPanel::setExplanation);
    connect(m_session, &Session::summariesReady, m_inspector, &InspectorPanel::showSummaries);
    connect(m_inspector, &InspectorPanel::summariesWanted, m_session, &Session::requestSummaries);
}

void MainWindow::connectFiles()
{
    const Actions &actions = *m_actions;
    connect(actions[Command::Open], &QAction::triggered, m_opener, &FileOpener::ask);
    connect(actions[Command::OpenMnist], &QAction::triggered, m_opener, &FileOpener::askFolder);
    connect(actions[Command::Paste], &QAction::triggered, m_opener, &FileOpener::paste);
    connect(actions[Command::ReloadFirst], &QAction::triggered, m_session, [this] { m_session->ask(firstQuestion()); });
    connect(actions[Command::FreshWeights], &QAction::triggered, m_session, &Session::drawWeights);
    connect(actions[Command::BundledWeights], &QAction::triggered, m_session, &Session::takeOwnWeights);
    connect(actions[Command::Quit], &QAction::triggered, this, &QWidget::close);
    connect(m_menus, &Menus::presetChosen, m_session, &Session::openPreset);
    connect(m_recent, &RecentFiles::chosen, m_opener, &FileOpener::open);
    connect(m_opener, &FileOpener::opened, m_recent, &RecentFiles::add);
    connect(m_opener, &FileOpener::failed, m_banner, &ErrorBanner::showError);
    connect(m_drop, &FileDrop::fileDropped, m_opener, &FileOpener::open);
    connect(m_drop, &FileDrop::imageDropped, m_session, &Session::setPicture);
    auto *exporter = new Exporter([this] { return m_canvas->exportSource(); }, m_selection, m_cursor, this);
    exporter->setFolder(m_preferences.exportFolder);
    connect(actions[Command::CopyView], &QAction::triggered, exporter, &Exporter::copyView);
    connect(actions[Command::SaveView], &QAction::triggered, exporter, &Exporter::saveView);
    connect(actions[Command::SaveNumbers], &QAction::triggered, exporter, &Exporter::saveNumbers);
    connect(exporter, &Exporter::failed, m_banner, &ErrorBanner::showError);
    connect(exporter, &Exporter::saved, this,
            [this](const QString &file) { statusBar()->showMessage(tr("Saved %1").arg(file), 8000); });
}

void MainWindow::connectInputActions()
{
    const Actions &actions = *m_actions;
    connect(m_input, &InputPanel::openWanted, m_opener, &FileOpener::ask);
    connect(m_input, &InputPanel::setFolderWanted, m_opener, &FileOpener::askFolder);
    connect(m_input, &InputPanel::undoWanted, m_history->stack(), &QUndoStack::undo);
    connect(m_input, &InputPanel::drawingChanged, actions[Command::DrawDigit], &QAction::setChecked);
    connect(actions[Command::DrawDigit], &QAction::triggered, m_input, &InputPanel::setDrawing);
    connect(actions[Command::NextItem], &QAction::triggered, m_input, &InputPanel::nextItem);
    connect(actions[Command::PreviousItem], &QAction::triggered, m_input, &InputPanel::previousItem);
    const std::pair<Command, FitMode> fits[] = {
        {Command::Letterbox, FitMode::Letterbox}, {Command::Crop, FitMode::Crop}, {Command::Stretch, FitMode::Stretch}};
    for (const auto &[command, fit] : fits)
        connect(actions[command], &QAction::triggered, m_session, [this, fit = fit] { m_session->setFit(fit); });
    connect(actions[Command::Invert], &QAction::triggered, m_session, &Session::setInvert);
    connect(actions[Command::Train], &QAction::triggered, m_session,
            [this](bool train) { m_session->setMode(train ? Mode::Train : Mode::Eval); });
    connect(actions[Command::Undo], &QAction::triggered, m_history->stack(), &QUndoStack::undo);
    connect(actions[Command::Redo], &QAction::triggered, m_history->stack(), &QUndoStack::redo);
    connect(m_history->stack(), &QUndoStack::canUndoChanged, actions[Command::Undo], &QAction::setEnabled);
    connect(m_history->stack(), &QUndoStack::canRedoChanged, actions[Command::Redo], &QAction::setEnabled);
    actions[Command::Undo]->setEnabled(false);
    actions[Command::Redo]->setEnabled(false);
    actions[Command::Cancel]->setEnabled(false);
}

void MainWindow::connectRunActions()
{
    const Actions &actions = *m_actions;
    QAction *play = m_transport->playAction();
    connect(actions[Command::Play], &QAction::triggered, play, &QAction::setChecked);
    connect(play, &QAction::toggled, actions[Command::Play], &QAction::setChecked);
    connect(actions[Command::StepForward], &QAction::triggered, m_cursor, &StepCursor::stepForward);
    connect(actions[Command::StepBack], &QAction::triggered, m_cursor, &StepCursor::stepBack);
    connect(actions[Command::First], &QAction::triggered, m_cursor, &StepCursor::toFirst);
    connect(actions[Command::Loss], &QAction::triggered, m_cursor, &StepCursor::toLoss);
    connect(actions[Command::Last], &QAction::triggered, m_cursor, &StepCursor::toLast);
    connect(actions[Command::Backward], &QAction::triggered, m_cursor, &StepCursor::toggleBackward);
    connect(actions[Command::Cancel], &QAction::triggered, m_session, &Session::cancel);
    connect(actions[Command::Climb], &QAction::triggered, this, [this] {
        if (m_presentation->isOn() && m_selection->path().isEmpty())
            (*m_actions)[Command::Present]->trigger();
        else if (!m_selection->climb())
            m_banner->hide();
    });
}

void MainWindow::connectViewActions()
{
    const Actions &actions = *m_actions;
    const auto set = [this](Command command, auto edit) {
        connect((*m_actions)[command], &QAction::triggered, this, [this, edit] { change(edit); });
    };
    set(Command::SystemTheme, [](Preferences &preferences) { preferences.scheme = Theme::Scheme::System; });
    set(Command::LightTheme, [](Preferences &preferences) { preferences.scheme = Theme::Scheme::Light; });
    set(Command::DarkTheme, [](Preferences &preferences) { preferences.scheme = Theme::Scheme::Dark; });
    set(Command::English, [](Preferences &preferences) { preferences.language = QStringLiteral("en"); });
    set(Command::Chinese, [](Preferences &preferences) { preferences.language = QStringLiteral("zh_CN"); });
    set(Command::Larger,
        [](Preferences &preferences) { preferences.scale = std::min(2.5, preferences.scale + 0.125); });
    set(Command::Smaller,
        [](Preferences &preferences) { preferences.scale = std::max(0.75, preferences.scale - 0.125); });
    set(Command::NormalSize, [](Preferences &preferences) { preferences.scale = 1; });
    connect(actions[Command::FitView], &QAction::triggered, m_canvas, &CanvasView::fit);
    connect(actions[Command::ActualSize], &QAction::triggered, m_canvas, &CanvasView::showActualSize);
    connect(actions[Command::Present], &QAction::triggered, this, [this](bool on) {
        m_presentation->set(on);
        Theme::instance().setScale(m_preferences.scale * m_presentation->enlargement());
        if (on) // leaving brings back the widths there were
            m_docks->fitWidths();
    });
    connect(actions[Command::ResetLayout], &QAction::triggered, m_docks, &Docks::arrange);
    connect(actions[Command::Preferences], &QAction::triggered, this, [this] {
        auto *dialog = new PreferencesDialog(m_preferences, this);
        connect(dialog, &PreferencesDialog::changed, this, &MainWindow::applyPreferences);
        dialog->open();
    });
}

void MainWindow::connectHelpActions()
{
    const Actions &actions = *m_actions;
    connect(actions[Command::Palette], &QAction::triggered, this,
            [this] { (new CommandPalette(menuBar(), this))->show(); });
    connect(actions[Command::Shortcuts], &QAction::triggered, this,
            [this] { (new ShortcutsDialog(menuBar(), this))->open(); });
    connect(actions[Command::About], &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
}

void MainWindow::start(const std::optional<LastSession> &last, const QStringList &files)
{
    m_toOpen = files;
    m_toRestore = last;
    m_session->ask(last ? last->question : firstQuestion(), false);
}

QUndoStack *MainWindow::undoStack() const
{
    return m_history->stack();
}

void MainWindow::showTrace()
{
    const auto outcome = m_session->outcome();
    const auto before = m_cursor->trace();
    // The canvas shows shapes with the batch in front: a batch of another size is another drawing.
    const auto isSameGraph = [&] {
        return before && before->graph.blocks.size() == outcome->trace->graph.blocks.size()
            && std::equal(before->graph.blocks.begin(), before->graph.blocks.end(),
                          outcome->trace->graph.blocks.begin(), [](const GraphBlock &a, const GraphBlock &b) {
                              return a.id == b.id && a.kind == b.kind && a.outputShapes == b.outputShapes;
                          });
    };
    if (!isSameGraph())
        m_canvas->setNetwork(outcome->network, outcome->trace->graph);
    m_inspector->setNetwork(outcome->network);
    m_cursor->setTrace(outcome->trace);
    if (m_toRestore) {
        if (m_toRestore->step >= 0)
            m_cursor->setCurrent(m_toRestore->step);
        m_selection->selectPath(m_toRestore->selection);
    }
    const bool hadSelection = !m_selection->path().isEmpty() || (m_isFirstTry && !m_toRestore);
    m_selection->keepWithin(*outcome->trace);
    if (hadSelection && m_selection->path().isEmpty())
        selectExample();
    m_toRestore.reset();
    m_isFirstTry = false;
    if (!outcome->notices.empty())
        m_banner->showNotice(outcome->notices.front());
    else if (!std::exchange(m_keepsBanner, false))
        m_banner->hide();
    showTitle();
    showExplanation();
    for (const QString &file : std::exchange(m_toOpen, {}))
        m_opener->open(file);
}

void MainWindow::selectExample()
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

void MainWindow::showExplanation()
{
    const auto place = m_selection->place();
    if (place && (place->kind == Place::Kind::Output || place->kind == Place::Kind::Gradient))
        m_session->requestExplanation(QString::fromStdString(place->name), place->index,
                                      place->kind == Place::Kind::Gradient ? Pass::Backward : Pass::Forward,
                                      place->port);
}

void MainWindow::showChoices()
{
    const Actions &actions = *m_actions;
    const auto check = [&actions](Command command, bool checked) {
        if (checked || !actions[command]->actionGroup())
            actions[command]->setChecked(checked);
    };
    check(Command::SystemTheme, m_preferences.scheme == Theme::Scheme::System);
    check(Command::LightTheme, m_preferences.scheme == Theme::Scheme::Light);
    check(Command::DarkTheme, m_preferences.scheme == Theme::Scheme::Dark);
    check(Command::English, Languages::instance().current() == QStringLiteral("en"));
    check(Command::Chinese, Languages::instance().current() == QStringLiteral("zh_CN"));
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    check(Command::Letterbox, outcome->format.fit == FitMode::Letterbox);
    check(Command::Crop, outcome->format.fit == FitMode::Crop);
    check(Command::Stretch, outcome->format.fit == FitMode::Stretch);
    check(Command::Invert, outcome->format.invert);
    check(Command::Train, outcome->question.mode == Mode::Train);
}

void MainWindow::showTitle()
{
    const auto outcome = m_session->outcome();
    setWindowTitle(outcome ? tr("%1 – Vitrine").arg(QString::fromStdString(outcome->network.name)) : tr("Vitrine"));
}

void MainWindow::refuse(const Error &error)
{
    m_banner->showError(error);
    // What was open last may be gone: the studio never opens empty.
    if (std::exchange(m_isFirstTry, false)) {
        m_toRestore.reset();
        m_keepsBanner = true;
        m_session->ask(firstQuestion(), false);
    }
}

void MainWindow::change(const std::function<void(Preferences &)> &change)
{
    Preferences next = m_preferences;
    change(next);
    applyPreferences(next);
}

void MainWindow::applyPreferences(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    m_preferences.save();
    if (before.scheme != preferences.scheme)
        Theme::instance().setScheme(preferences.scheme);
    if (before.scale != preferences.scale)
        Theme::instance().setScale(preferences.scale * m_presentation->enlargement());
    if (before.language != preferences.language)
        Languages::instance().use(preferences.language);
    m_session->setOptions(preferences.run);
    if (before.pictureFolder != preferences.pictureFolder)
        m_opener->setFolder(preferences.pictureFolder);
    showChoices();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_menus->retranslate();
    m_docks->retranslate();
    showTitle();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_docks)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_presentation->isOn())
        (*m_actions)[Command::Present]->trigger();
    m_docks->save();
    if (const auto outcome = m_session->outcome())
        LastSession{outcome->question, m_cursor->current(), m_selection->path()}.save();
    QMainWindow::closeEvent(event);
}

} // namespace vitrine
