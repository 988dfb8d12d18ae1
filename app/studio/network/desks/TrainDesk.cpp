#include "app/studio/network/desks/TrainDesk.h"

#include "app/studio/documents/History.h"
#include "app/studio/network/desks/TrainUndo.h"
#include "core/graph/Neurons.h"
#include "core/runs/RunStore.h"
#include "core/training/detection/IsDetector.h"
#include "widgets/session/Session.h"
#include "widgets/training/BatchSize.h"
#include "widgets/training/CurvesView.h"
#include "widgets/training/DataForm.h"
#include "widgets/training/HistogramsView.h"
#include "widgets/training/RunBar.h"
#include "widgets/training/RunCorner.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"

#include <QDir>
#include <QJsonDocument>
#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int mostEpochs = 100000; ///< that the panel takes

/// Without what training itself writes into a network: what its data is like.
Network bare(Network network)
{
    for (Block &block : network.blocks) {
        if (block.type == "Input")
            for (const char *name : {"range", "mean", "std", "channels", "fit", "invert"})
                block.params.erase(name);
        block.position.reset();
    }
    network.classes.clear();
    return network;
}

} // namespace

bool isSameNetwork(const Network &a, const Network &b)
{
    return bare(a) == bare(b);
}

TrainDesk::TrainDesk(Session *session, History *history, QWidget *window)
    : QObject(window), m_session(session), m_history(history), m_window(window),
      m_training(new TrainSession(session->computeThread(), this)), m_state(new TrainState(this))
{
    m_state->setSettings(rememberedSettings(Task::Pictures, {}));
    if (RunStore::isAvailable())
        m_training->noteRuns(RunStore::usualFile());
    m_panel = new TrainPanel(m_training, m_state, window);
    m_views = new TrainViews(m_training, session->computeThread(), window);
    m_undo = new TrainUndo(m_state, history, this);
    m_pool.setMaxThreadCount(1);
    connectTraining();
    connectSession();
    fillMenu();
}

TrainDesk::Task TrainDesk::taskOf(const Network &network)
{
    if (isDetector(network))
        return detectorSettings(network).optimizer == QLatin1String("adam") ? Task::ObjectsBySmallNetwork
                                                                            : Task::Objects;
    return takesLine(network) ? Task::Line : takesPoints(network) ? Task::Plane : Task::Pictures;
}

QString TrainDesk::settingsKey(Task task)
{
    switch (task) {
    case Task::Plane:
        return QStringLiteral("training/pointSettings");
    case Task::Line:
        return QStringLiteral("training/lineSettings");
    case Task::Objects:
        return QStringLiteral("training/detectorSettings");
    case Task::ObjectsBySmallNetwork:
        return QStringLiteral("training/smallDetectorSettings");
    case Task::Pictures:
        break;
    }
    return QStringLiteral("training/settings");
}

TrainSettings TrainDesk::rememberedSettings(Task task, const Network &network)
{
    const QByteArray json = QSettings().value(settingsKey(task)).toByteArray();
    if (json.isEmpty() && task != Task::Pictures)
        return isDetector(network) ? detectorSettings(network) : pointSettings();
    return TrainSettings::fromJson(QJsonDocument::fromJson(json).object());
}

void TrainDesk::connectTraining()
{
    connect(m_training, &TrainSession::stageChanged, this, &TrainDesk::stageChanged);
    connect(m_training, &TrainSession::runBegun, this, [this] {
        if (m_shows) // one that is only made ready is nothing to look at yet
            emit begun();
    });
    connect(m_training, &TrainSession::weightsArrived, this, &TrainDesk::showLive);
    connect(m_training, &TrainSession::rested, this, &TrainDesk::showResting);
    connect(m_training, &TrainSession::failed, this, [this](const Error &error) {
        if (m_training->stage() == TrainStage::Failed)
            showResting(m_training->history().newestWeights());
        emit failed(error);
    });
    connect(m_training, &TrainSession::saved, this, &TrainDesk::keepSettings);
    connect(m_training, &TrainSession::controlsChanged, this, [this](const TrainControls &controls) {
        m_state->edit([&controls](TrainSettings &settings) {
            settings.hyperparameters[settings.optimizer] = controls.hyperparameters;
        });
    });
    connect(m_state, &TrainState::changed, this, &TrainDesk::applySettings);
    const RunBar *run = m_panel->runBar();
    connect(run, &RunBar::playWanted, this, &TrainDesk::play);
    connect(run, &RunBar::batchWanted, this, &TrainDesk::trainBatch);
    connect(run, &RunBar::epochWanted, this, &TrainDesk::trainEpoch);
    connect(run, &RunBar::resetWanted, this, &TrainDesk::reset);
    connect(m_views->corner(), &RunCorner::playWanted, this, &TrainDesk::play);
    connect(m_panel->data(), &DataForm::pathWanted, this, &TrainDesk::askData);
    connect(m_views->curves()->plot(), &CurvesPlot::momentWanted, this, &TrainDesk::showMoment);
    connect(m_views->histograms(), &HistogramsView::momentWanted, this, &TrainDesk::showMoment);
}

