#include "widgets/session/SessionWorker.h"

#include "core/tensor/Device.h"
#include "core/trace/Explain.h"

#include <QMutexLocker>

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 progressInterval = 50; // milliseconds

} // namespace

void SessionWorker::post(Request request)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_request = std::move(request);
    }
    QMetaObject::invokeMethod(this, &SessionWorker::answerNext, Qt::QueuedConnection);
}

void SessionWorker::postExplanation(ExplanationRequest request)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_explanation = std::move(request);
    }
    QMetaObject::invokeMethod(this, &SessionWorker::explainNext, Qt::QueuedConnection);
}

void SessionWorker::postSummaries(std::shared_ptr<const Trace> trace, const QString &block)
{
    const auto work = [this, trace = std::move(trace), block] {
        const int index = trace->graph.findBlock(block.toStdString());
        if (index < 0)
            return;
        summarise(*trace, trace->graph.blocks[static_cast<std::size_t>(index)]);
        emit summarised(trace, block);
    };
    QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
}

void SessionWorker::answerNext()
{
    std::optional<Request> request;
    {
        const QMutexLocker lock(&m_mutex);
        request = std::exchange(m_request, std::nullopt);
    }
    if (!request)
        return;
    if (request->options.threads != m_threads) {
        m_threads = request->options.threads;
        setThreads(m_threads);
    }
    m_told.start();
    const auto outcome =
        m_bench.answer({request->question, request->options, request->cancel,
                        [this](double share) { tellProgress(share); }, request->isLive, request->isFleeting});
    if (outcome)
        emit answered(request->number, *outcome, request->record);
    else
        emit refused(request->number, outcome.error());
}

void SessionWorker::explainNext()
{
    std::optional<ExplanationRequest> request;
    {
        const QMutexLocker lock(&m_mutex);
        request = std::exchange(m_explanation, std::nullopt);
    }
    if (!request)
        return;
    auto explanation = explain(*request->trace, request->path, request->index, request->pass, request->port);
    if (explanation)
        emit explained(request->number, std::make_shared<const Explanation>(*std::move(explanation)));
    else
        emit explanationRefused(request->number, explanation.error());
}

void SessionWorker::tellProgress(double share)
{
    if (m_told.elapsed() < progressInterval)
        return;
    m_told.restart();
    emit progress(share);
}

} // namespace vitrine
