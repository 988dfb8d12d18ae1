#include "widgets/labs/trial/TrialRunner.h"

#include "core/trace/ForwardTime.h"

#include <QThread>

#include <utility>

namespace vitrine {

namespace {

constexpr int repetitions = 5; ///< of what is measured

} // namespace

TrialRunner::TrialRunner(QThread *computeThread, QObject *parent) : QObject(parent), m_worker(new TrialWorker)
{
    m_worker->moveToThread(computeThread);
    connect(computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TrialWorker::ran, this,
            [this](quint64 number, int trial, const std::shared_ptr<const Trace> &fastest) {
                if (number == m_run.number)
                    emit ran(fastest);
                else if (number == m_times.number)
                    emit timed(trial, forwardMilliseconds(*fastest));
            });
    connect(m_worker, &TrialWorker::failed, this, [this](quint64 number, int trial, const Error &error) {
        if (number == m_run.number)
            emit failed(error);
        else if (number == m_times.number)
            emit timed(trial, -1);
    });
}

TrialRunner::~TrialRunner()
{
    cancel();
    if (m_worker)
        m_worker->deleteLater();
}

void TrialRunner::run(Trial trial)
{
    TrialJob job;
    job.trials.push_back(std::move(trial));
    post(m_run, std::move(job));
}

void TrialRunner::measure(std::vector<Trial> trials)
{
    TrialJob job;
    job.trials = std::move(trials);
    job.warmUps = 1;
    job.repetitions = repetitions;
    job.goesOn = true;
    post(m_times, std::move(job));
}

void TrialRunner::post(Request &request, TrialJob job)
{
    request.cancel.request();
    request = {++m_last, Cancel()};
    job.number = request.number;
    job.cancel = request.cancel;
    if (m_worker)
        m_worker->post(std::move(job));
}

void TrialRunner::cancel()
{
    for (Request *request : {&m_run, &m_times}) {
        request->cancel.request();
        request->number = 0; // of none
    }
}

} // namespace vitrine
