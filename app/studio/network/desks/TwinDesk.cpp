#include "app/studio/network/desks/TwinDesk.h"

#include "app/studio/documents/History.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "core/runs/RunStore.h"
#include "widgets/common/ChangeCommand.h"
#include "widgets/common/Translated.h"
#include "widgets/session/Session.h"
#include "widgets/training/RunCorner.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"
#include "widgets/twins/TwinBar.h"
#include "widgets/twins/TwinCorner.h"
#include "widgets/twins/TwinForm.h"
#include "widgets/twins/TwinPanel.h"
#include "widgets/twins/TwinState.h"
#include "widgets/twins/TwinText.h"
#include "widgets/twins/TwinView.h"

#include <QJsonDocument>
#include <QSettings>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const QString settingsKey = QStringLiteral("twins/settings");
constexpr std::size_t mostOrigins = 64;
constexpr int undoId = 150; ///< apart from other commands on the stack

TwinSettings rememberedSettings()
{
    const QByteArray json = QSettings().value(settingsKey).toByteArray();
    return TwinSettings::fromJson(QJsonDocument::fromJson(json).object());
}

} // namespace

TwinDesk::TwinDesk(Session *session, History *history, TrainDesk *training, QWidget *window)
    : QObject(window), m_session(session), m_history(history), m_training(training), m_window(window),
      m_twins(new TwinSession(session->computeThread(), this)), m_state(new TwinState(this))
{
    m_state->setSettings(rememberedSettings());
    m_present = m_state->settings();
    if (RunStore::isAvailable())
        m_twins->noteRuns(RunStore::usualFile());
    m_panel = new TwinPanel(m_twins, m_state, window);
    m_view = new TwinView(m_twins);
    m_corner = new TwinCorner(m_twins, window);
    placeView();
    m_pool.setMaxThreadCount(1);
    connectAll();
    fillMenu();
}

/// A tab among the views of training; while it is looked at, the corner beside the tabs is the comparison's.
void TwinDesk::placeView()
{
    TrainViews *views = m_training->views();
    QTabWidget *tabs = views->tabs();
    tabs->addTab(m_view, QString());
    m_corner->hide();
    connect(tabs, &QTabWidget::currentChanged, this, [this, views, tabs] {
        QWidget *corner = tabs->currentWidget() == m_view ? static_cast<QWidget *>(m_corner) : views->corner();
        if (tabs->cornerWidget() == corner)
            return;
        tabs->setCornerWidget(corner);
        corner->show();
    });
    connect(m_corner, &TwinCorner::playWanted, this, &TwinDesk::play);
    translated(m_view, [this] { nameTab(); });
}

void TwinDesk::nameTab()
{
    QTabWidget *tabs = m_training->views()->tabs();
    const int tab = tabs->indexOf(m_view);
    tabs->setTabText(tab, tr("Comparison"));
    tabs->setTabToolTip(tab, tr("Twins, folds or an ensemble: all runs on top of each other, and the gap"));
}

void TwinDesk::connectAll()
{
    connect(m_twins, &TwinSession::stageChanged, this, &TwinDesk::stageChanged);
    connect(m_twins, &TwinSession::runBegun, this, [this] {
        m_training->views()->tabs()->setCurrentWidget(m_view);
        emit begun();
    });
    connect(m_twins, &TwinSession::shownChanged, this, [this] { m_shows = true; });
    connect(m_twins, &TwinSession::weightsArrived, this, &TwinDesk::showLive);
    connect(m_twins, &TwinSession::rested, this, &TwinDesk::showResting);
    connect(m_twins, &TwinSession::failed, this, &TwinDesk::failed);
    const TwinBar *bar = m_panel->bar();
    connect(bar, &TwinBar::playWanted, this, &TwinDesk::play);
    connect(bar, &TwinBar::batchWanted, this, &TwinDesk::trainBatch);
    connect(bar, &TwinBar::epochWanted, this, &TwinDesk::trainEpoch);
    connect(bar, &TwinBar::resetWanted, this, &TwinDesk::reset);
    connect(m_state, &TwinState::changed, this, [this] { recordUndo(std::exchange(m_present, m_state->settings())); });
    connect(m_training->state(), &TrainState::changed, this, &TwinDesk::showOriginal);
    connect(m_session, &Session::outcomeChanged, this, [this] {
        const Network &network = m_session->outcome()->network;
        if (m_looked && *m_looked == network)
            return;
        m_looked = std::make_shared<const Network>(network);
        showOriginal();
    });
    // One of the two trains at a time.
    connect(m_training->training(), &TrainSession::stageChanged, this, [this](TrainStage stage) {
        if (stage == TrainStage::Running || stage == TrainStage::Preparing)
            m_twins->pause();
    });
    // The user opened another network or other weights: the runs go on, but the canvas is no longer theirs.
    connect(m_session, &Session::questionAnswered, this, [this](const Question &before, const Question &after) {
        const bool isOther = before.weights.trained || before.network != after.network;
        if (m_shows && isOther && !after.weights.trained)
            m_shows = false;
    });
}

