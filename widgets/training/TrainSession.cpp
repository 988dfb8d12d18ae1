#include "widgets/training/TrainSession.h"

#include "widgets/common/Format.h"
#include "widgets/training/ItemPicture.h"
#include "widgets/training/PrepareAside.h"
#include "widgets/training/TrainWorker.h"

#include <QThread>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr qint64 speedInterval = 500; // milliseconds
constexpr qint64 markPause = 700; ///< changes that follow each other more quickly are one mark

} // namespace

TrainSession::TrainSession(QThread *compute, QObject *parent) : QObject(parent), m_worker(new TrainWorker)
{
    m_pool.setMaxThreadCount(1);
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
}

TrainSession::~TrainSession()
{
    m_cancel.request();
    m_pool.clear();
    m_pool.waitForDone();
    if (m_worker) {
        m_worker->pause();
        m_worker->deleteLater();
    }
}

void TrainSession::connectWorker()
{
    connect(m_worker, &TrainWorker::begun, this,
            [this](quint64 number, const std::vector<std::string> &names,
                   const std::shared_ptr<const PreparedItems> &items, const TrainRun::Progress &progress) {
                if (number != m_number)
                    return;
                m_items = items;
                m_history.tensorNames = names;
                setProgress(progress);
                setStage(TrainStage::Paused);
                emit runBegun();
                if (m_goal != TrainGoal::Nothing)
                    go(m_goal);
                else
                    take();
            });
    connect(m_worker, &TrainWorker::refused, this, &TrainSession::refuse);
    connect(m_worker, &TrainWorker::updated, this, [this](quint64 number, const TrainRun::Progress &progress) {
        if (number != m_number)
            return;
        take();
        setProgress(progress);
    });
    connect(m_worker, &TrainWorker::rested, this,
            [this](quint64 number, const TrainRun::Progress &progress,
                   const std::shared_ptr<const TrainedWeights> &weights) {
                if (number != m_number || !hasRun())
                    return;
                take();
                TrainUpdate last;
                last.weights = weights;
                m_history.add(last);
                setProgress(progress);
                setStage(progress.isDone ? TrainStage::Done : TrainStage::Paused);
                emit rested(weights);
            });
    connect(m_worker, &TrainWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number != m_number)
            return;
        take();
        m_error = error;
        setStage(TrainStage::Failed);
        emit failed(error);
    });
    connect(m_worker, &TrainWorker::restored, this,
            [this](quint64 number, const TrainRun::Progress &progress,
                   const std::shared_ptr<const TrainedWeights> &weights) {
                if (number != m_number)
                    return;
                m_history.dropAfter(progress.step);
                setProgress(progress);
                emit historyCut();
                setStage(TrainStage::Paused);
                emit rested(weights);
            });
    connect(m_worker, &TrainWorker::saved, this, &TrainSession::saved);
    connect(m_worker, &TrainWorker::saveFailed, this, &TrainSession::failed);
}

void TrainSession::noteRuns(const std::filesystem::path &list)
{
    if (m_worker)
        m_worker->noteRuns(list);
}

void TrainSession::start(TrainRequest request, TrainGoal goal)
{
    reset();
    m_goal = goal;
    m_cancel = Cancel();
    m_request = std::move(request);
    m_controls = m_request.settings.controls();
    setStage(TrainStage::Preparing);
    prepareAside(
        this, m_pool,
        [request = m_request, cancel = m_cancel](const auto &tell) { return prepareTraining(request, cancel, tell); },
        [this, number = m_number](double share) {
            if (number == m_number)
                emit preparing(share);
        },
        [this, number = m_number](const std::shared_ptr<TrainSetup> &job) { begin(number, job); },
        [this, number = m_number](const Error &error) { refuse(number, error); });
}

void TrainSession::begin(quint64 number, std::shared_ptr<TrainSetup> setup)
{
    if (number != m_number || !m_worker)
        return;
    m_split = setup->split;
    m_path = std::make_shared<RunPath>();
    m_worker->begin({number, std::move(setup), m_request.settings.data, m_request.resumeFrom, m_path,
                     trainingThreads(m_request.threads), m_request.threads});
}

void TrainSession::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    setStage(TrainStage::Idle);
    if (!error.cancelled)
        emit failed(error);
}

void TrainSession::go(TrainGoal goal)
{
    if (m_stage != TrainStage::Paused && m_stage != TrainStage::Running)
        return;
    if (!m_worker)
        return;
    m_goal = goal;
    m_sinceSpeed.invalidate();
    m_worker->go(goal);
    setStage(TrainStage::Running);
}

void TrainSession::pause()
{
    if (m_stage == TrainStage::Preparing)
        return reset();
    if (m_worker && m_stage == TrainStage::Running)
        m_worker->pause();
}

void TrainSession::reset()
{
    m_cancel.request();
    ++m_number;
    if (m_worker)
        m_worker->end();
    m_history = {};
    m_items.reset();
    m_split = {};
    m_path.reset();
    m_progress = {};
    m_speed = 0;
    setStage(TrainStage::Idle);
    emit historyCut();
    emit readingsChanged();
}

