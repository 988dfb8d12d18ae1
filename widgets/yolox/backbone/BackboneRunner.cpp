#include "widgets/yolox/backbone/BackboneRunner.h"

#include "core/graph/AdoptWeights.h"
#include "core/trace/Executor.h"

#include <QThread>

#include <utility>

namespace vitrine {

namespace {

Result<std::shared_ptr<const Trace>> forward(const Trial &trial, const Cancel &cancel,
                                             const std::function<void(double)> &progress)
{
    GraphResult graph = buildGraph(trial.network, 1);
    if (!graph.ok())
        return Error{graph.problems.front().message, {}, false};
    TraceRequest request;
    request.graph = *std::move(graph.graph);
    request.weights = adoptWeights(request.graph, trial.weights, trial.seed);
    request.inputs = trial.inputs;
    request.backward = false;
    request.cancel = cancel;
    request.progress = progress;
    return runTrace(request);
}

double timeOf(const Trace &trace)
{
    double milliseconds = 0;
    for (const NodeTrace &node : trace.nodes)
        milliseconds += node.forwardMilliseconds;
    return milliseconds;
}

} // namespace

void BackboneWorker::post(Job job)
{
    auto shared = std::make_shared<Job>(std::move(job));
    QMetaObject::invokeMethod(
        this, [this, shared] { next(shared, 0, nullptr); }, Qt::QueuedConnection);
}

void BackboneWorker::next(const std::shared_ptr<Job> &job, int done, const std::shared_ptr<const Trace> &best)
{
    const int all = static_cast<int>(job->trials.size()) * job->repetitions;
    if (job->cancel.requested() || done == all)
        return;
    const int trial = done / job->repetitions;
    const auto progress = [this, number = job->number, done, all](double share) {
        emit progressed(number, (done + share) / all);
    };
    const auto trace = forward(job->trials[static_cast<std::size_t>(trial)], job->cancel, progress);
    if (!trace) {
        if (!trace.error().cancelled)
            emit failed(job->number, trace.error());
        return;
    }
    auto fastest = best && timeOf(*best) <= timeOf(**trace) ? best : *trace;
    if (++done % job->repetitions == 0) {
        emit ran(job->number, trial, fastest);
        fastest.reset();
    }
    QMetaObject::invokeMethod(
        this, [this, job, done, fastest] { next(job, done, fastest); }, Qt::QueuedConnection);
}

BackboneRunner::BackboneRunner(QThread *computeThread, QObject *parent) : QObject(parent), m_worker(new BackboneWorker)
{
    m_worker->moveToThread(computeThread);
    connect(computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &BackboneWorker::progressed, this, [this](quint64 number, double share) {
        if (number == m_number)
            emit progressed(share);
    });
    connect(m_worker, &BackboneWorker::ran, this,
            [this](quint64 number, int trial, const std::shared_ptr<const Trace> &fastest) {
                if (number != m_number)
                    return;
                emit ran(trial, fastest);
                if (--m_left == 0)
                    setBusy(false);
            });
    connect(m_worker, &BackboneWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number != m_number)
            return;
        setBusy(false);
        emit failed(error);
    });
}

BackboneRunner::~BackboneRunner()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void BackboneRunner::run(std::vector<Trial> trials, int repetitions)
{
    m_cancel.request();
    m_cancel = Cancel();
    m_left = static_cast<int>(trials.size());
    if (m_worker)
        m_worker->post({++m_number, std::move(trials), repetitions, m_cancel});
    setBusy(true);
}

void BackboneRunner::cancel()
{
    m_cancel.request();
    ++m_number;
    setBusy(false);
}

void BackboneRunner::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        emit busyChanged(busy);
}

} // namespace vitrine
