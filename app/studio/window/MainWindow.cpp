#include "app/studio/window/MainWindow.h"

#include "app/studio/actions/Actions.h"
#include "app/studio/detect/DetectRoom.h"
#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/files/FileDrop.h"
#include "app/studio/files/RecentFiles.h"
#include "app/studio/film/FilmDesk.h"
#include "app/studio/journal/Journal.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/optimizers/NetRaceRoom.h"
#include "app/studio/optimizers/OptimizersPlace.h"
#include "app/studio/optimizers/OptimizersRoom.h"
#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/StatusArea.h"
#include "app/studio/settings/Languages.h"
#include "app/studio/settings/PreferencesDialog.h"
#include "app/studio/window/AboutDialog.h"
#include "app/studio/window/CommandPalette.h"
#include "app/studio/window/KeyPolicy.h"
#include "app/studio/window/Menus.h"
#include "app/studio/window/NotesDialog.h"
#include "app/studio/window/Presentation.h"
#include "app/studio/window/RoomRail.h"
#include "app/studio/window/Rooms.h"
#include "app/studio/window/ShortcutsDialog.h"
#include "app/studio/yolox/YoloxRoom.h"
#include "widgets/common/Theme.h"
#include "widgets/detection/DetectFileKind.h"
#include "widgets/optimizers/RaceSetup.h"
#include "widgets/session/FileKind.h"
#include "widgets/session/Session.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const QString geometryKey = QStringLiteral("layout/window/geometry");
const QString roomKey = QStringLiteral("layout/window/room");
const QString detectName = QStringLiteral("detect"), optimizersName = QStringLiteral("optimizers"),
              networkName = QStringLiteral("network"), yoloxName = QStringLiteral("yolox");

QString nameOf(Command room)
{
    switch (room) {
    case Command::DetectRoom:
        return detectName;
    case Command::OptimizersRoom:
        return optimizersName;
    case Command::YoloxRoom:
        return yoloxName;
    default:
        return networkName;
    }
}

/// What may hold a detector, or something else that the Network room opens: only its content tells.
bool isModel(const QString &file)
{
    return fileKind(file) == FileKind::Model || fileKind(file) == FileKind::Checkpoint;
}

/// What the Network room would take for a picture, and the Detect room knows better: VOC's annotations.
bool isForDetection(const QString &file)
{
    const DetectFileKind kind = detectFileKind(file);
    return fileKind(file) == FileKind::Picture && kind != DetectFileKind::Picture && kind != DetectFileKind::Folder;
}

/// Of a video that the studio is started with, people ask most what is in it.
bool holdVideo(const QStringList &files)
{
    return std::ranges::any_of(files, [](const QString &file) { return fileKind(file) == FileKind::Video; });
}

} // namespace

MainWindow::MainWindow(const Preferences &preferences, QWidget *parent)
    : QMainWindow(parent), m_preferences(preferences), m_actions(new Actions(this)), m_recent(new RecentFiles(this)),
      m_films(new FilmDesk([this] { return m_rooms->current(); }, this)), m_presentation(new Presentation(this))
{
    m_menus = new Menus(*m_actions, this);
    m_recent->attach(m_menus->recent());
    m_rooms = new Rooms(*m_actions, this);
    setCentralWidget(m_rooms);
    statusBar()->setSizeGripEnabled(false);
    const QSize room = screen()->availableSize();
    resize(room.boundedTo({1760, 1080}) * 0.95);
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    connectRooms();
    connectView();
    connectHelp();
    connectFilms();
    addRooms();
    addToolBar(Qt::LeftToolBarArea,
               new RoomRail((*m_actions)[Command::NetworkRoom], (*m_actions)[Command::DetectRoom],
                            (*m_actions)[Command::OptimizersRoom], (*m_actions)[Command::YoloxRoom], this));
    new KeyPolicy(this);
    retranslate();
    showChoices();
}