void TrainDesk::connectSession()
{
    connect(m_session, &Session::outcomeChanged, this, [this] {
        const auto outcome = m_session->outcome();
        takeSettings();
        m_panel->setNetwork(outcome->network, outcome->trace->graph);
        if (!m_resumeFrom.isEmpty())
            goOnFrom(std::exchange(m_resumeFrom, {}));
        else if (m_held && !isOpening())
            advance(*std::exchange(m_held, std::nullopt));
    });
    connect(m_session, &Session::failed, this, [this] {
        m_resumeFrom.clear();
        m_held.reset();
    });
    connect(m_session, &Session::questionAnswered, this, &TrainDesk::notice);
    connect(m_views, &TrainViews::sampleChosen, m_session, &Session::setPicture);
}

/// Networks of points learn from a few numbers and thousands of small steps, those of pictures do not, and detectors
/// learn as YOLOX does: each kind has settings of its own.
void TrainDesk::takeSettings()
{
    const Network &network = m_session->outcome()->network;
    const Task task = taskOf(network);
    if (task == m_task)
        return;
    remember();
    m_task = task;
    m_undo->replace(rememberedSettings(task, network));
}

bool TrainDesk::isOfRun(const Network &network) const
{
    return isSameNetwork(network, m_training->request().network);
}

void TrainDesk::play()
{
    if (m_training->isRunning() || m_training->stage() == TrainStage::Preparing)
        m_training->pause();
    else
        advance(TrainGoal::End);
}

void TrainDesk::trainBatch()
{
    advance(TrainGoal::Batch);
}

void TrainDesk::trainEpoch()
{
    advance(TrainGoal::Epoch);
}

bool TrainDesk::isOpening() const
{
    const auto outcome = m_session->outcome();
    return m_session->isBusy() && outcome && m_session->question().network != outcome->question.network;
}

void TrainDesk::advance(TrainGoal goal)
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    if (isOpening()) {
        m_held = goal;
        return;
    }
    // Where there is a playground, a run that is done goes on for as many epochs again.
    if (m_drawsAnew && m_training->stage() == TrainStage::Done && isCurrent() && !m_training->progress().stoppedEarly)
        m_state->edit([this](TrainSettings &settings) {
            settings.epochs = std::min(2 * m_training->progress().epochs, mostEpochs);
        });
    if (m_training->stage() != TrainStage::Paused || !isOfRun(outcome->network))
        return begin(goal);
    emit begun();
    m_history->holdWeights();
    m_shows = true;
    m_training->go(goal);
}

void TrainDesk::begin(TrainGoal goal, const QString &resumeFrom)
{
    const auto outcome = m_session->outcome();
    TrainRequest request;
    request.network = outcome->network;
    request.settings = m_state->settings();
    request.tensors = request.settings.fromShown ? outcome->trace->weights : lockedWeights();
    request.device = m_session->options().device;
    request.threads = m_session->options().threads;
    request.resumeFrom = resumeFrom.toStdString();
    m_runFolder = resumeFrom;
    start(std::move(request), goal);
}

/// Fresh weights are for the blocks that learn: a locked one keeps what the canvas shows.
TensorMap TrainDesk::lockedWeights() const
{
    const auto trace = m_session->outcome()->trace;
    TensorMap kept;
    for (const WeightSpec &spec : trace->graph.weights())
        if (const auto found = trace->weights.find(spec.name); spec.isFrozen && found != trace->weights.end())
            kept.insert(*found);
    return kept;
}