void TrainSession::setControls(const TrainControls &controls)
{
    if (controls == m_controls)
        return;
    const TrainControls before = std::exchange(m_controls, controls);
    if (!hasRun() || !m_worker)
        return;
    m_worker->change(controls);
    mark(before, controls);
}

void TrainSession::mark(const TrainControls &before, const TrainControls &after)
{
    std::vector<TrainMark> &marks = m_history.marks;
    const bool joins = !marks.empty() && m_sinceMark.isValid()
        && (m_sinceMark.elapsed() < markPause || marks.back().step == m_progress.step);
    if (joins)
        marks.back().after = after;
    else
        marks.push_back({m_progress.step, epochNow(), before, after});
    if (marks.back().before == marks.back().after && marks.back().edit.isEmpty())
        marks.pop_back();
    m_sinceMark.start();
    emit marksChanged();
}

double TrainSession::epochNow() const
{
    return static_cast<double>(m_progress.step) / static_cast<double>(m_progress.stepsPerEpoch);
}

void TrainSession::setWeight(const QString &tensor, std::size_t place, float before, float after)
{
    if (!hasRun() || !m_worker)
        return;
    m_worker->setWeight(tensor.toStdString(), place, after);
    const QString edit = QStringLiteral("%1[%2] %3 → %4")
                             .arg(tensor)
                             .arg(place)
                             .arg(formatNumber(static_cast<double>(before)), formatNumber(static_cast<double>(after)));
    m_history.marks.push_back({m_progress.step, epochNow(), m_controls, m_controls, edit});
    m_sinceMark.invalidate();
    emit marksChanged();
}

void TrainSession::setPace(double stepsPerSecond)
{
    if (m_worker)
        m_worker->setPace(stepsPerSecond);
}

void TrainSession::followMoments(bool on)
{
    if (m_worker)
        m_worker->followMoments(on);
}

void TrainSession::setEpochs(int epochs)
{
    if (!hasRun() || !m_worker || epochs == m_progress.epochs)
        return;
    if (m_stage == TrainStage::Done)
        setStage(TrainStage::Paused); // there is more to do now, or at once nothing again
    m_worker->setEpochs(epochs);
}

void TrainSession::restore(double factor)
{
    if (!m_worker || (m_stage != TrainStage::Failed && m_stage != TrainStage::Paused))
        return;
    TrainControls controls = m_controls;
    controls.hyperparameters["lr"] *= factor;
    m_worker->restore(controls);
    const TrainControls before = std::exchange(m_controls, controls);
    m_sinceMark.invalidate();
    const auto step = static_cast<std::int64_t>(m_history.epochs.size()) * m_progress.stepsPerEpoch;
    m_history.dropAfter(step);
    m_history.marks.push_back({step, static_cast<double>(m_history.epochs.size()), before, controls});
    emit marksChanged();
    emit controlsChanged(controls);
}

void TrainSession::save(const QString &folder)
{
    if (m_worker && hasRun())
        m_worker->save(folder);
}

void TrainSession::requestThumbnails(const std::vector<std::int64_t> &items)
{
    if (!m_items)
        return;
    m_pool.start([this, items, from = m_items, number = m_number] {
        QHash<qint64, QImage> pictures;
        for (const std::int64_t item : items)
            pictures.insert(item, itemPicture(*from, item));
        QMetaObject::invokeMethod(
            this,
            [this, number, pictures] {
                if (number == m_number)
                    emit thumbnailsReady(pictures);
            },
            Qt::QueuedConnection);
    });
}

void TrainSession::take()
{
    if (!m_worker)
        return;
    const TrainUpdate update = m_worker->take();
    if (update.isEmpty())
        return;
    m_history.add(update);
    emit historyChanged();
    if (update.readings)
        emit readingsChanged();
    if (update.moment)
        emit momentArrived(update.moment);
    if (update.weights && isRunning())
        emit weightsArrived(update.weights);
}

void TrainSession::setStage(TrainStage stage)
{
    if (std::exchange(m_stage, stage) != stage)
        emit stageChanged(stage);
}

void TrainSession::setProgress(const TrainRun::Progress &progress)
{
    m_progress = progress;
    measureSpeed();
    emit progressChanged();
}

void TrainSession::measureSpeed()
{
    if (m_sinceSpeed.isValid() && m_sinceSpeed.elapsed() < speedInterval)
        return;
    const bool isFirst = !m_sinceSpeed.isValid();
    const double seconds = isFirst ? 0 : static_cast<double>(m_sinceSpeed.elapsed()) / 1000;
    m_sinceSpeed.start();
    const std::int64_t steps = m_progress.step - std::exchange(m_speedStep, m_progress.step);
    if (isFirst || steps <= 0)
        return;
    const double now = static_cast<double>(steps) * m_request.settings.batchSize / seconds;
    m_speed = m_speed > 0 ? 0.7 * m_speed + 0.3 * now : now;
}

double TrainSession::secondsLeft() const
{
    const auto steps = static_cast<double>(m_progress.epochs * m_progress.stepsPerEpoch - m_progress.step);
    return m_speed > 0 ? steps * m_request.settings.batchSize / m_speed : none;
}

} // namespace vitrine