void MainWindow::addRooms()
{
    m_network = new NetworkRoom(m_preferences, m_rooms);
    m_rooms->add(Command::NetworkRoom, [this] { return m_network; });
    connect(m_network->files(), &DocumentDesk::detectorFound, this, [this](const QString &file) {
        m_rooms->enter(Command::DetectRoom);
        m_rooms->current()->open({file});
    });
    // Made when it is shown first: the studio opens no slower for it.
    m_rooms->add(Command::DetectRoom, [this] {
        auto *room = new DetectRoom(session()->computeThread(), m_preferences, m_rooms);
        connect(room, &DetectRoom::insideWanted, this, &MainWindow::seeInside);
        return room;
    });
    auto *place = m_optimizers = new OptimizersPlace(this);
    m_rooms->add(Command::OptimizersRoom, [this, place] { return new OptimizersRoom(place, m_preferences, m_rooms); });
    m_rooms->add(Command::OptimizersRoom,
                 [this, place] { return new NetRaceRoom(place, session(), m_preferences, m_rooms); });
    m_rooms->turn(Command::OptimizersRoom, place->half());
    connect(place, &OptimizersPlace::halfChanged, m_rooms,
            [this](int half) { m_rooms->turn(Command::OptimizersRoom, half); });
    m_rooms->add(Command::YoloxRoom,
                 [this] { return new YoloxRoom(session()->computeThread(), m_preferences, m_rooms); });
    m_rooms->enter(Command::NetworkRoom);
}

void MainWindow::connectRooms()
{
    connect(m_rooms, &Rooms::roomMade, this, &MainWindow::adopt);
    connect(m_rooms, &Rooms::roomChanged, this, &MainWindow::showRoom);
    connect(m_menus, &Menus::presetChosen, this, [this](const QString &name) {
        m_rooms->enter(Command::NetworkRoom);
        m_network->files()->openPreset(name);
    });
    connect(m_recent, &RecentFiles::chosen, this, [this](const QString &file) { openFiles({file}); });
    m_drop = new FileDrop(this,
                          {[this](const QStringList &files) { return promise(files); },
                           [this] { return m_rooms->current()->imagePromise(); }});
    connect(m_drop, &FileDrop::filesDropped, this, &MainWindow::openFiles);
    connect(m_drop, &FileDrop::imageDropped, this,
            [this](const QImage &image) { m_rooms->current()->openImage(image); });
    const Actions &actions = *m_actions;
    connect(actions[Command::Quit], &QAction::triggered, this, &QWidget::close);
    connect(actions[Command::Climb], &QAction::triggered, this, &MainWindow::climb);
}

void MainWindow::adopt(Room *room)
{
    statusBar()->addPermanentWidget(room->status());
    connect(room, &Room::opened, m_recent, &RecentFiles::add);
    connect(room, &Room::said, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
    connect(room, &Room::titleChanged, this, &MainWindow::showTitle);
}

void MainWindow::showRoom(Room *room)
{
    for (Room *other : m_rooms->made()) {
        other->status()->setVisible(other == room);
        if (other != room)
            other->rest();
    }
    m_menus->panels()->clear();
    room->docks()->list(m_menus->panels());
    showTitle();
}

void MainWindow::connectView()
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
    connect(actions[Command::Present], &QAction::triggered, this, &MainWindow::present);
    connect(actions[Command::ResetLayout], &QAction::triggered, this,
            [this] { m_rooms->current()->docks()->arrange(); });
    connect(actions[Command::Preferences], &QAction::triggered, this, [this] {
        auto *dialog = new PreferencesDialog(m_preferences, this);
        connect(dialog, &PreferencesDialog::changed, this, &MainWindow::applyPreferences);
        dialog->open();
    });
}