/// A network that the canvas shows because a twin is shown is not the original, which this is; null for others.
const Network *TwinDesk::originOf(const Network &network) const
{
    for (const auto &[shown, origin] : m_origins)
        if (*shown == network)
            return origin.get();
    return nullptr;
}

void TwinDesk::noteOrigin(const std::shared_ptr<const Network> &network)
{
    if (originOf(*network))
        return;
    if (m_origins.size() >= mostOrigins)
        m_origins.erase(m_origins.begin());
    m_origins.emplace_back(network, std::make_shared<const Network>(m_twins->request().train.network));
}

TrainRequest TwinDesk::original() const
{
    TrainRequest request;
    request.settings = m_training->state()->settings();
    const auto outcome = m_session->outcome();
    if (!outcome)
        return request;
    const Network *origin = originOf(outcome->network);
    request.network = origin ? *origin : outcome->network;
    if (request.settings.fromShown)
        request.tensors = outcome->trace->weights;
    request.device = m_session->options().device;
    request.threads = m_session->options().threads;
    return request;
}

void TwinDesk::showOriginal()
{
    if (m_session->outcome())
        m_panel->form()->setOriginal(plainSetup(original()));
}

void TwinDesk::play()
{
    if (m_twins->isBusy())
        m_twins->pause();
    else
        advance(TrainGoal::End);
}

void TwinDesk::trainBatch()
{
    advance(TrainGoal::Batch);
}

void TwinDesk::trainEpoch()
{
    advance(TrainGoal::Epoch);
}

void TwinDesk::advance(TrainGoal goal)
{
    if (!m_session->outcome())
        return;
    if (m_twins->stage() != TrainStage::Paused)
        return begin(goal);
    m_training->training()->pause();
    m_shows = true;
    m_twins->go(goal);
}

void TwinDesk::begin(TrainGoal goal)
{
    TwinRequest request{original(), m_state->settings(), {}, m_state->settings()};
    const TrainSetup setup = plainSetup(request.train);
    if (request.settings.mode == TwinMode::Twins) {
        request.settings.twins.clear();
        for (const Variant &twin : m_state->settings().twins)
            if (auto suitable = suitableTwin(setup, twin))
                request.settings.twins.push_back(*std::move(suitable));
        if (request.settings.twins.empty()) {
            emit failed(fail(VITRINE_TEXT("core",
                                          "There is no twin to compare with. Choose in the panel “Train” what it "
                                          "differs in, and press Add.")));
            return;
        }
    }
    for (const QString &title : memberTitles(request.settings, request.train.settings.seed))
        request.names.push_back(title.toStdString());
    m_training->training()->pause();
    m_shows = true;
    m_twins->start(std::move(request), goal);
}

void TwinDesk::reset()
{
    m_shows = false;
    m_twins->reset();
    releaseWeights();
    // What the canvas shows of a run stays, as a step that can be undone.
    if (const WeightsSource &shown = m_session->question().weights; shown.trained)
        m_session->showTrained(shown.trained, false);
}

void TwinDesk::leave()
{
    if (!std::exchange(m_shows, false))
        return;
    m_twins->pause();
    if (std::exchange(m_holds, false)) {
        m_history->releaseWeights();
        m_history->settle();
    }
}

void TwinDesk::showLive(const std::shared_ptr<const TrainedWeights> &weights)
{
    // Newest wins: while the last ones are still on their way to the screen, these are passed over.
    if (!m_shows || m_session->isBusy())
        return;
    noteOrigin(weights->network);
    // Not before: a single run that has just been paused leaves its own weights as a step of undo first.
    if (!std::exchange(m_holds, true))
        m_history->holdWeights();
    m_session->showTrained(weights, true);
}

void TwinDesk::releaseWeights()
{
    if (std::exchange(m_holds, false))
        m_history->releaseWeights();
}

void TwinDesk::showResting(const std::shared_ptr<const TrainedWeights> &weights)
{
    releaseWeights();
    if (!std::exchange(m_shows, false) || weights->step == 0) // or the network that was opened meanwhile would go
        return;
    noteOrigin(weights->network);
    m_session->showTrained(weights, false);
}

void TwinDesk::recordUndo(const TwinSettings &before)
{
    if (m_isTravelling || before == m_present)
        return;
    const auto travel = [this](const TwinSettings &, const TwinSettings &settings) {
        m_isTravelling = true;
        m_state->setSettings(settings);
        m_isTravelling = false;
    };
    m_history->stack()->push(
        new ChangeCommand<TwinSettings>(tr("Runs to Compare"), undoId, before, m_present, false, travel));
}

void TwinDesk::remember() const
{
    QSettings().setValue(settingsKey, QJsonDocument(m_state->settings().toJson()).toJson(QJsonDocument::Compact));
}

} // namespace vitrine
