#include "app/studio/yolox/YoloxRoom.h"

#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/StageFiles.h"
#include "app/studio/room/StatusArea.h"
#include "app/studio/settings/Preferences.h"
#include "app/studio/yolox/YoloxFiles.h"
#include "app/studio/yolox/YoloxSettings.h"
#include "widgets/common/Translated.h"
#include "widgets/film/FilmReel.h"
#include "widgets/film/FilmShot.h"
#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxRunner.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/room/NetworkPanel.h"
#include "widgets/yolox/room/ScenePanel.h"
#include "widgets/yolox/room/SentenceList.h"
#include "widgets/yolox/room/StationBar.h"
#include "widgets/yolox/room/StationStage.h"
#include "widgets/yolox/room/StepsBar.h"

#include <QAction>
#include <QSpinBox>
#include <QUndoStack>

#include <algorithm>

namespace vitrine {

namespace {

constexpr Panel scenePanel{"yoloxSceneDock", QT_TRANSLATE_NOOP("Docks", "Picture and Objects"), Qt::LeftDockWidgetArea,
                           264, 3};
// Beside the picture rather than on the other side: stations need the room.
constexpr Panel stepsPanel{"yoloxStepsDock", QT_TRANSLATE_NOOP("Docks", "Steps"), Qt::LeftDockWidgetArea, 264, 3,
                           "yoloxSceneDock"};
constexpr Panel networkPanel{"yoloxNetworkDock", QT_TRANSLATE_NOOP("Docks", "YOLOX"), Qt::LeftDockWidgetArea, 264, 2};

} // namespace

YoloxRoom::YoloxRoom(QThread *compute, const Preferences &preferences, QWidget *parent)
    : Room(QStringLiteral("yolox"), parent), m_state(new YoloxState(this)),
      m_runner(new YoloxRunner(m_state, compute, this)), m_files(new YoloxFiles(m_state, this)),
      m_exports(new StageFiles([this] { return stageSource(); }, this)),
      m_stage(new StationStage({m_state, compute}, this)), m_bar(new StepsBar(this)),
      m_scene(new ScenePanel(m_state, this)), m_network(new NetworkPanel(m_state, this)),
      m_sentences(new SentenceList(this))
{
    setPreferences(preferences);
    setStage(m_stage, m_bar);
    addPanels();
    connectFiles();
    connectRunner();
    connectStage();
    handleTransport(
        {m_bar->firstAction(), m_bar->backAction(), m_bar->playAction(), m_bar->forwardAction(), m_bar->lastAction()});
    handleUndo(m_state->undoStack());
    handleExports(m_exports);
    restore();
}

void YoloxRoom::addPanels()
{
    docks()->add(scenePanel, m_scene, true);
    docks()->add(stepsPanel, m_sentences, false);
    docks()->add(networkPanel, m_network, true);
    docks()->retranslate();
}

void YoloxRoom::connectFiles()
{
    handle(Command::Open, [this](bool) { m_files->askPicture(); });
    handle(Command::OpenTruth, [this](bool) { m_files->askTruth(); });
    handle(Command::OpenDetector, [this](bool) { m_files->askWeights(); });
    handle(Command::Paste, [this](bool) { m_files->paste(); });
    handle(Command::NextItem, [this](bool) { m_scene->item()->stepUp(); });
    handle(Command::PreviousItem, [this](bool) { m_scene->item()->stepDown(); });
    connect(m_files, &YoloxFiles::failed, banner(), &ErrorBanner::showError);
    connect(m_files, &YoloxFiles::busyChanged, this, &YoloxRoom::showBusy);
    connect(m_files, &YoloxFiles::opened, this, [this](const QString &file) {
        if (file != m_state->choice().file)
            m_picture = file;
        emit opened(file);
    });
    connect(m_files, &YoloxFiles::runWanted, this, [this](const QString &folder) {
        m_stage->openById(QStringLiteral("assignment"));
        m_stage->current()->open({folder});
    });
    connect(m_scene, &ScenePanel::itemWanted, m_files, &YoloxFiles::openItem);
    connect(m_scene, &ScenePanel::pictureWanted, m_files, &YoloxFiles::askPicture);
    connect(m_scene, &ScenePanel::truthWanted, m_files, &YoloxFiles::askTruth);
    connect(m_scene, &ScenePanel::generatedWanted, this, [this] {
        m_picture.clear();
        m_files->openGenerated();
    });
    connect(m_network, &NetworkPanel::openWanted, m_files, &YoloxFiles::askWeights);
}

void YoloxRoom::connectRunner()
{
    connect(m_runner, &YoloxRunner::failed, banner(), &ErrorBanner::showError);
    connect(m_runner, &YoloxRunner::progress, status(), &StatusArea::setProgress);
    connect(m_runner, &YoloxRunner::busyChanged, this, &YoloxRoom::showBusy);
    connect(m_state, &YoloxState::sceneChanged, banner(), &QWidget::hide);
    connect(m_state, &YoloxState::sceneChanged, this, &Room::titleChanged);
    const auto cancel = [this] {
        m_runner->cancel();
        m_files->cancel();
    };
    connect(status(), &StatusArea::cancelWanted, this, cancel);
    handle(Command::Cancel, [cancel](bool) { cancel(); });
    enable(Command::Cancel, false);
}

void YoloxRoom::connectStage()
{
    connect(m_stage, &StationStage::failed, banner(), &ErrorBanner::showError);
    connect(m_stage, &StationStage::said, this, &Room::said);
    connect(m_stage, &StationStage::stationChanged, this, &YoloxRoom::showStation);
    translated(this, [this] { status()->setFacts(m_stage->help(), {}); }); // what one can see and try there
}

void YoloxRoom::showStation()
{
    Station *station = m_stage->current();
    StationSteps *steps = station ? station->steps() : nullptr;
    status()->setFacts(m_stage->help(), {});
    m_bar->setSteps(steps);
    m_bar->setVisible(steps != nullptr);
    m_sentences->setSteps(steps);
}

void YoloxRoom::showBusy()
{
    const bool isBusy = m_runner->isBusy() || m_files->isBusy();
    status()->setBusy(isBusy);
    enable(Command::Cancel, isBusy);
}

ExportSource YoloxRoom::stageSource() const
{
    const Station *station = m_stage->current();
    return station ? station->exportSource() : ExportSource{};
}

QString YoloxRoom::title() const
{
    return m_state->scene().name;
}

QString YoloxRoom::promise(const QStringList &files) const
{
    return YoloxFiles::promise(files);
}

QString YoloxRoom::imagePromise() const
{
    return tr("Send this picture through the network");
}

void YoloxRoom::open(const QStringList &files)
{
    m_files->open(files);
}

void YoloxRoom::openImage(const QImage &image)
{
    m_files->openImage(image, tr("Pasted picture"));
}

bool YoloxRoom::climb()
{
    Station *station = m_stage->current();
    return station && station->climb();
}

void YoloxRoom::setPreferences(const Preferences &preferences)
{
    m_files->setFolder(preferences.pictureFolder);
    m_exports->setFolder(preferences.exportFolder);
}

void YoloxRoom::rest()
{
    m_bar->playAction()->setChecked(false);
}

std::vector<FilmReel> YoloxRoom::filmReels()
{
    Station *station = m_stage->current();
    std::vector<FilmReel> reels = station ? station->reels() : std::vector<FilmReel>();
    StationSteps *steps = station ? station->steps() : nullptr;
    if (!steps || steps->count() < 2)
        return reels;
    FilmReel reel;
    reel.name = tr("Steps of this station");
    reel.file = QStringLiteral("yolox-") + m_stage->currentId();
    reel.count = steps->count();
    reel.seconds = 2;
    reel.label = [steps](int step) { return steps->sentences().value(step); };
    reel.show = [steps](int step) { steps->go(step); };
    reel.putBack = [steps, before = steps->current()] { steps->go(before); };
    reels.insert(reels.begin(), std::move(reel));
    return reels;
}

std::vector<FilmShot> YoloxRoom::filmShots()
{
    return {FilmShot{tr("The station"), m_stage->current()}};
}

void YoloxRoom::save()
{
    YoloxSettings settings;
    settings.station = m_stage->currentId();
    settings.picture = m_picture;
    settings.item = std::max<std::int64_t>(0, m_state->scene().item);
    settings.choice = m_state->choice();
    settings.assign = m_state->assignSettings();
    settings.save();
    Room::save();
}

void YoloxRoom::restore()
{
    const YoloxSettings settings = YoloxSettings::load();
    m_state->setAssignSettings(settings.assign);
    m_state->setChoice(settings.choice);
    m_state->undoStack()->clear();
    m_stage->openById(settings.station);
    // At once: what a picture from a file needs besides comes with its pool.
    if (const auto scene = sceneOf(generatedScenes(), settings.picture.isEmpty() ? settings.item % 1000 : 3))
        m_state->setScene(*scene);
    if (!settings.picture.isEmpty())
        m_files->openAtStart(settings.picture);
}

} // namespace vitrine