void MainWindow::connectHelp()
{
    const Actions &actions = *m_actions;
    connect(actions[Command::Palette], &QAction::triggered, this,
            [this] { (new CommandPalette(menuBar(), this))->show(); });
    connect(actions[Command::Shortcuts], &QAction::triggered, this,
            [this] { (new ShortcutsDialog(menuBar(), this))->open(); });
    connect(actions[Command::CheckNotes], &QAction::triggered, this, &MainWindow::checkNotes);
    connect(actions[Command::About], &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
}

void MainWindow::connectFilms()
{
    const Actions &actions = *m_actions;
    m_films->setFolder(m_preferences.exportFolder);
    connect(actions[Command::ExportFilm], &QAction::triggered, m_films, &FilmDesk::ask);
    QAction *record = actions[Command::Record];
    connect(record, &QAction::triggered, m_films, [this, record] {
        m_films->toggleRecording();
        record->setChecked(m_films->isRecording());
    });
    connect(m_films, &FilmDesk::recordingChanged, record, &QAction::setChecked);
    connect(m_films, &FilmDesk::said, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
    connect(m_films, &FilmDesk::failed, this, [this](const Error &error) { banner()->showError(error); });
}

void MainWindow::start(const std::optional<StudioState> &last, const QStringList &files)
{
    enterFirstRoom(last.has_value(), files);
    m_network->start(Journal::Found{last.value_or(StudioState()), true, {}, 0, {}}, filesForNetwork(files));
    openElsewhere(files);
}

void MainWindow::start(Journal *journal, const QStringList &files)
{
    enterFirstRoom(!journal->isApart(), files);
    connect(
        journal, &Journal::found, this,
        [this, journal, forNetwork = filesForNetwork(files)](const Journal::Found &last) {
            m_network->start(last, forNetwork);
            keep(journal);
        },
        Qt::SingleShotConnection);
    journal->find();
    openElsewhere(files);
}

/// The one that was shown last, or one that the files are for.
void MainWindow::enterFirstRoom(bool comesBack, const QStringList &files)
{
    const QString last = comesBack ? QSettings().value(roomKey).toString() : QString();
    if (last == detectName || wantsDetectRoom(files) || holdVideo(files))
        m_rooms->enter(Command::DetectRoom);
    else if (last == optimizersName && files.isEmpty())
        m_rooms->enter(Command::OptimizersRoom);
    else if (last == yoloxName && files.isEmpty())
        m_rooms->enter(Command::YoloxRoom);
}

QStringList MainWindow::filesForNetwork(const QStringList &files) const
{
    return m_rooms->currentCommand() == Command::NetworkRoom ? files : QStringList();
}

void MainWindow::openElsewhere(const QStringList &files)
{
    if (m_rooms->currentCommand() != Command::NetworkRoom && !files.isEmpty())
        m_rooms->current()->open(files);
}

bool MainWindow::wantsDetectRoom(const QStringList &files) const
{
    // A model that comes with pictures is there to find things in them.
    const bool isDetector = files.size() > 1 && std::ranges::any_of(files, isModel);
    return m_rooms->currentCommand() == Command::NetworkRoom
        && (isDetector || std::ranges::any_of(files, isForDetection));
}

QString MainWindow::promise(const QStringList &files) const
{
    return wantsDetectRoom(files) ? tr("Open %1 in the Detect room").arg(QFileInfo(files.first()).fileName())
                                  : m_rooms->current()->promise(files);
}

void MainWindow::openFiles(const QStringList &files)
{
    if (wantsDetectRoom(files))
        m_rooms->enter(Command::DetectRoom);
    m_rooms->current()->open(files);
}

ErrorBanner *MainWindow::banner() const
{
    return m_rooms->current()->banner();
}

Session *MainWindow::session() const
{
    return m_network->session();
}

Selection *MainWindow::selection() const
{
    return m_network->selection();
}

StepCursor *MainWindow::cursor() const
{
    return m_network->cursor();
}

CanvasView *MainWindow::canvas() const
{
    return m_network->canvas();
}

InputPanel *MainWindow::input() const
{
    return m_network->input();
}

InspectorPanel *MainWindow::inspector() const
{
    return m_network->inspector();
}

ExplanationPanel *MainWindow::explanation() const
{
    return m_network->explanation();
}

QUndoStack *MainWindow::undoStack() const
{
    return m_network->undoStack();
}

void MainWindow::climb()
{
    if (m_rooms->current()->climb())
        return;
    if (m_presentation->isOn())
        (*m_actions)[Command::Present]->trigger();
    else
        banner()->hide();
}

void MainWindow::present(bool on)
{
    m_presentation->set(on, m_rooms->current());
    Theme::instance().setScale(m_preferences.scale * m_presentation->enlargement());
    if (on) // leaving brings back the widths there were
        m_rooms->current()->docks()->fitWidths();
}

void MainWindow::showChoices()
{
    const Actions &actions = *m_actions;
    const auto choose = [&actions](Command command, bool chosen) {
        if (chosen)
            actions[command]->setChecked(true);
    };
    choose(Command::SystemTheme, m_preferences.scheme == Theme::Scheme::System);
    choose(Command::LightTheme, m_preferences.scheme == Theme::Scheme::Light);
    choose(Command::DarkTheme, m_preferences.scheme == Theme::Scheme::Dark);
    choose(Command::English, Languages::instance().current() == QStringLiteral("en"));
    choose(Command::Chinese, Languages::instance().current() == QStringLiteral("zh_CN"));
}

void MainWindow::showTitle()
{
    const QString title = m_rooms->current()->title();
    setWindowTitle(title.isEmpty() ? tr("Vitrine") : tr("%1 – Vitrine").arg(title));
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
    for (Room *room : m_rooms->made())
        room->setPreferences(preferences);
    showChoices();
}

void MainWindow::seeInside(const QString &detector, const QImage &input)
{
    m_rooms->enter(Command::NetworkRoom);
    DocumentState opened;
    Question &question = opened.question = session()->question();
    question.network = {{}, detector};
    question.weights = {};
    question.picture = {PictureSource::Kind::Image, {}, input, 0};
    question.fit.reset();
    question.invert.reset();
    question.batch.size = 1;
    question.mode = Mode::Eval;
    m_network->documents()->add(std::move(opened));
}

void MainWindow::checkNotes()
{
    if (!m_notes) {
        m_notes = new NotesDialog(session()->computeThread(), this);
        connect(m_notes, &NotesDialog::raceWanted, this, [this](const RaceSetup &race) {
            m_notes->hide(); // it would cover what was asked for
            m_rooms->enter(Command::OptimizersRoom);
            m_optimizers->choose(OptimizersPlace::Surfaces);
            if (auto *room = qobject_cast<OptimizersRoom *>(m_rooms->current()))
                room->setRace(race);
        });
        connect(m_notes, &NotesDialog::networkWanted, this,
                [this](const QString &file, const NetworkScene &scene, quint64 seed) {
                    m_notes->hide();
                    m_rooms->enter(Command::NetworkRoom);
                    m_network->prepareTraining(file, scene, seed);
                });
        connect(m_notes, &NotesDialog::failed, this, [this](const Error &error) { banner()->showError(error); });
    }
    m_notes->show();
    m_notes->raise();
    m_notes->activateWindow();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_menus->retranslate();
    showTitle();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_network)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_journal && !m_isKept) {
        event->ignore();
        keepAndClose();
        return;
    }
    if (m_presentation->isOn())
        (*m_actions)[Command::Present]->trigger();
    if (m_notes)
        m_notes->close(); // else it would stay alone
    QSettings().setValue(geometryKey, saveGeometry());
    QSettings().setValue(roomKey, nameOf(m_rooms->currentCommand()));
    for (Room *room : m_rooms->made())
        room->save();
    QMainWindow::closeEvent(event);
}

} // namespace vitrine
