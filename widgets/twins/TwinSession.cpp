#include "widgets/twins/TwinSession.h"

#include "widgets/training/PrepareAside.h"
#include "widgets/twins/TwinWorker.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

std::string dataOf(const TrainRequest &request)
{
    if (!request.settings.data.isEmpty())
        return request.settings.data.toStdString();
    const GraphResult built = buildGraph(request.network, 1);
    return built.ok() ? suitableSet(*built.graph).toStdString() : std::string();
}

} // namespace

TwinSession::TwinSession(QThread *compute, QObject *parent) : QObject(parent), m_worker(new TwinWorker)
{
    m_pool.setMaxThreadCount(1);
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
}

TwinSession::~TwinSession()
{
    m_cancel.request();
    m_pool.clear();
    m_pool.waitForDone();
    if (m_worker) {
        m_worker->pause();
        m_worker->deleteLater();
    }
}

void TwinSession::connectWorker()
{
    connect(m_worker, &TwinWorker::begun, this,
            [this](quint64 number, const std::vector<qint64> &stepsPerEpoch, const TwinRun::Progress &progress) {
                if (number != m_number)
                    return;
                m_history.members.resize(stepsPerEpoch.size());
                for (std::size_t i = 0; i < stepsPerEpoch.size(); ++i)
                    m_history.members[i].stepsPerEpoch = stepsPerEpoch[i];
                setProgress(progress);
                setStage(TrainStage::Paused);
                emit runBegun();
                show(m_shown);
                go(m_goal);
            });
    connect(m_worker, &TwinWorker::refused, this, &TwinSession::refuse);
    connect(m_worker, &TwinWorker::updated, this, [this](quint64 number, const TwinRun::Progress &progress) {
        if (number != m_number)
            return;
        take();
        setProgress(progress);
    });
    connect(m_worker, &TwinWorker::rested, this,
            [this](quint64 number, const TwinRun::Progress &progress,
                   const std::shared_ptr<const TrainedWeights> &weights) {
                if (number != m_number || !hasRun())
                    return;
                take();
                setProgress(progress);
                setStage(progress.isDone ? TrainStage::Done : TrainStage::Paused);
                emit rested(weights);
            });
    connect(m_worker, &TwinWorker::shown, this,
            [this](quint64 number, const std::shared_ptr<const TrainedWeights> &weights) {
                if (number == m_number && hasRun() && weights->step > 0)
                    emit rested(weights);
            });
    connect(m_worker, &TwinWorker::noteFailed, this, &TwinSession::failed);
}

void TwinSession::noteRuns(const std::filesystem::path &list)
{
    if (m_worker)
        m_worker->noteRuns(list);
}

void TwinSession::start(TwinRequest request, TrainGoal goal)
{
    reset();
    m_goal = goal;
    m_cancel = Cancel();
    m_request = std::move(request);
    m_shown = std::clamp(m_shown, 0, memberCount(m_request.settings) - 1);
    emit shownChanged();
    setStage(TrainStage::Preparing);
    prepareAside(
        this, m_pool,
        [request = m_request, cancel = m_cancel](const auto &tell) { return prepareTwins(request, cancel, tell); },
        [this, number = m_number](double share) {
            if (number == m_number)
                emit preparing(share);
        },
        [this, number = m_number](const std::shared_ptr<std::vector<GroupMember>> &job) { begin(number, job); },
        [this, number = m_number](const Error &error) { refuse(number, error); });
}

void TwinSession::begin(quint64 number, std::shared_ptr<std::vector<GroupMember>> members)
{
    if (number != m_number || !m_worker)
        return;
    const TrainRequest &train = m_request.train;
    m_worker->begin({number, std::move(members), m_request.settings.mode == TwinMode::Ensemble, dataOf(train),
                     trainingThreads(train.threads), train.threads});
}

void TwinSession::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    setStage(TrainStage::Idle);
    if (!error.cancelled)
        emit failed(error);
}

void TwinSession::go(TrainGoal goal)
{
    if ((m_stage != TrainStage::Paused && m_stage != TrainStage::Running) || !m_worker)
        return;
    m_goal = goal;
    m_worker->go(goal);
    setStage(TrainStage::Running);
}

void TwinSession::pause()
{
    if (m_stage == TrainStage::Preparing)
        return reset();
    if (m_worker && m_stage == TrainStage::Running)
        m_worker->pause();
}

void TwinSession::reset()
{
    m_cancel.request();
    ++m_number;
    if (m_worker)
        m_worker->end();
    m_history = {};
    m_progress = {};
    emit historyCut(); // first: nobody may look for the runs that are gone
    setStage(TrainStage::Idle);
}

void TwinSession::show(int member)
{
    const bool isOther = std::exchange(m_shown, member) != member;
    if (m_worker && hasRun())
        m_worker->show(static_cast<std::size_t>(std::max(0, member)));
    if (isOther)
        emit shownChanged();
}

void TwinSession::take()
{
    if (!m_worker)
        return;
    const TwinUpdate update = m_worker->take();
    if (update.isEmpty())
        return;
    m_history.add(update);
    emit historyChanged();
    if (update.weights && m_stage == TrainStage::Running)
        emit weightsArrived(update.weights);
}

void TwinSession::setStage(TrainStage stage)
{
    if (std::exchange(m_stage, stage) != stage)
        emit stageChanged(stage);
}

void TwinSession::setProgress(const TwinRun::Progress &progress)
{
    m_progress = progress;
    emit progressChanged();
}

} // namespace vitrine
