#include "widgets/optimizers/networks/NetRaceSession.h"

#include "widgets/optimizers/networks/NetRaceWorker.h"
#include "widgets/training/PrepareAside.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// Whether what one race searched for holds in the other.
bool isSameSearch(const NetRaceRequest &a, const NetRaceRequest &b)
{
    const bool isSameCanvas = !a.setup.network.isEmpty() || (a.canvas && b.canvas && *a.canvas == *b.canvas);
    return isSameCanvas && searchContext(a.setup) == searchContext(b.setup);
}

} // namespace

NetRaceSession::NetRaceSession(QThread *compute, QObject *parent) : QObject(parent), m_worker(new NetRaceWorker)
{
    m_pool.setMaxThreadCount(1);
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
}

NetRaceSession::~NetRaceSession()
{
    m_cancel.request();
    m_pool.clear();
    m_pool.waitForDone();
    if (m_worker) {
        m_worker->pause();
        m_worker->deleteLater();
    }
}

void NetRaceSession::connectWorker()
{
    connect(m_worker, &NetRaceWorker::begun, this, [this](quint64 number, const NetRaceProgress &progress) {
        if (number != m_number)
            return;
        setProgress(progress);
        setStage(NetRaceStage::Paused);
        emit raceBegun();
        if (m_watched != 0)
            m_worker->watch(m_watched, m_tensor);
        go(m_goal);
    });
    connect(m_worker, &NetRaceWorker::refused, this, &NetRaceSession::refuse);
    connect(m_worker, &NetRaceWorker::updated, this, [this](quint64 number, const NetRaceProgress &progress) {
        if (number != m_number)
            return;
        take();
        setProgress(progress);
    });
    connect(m_worker, &NetRaceWorker::rested, this,
            [this](quint64 number, const NetRaceProgress &progress, const std::shared_ptr<const NetRacePaths> &paths) {
                if (number == m_number && hasRace())
                    rest(progress, paths);
            });
    connect(m_worker, &NetRaceWorker::logFailed, this, &NetRaceSession::failed);
}

void NetRaceSession::rest(const NetRaceProgress &progress, std::shared_ptr<const NetRacePaths> paths)
{
    take();
    m_paths = std::move(paths);
    setProgress(progress);
    const bool isDone = progress.phase == NetRaceProgress::Phase::Done;
    setStage(isDone ? NetRaceStage::Done : NetRaceStage::Paused);
    if (isDone)
        emit raceDone();
}

void NetRaceSession::noteRuns(const std::filesystem::path &list)
{
    if (m_worker)
        m_worker->noteRuns(list);
}

void NetRaceSession::start(NetRaceRequest request, TrainGoal goal)
{
    std::vector<FoundRate> known = isSameSearch(request, m_request) ? m_history.searches : std::vector<FoundRate>();
    std::erase_if(known, [](const FoundRate &search) { return !search.isDone; });
    reset();
    m_goal = goal;
    m_cancel = Cancel();
    m_history.searches = known;
    request.known = std::move(known);
    m_request = std::move(request);
    emit searchesChanged();
    setStage(NetRaceStage::Preparing);
    prepareAside(
        this, m_pool,
        [request = m_request, cancel = m_cancel](const auto &tell) { return prepareNetRace(request, cancel, tell); },
        [this, number = m_number](double share) {
            if (number == m_number)
                emit preparing(share);
        },
        [this, number = m_number](const std::shared_ptr<NetRaceJob> &job) { begin(number, job); },
        [this, number = m_number](const Error &error) { refuse(number, error); });
}

void NetRaceSession::begin(quint64 number, std::shared_ptr<NetRaceJob> job)
{
    if (number != m_number || !m_worker)
        return;
    m_network = QString::fromStdString(job->base.network.name);
    m_data = job->data;
    m_history.begin(job->competitors, job->seeds, job->base.epochs);
    m_worker->begin({number, std::move(job), trainingThreads(m_request.threads), m_request.threads});
}

void NetRaceSession::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    setStage(NetRaceStage::Idle);
    if (!error.cancelled)
        emit failed(error);
}

void NetRaceSession::go(TrainGoal goal)
{
    if (!m_worker || (m_stage != NetRaceStage::Paused && m_stage != NetRaceStage::Running))
        return;
    m_worker->go(goal);
    setStage(NetRaceStage::Running);
}

void NetRaceSession::pause()
{
    if (m_stage == NetRaceStage::Preparing)
        return reset();
    if (m_worker && m_stage == NetRaceStage::Running)
        m_worker->pause();
}

void NetRaceSession::reset()
{
    m_cancel.request();
    ++m_number;
    if (m_worker)
        m_worker->end();
    m_history.begin({}, 0, 0);
    m_progress = {};
    m_paths.reset();
    setStage(NetRaceStage::Idle);
    emit raceBegun();
    emit layersChanged();
}

void NetRaceSession::watch(int competitor, std::size_t tensor)
{
    m_watched = competitor;
    m_tensor = tensor;
    if (m_worker && hasRace())
        m_worker->watch(competitor, tensor);
}

void NetRaceSession::take()
{
    if (!m_worker)
        return;
    const NetRaceUpdate update = m_worker->take();
    m_history.add(update);
    if (!update.lanes.empty())
        emit historyChanged();
    if (update.layers)
        emit layersChanged();
    if (update.searches.empty())
        return;
    emit searchesChanged();
    for (const FoundRate &search : update.searches)
        if (search.isDone && search.best)
            emit rateFound(search.competitor.id, *search.best);
}

void NetRaceSession::setStage(NetRaceStage stage)
{
    if (std::exchange(m_stage, stage) != stage)
        emit stageChanged(stage);
}

void NetRaceSession::setProgress(const NetRaceProgress &progress)
{
    m_progress = progress;
    emit progressChanged();
}

} // namespace vitrine