void TrainDesk::prepare(TrainGoal goal)
{
    const auto outcome = m_session->outcome();
    TrainRequest request;
    request.network = outcome->network;
    request.settings = m_state->settings();
    request.tensors = outcome->trace->weights;
    request.device = m_session->options().device;
    request.threads = m_session->options().threads;
    m_runFolder.clear();
    start(std::move(request), goal);
}

void TrainDesk::start(TrainRequest request, TrainGoal goal)
{
    m_begunWith = m_session->outcome()->question;
    m_moment.reset();
    m_shows = goal != TrainGoal::Nothing;
    if (m_shows)
        m_history->holdWeights();
    m_training->start(std::move(request), goal);
}

bool TrainDesk::isCurrent() const
{
    const auto outcome = m_session->outcome();
    if (m_training->stage() == TrainStage::Idle || !outcome || !isOfRun(outcome->network))
        return false;
    const WeightsSource &weights = outcome->question.weights;
    const bool isExchanged = !weights.trained && weights != m_begunWith.weights;
    return !isExchanged && m_state->settings().isSameRun(m_training->request().settings);
}

void TrainDesk::reset()
{
    m_shows = false;
    m_training->reset();
    m_history->releaseWeights();
    if (m_drawsAnew) {
        Question question = m_session->question();
        question.weights = {WeightsSource::Kind::Seed, {}, question.weights.seed + 1, {}};
        m_session->ask(question);
        return;
    }
    // What the canvas shows of the run stays, as a step that can be undone.
    if (const WeightsSource &shown = m_session->question().weights; shown.trained)
        m_session->showTrained(shown.trained, false);
}

void TrainDesk::leave()
{
    if (!std::exchange(m_shows, false))
        return;
    m_training->pause();
    m_history->releaseWeights();
    m_history->settle();
}

void TrainDesk::goBack()
{
    if (m_training->isRunning())
        m_training->pause();
    m_shows = false;
    m_history->releaseWeights();
    Question question = m_session->question();
    question.weights = m_begunWith.weights;
    m_session->ask(question);
}

void TrainDesk::showLive(const std::shared_ptr<const TrainedWeights> &weights)
{
    // Newest wins: while the last ones are still on their way to the screen, these are passed over.
    if (m_shows && !m_session->isBusy())
        m_session->showTrained(weights, true);
}

void TrainDesk::showResting(std::shared_ptr<const TrainedWeights> weights)
{
    m_history->releaseWeights();
    const auto wanted = std::exchange(m_moment, nullptr);
    if (!std::exchange(m_shows, false) || !weights)
        return;
    m_session->showTrained(wanted ? wanted : weights, false);
}

void TrainDesk::showMoment(double epoch)
{
    const auto weights = m_training->history().weightsNear(epoch);
    if (!weights || !isOfRun(m_session->outcome()->network))
        return;
    showWeights(weights);
    emit said(tr("The weights after step %1").arg(weights->step));
}

void TrainDesk::showWeights(const std::shared_ptr<const TrainedWeights> &weights)
{
    if (m_training->isRunning() && m_shows) {
        m_moment = weights;
        m_training->pause();
    } else {
        m_session->showTrained(weights, false);
    }
}

/// The user opened another network or other weights while a run goes on: it pauses, and is not shown any more.
void TrainDesk::notice(const Question &before, const Question &after)
{
    const bool isLost = before.weights.trained && !after.weights.trained && m_training->isRunning();
    const bool isOther = !after.weights.trained && after.weights != m_begunWith.weights;
    if (!m_shows || (after.network == m_begunWith.network && !isLost && !isOther))
        return;
    m_shows = false;
    m_history->releaseWeights();
    m_training->pause();
}

void TrainDesk::applySettings()
{
    TrainSettings settings = m_state->settings();
    // Another optimizer has other state: it begins with the next run. Settings that came with a network of another kind
    // are not for the run of the one before.
    if (!m_training->hasRun() || taskOf(m_training->request().network) != m_task
        || settings.optimizer != m_training->request().settings.optimizer)
        return;
    // Another size of batch begins with the next run, and so does the rate that came along with it.
    setBatchSize(settings, m_training->request().settings.batchSize, isDetector(m_training->request().network));
    m_training->setControls(settings.controls());
    m_training->setEpochs(settings.epochs);
}

void TrainDesk::remember() const
{
    QSettings().setValue(settingsKey(m_task),
                         QJsonDocument(m_state->settings().toJson()).toJson(QJsonDocument::Compact));
}

} // namespace vitrine
