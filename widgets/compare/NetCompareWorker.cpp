#include "widgets/compare/NetCompareWorker.h"

#include <QMutexLocker>

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 progressInterval = 50; // milliseconds
constexpr qint64 longestTurn = 8; ///< milliseconds of comparing, before others have theirs
constexpr double shareOfRun = 0.6; ///< of the progress; comparing has the rest

} // namespace

void NetCompareWorker::post(Request request)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_request = std::move(request);
    }
    QMetaObject::invokeMethod(this, &NetCompareWorker::takeNext, Qt::QueuedConnection);
}

void NetCompareWorker::postForget()
{
    const auto forget = [this] {
        m_work.reset();
        m_bench.reset();
    };
    QMetaObject::invokeMethod(this, forget, Qt::QueuedConnection);
}

void NetCompareWorker::takeNext()
{
    if (m_work && !m_work->request.cancel.requested())
        return; // what has begun is brought to its end
    std::optional<Request> request;
    {
        const QMutexLocker lock(&m_mutex);
        request = std::exchange(m_request, std::nullopt);
    }
    if (request)
        begin(*std::move(request));
}

void NetCompareWorker::begin(Request request)
{
    m_work.reset();
    m_number = request.number;
    m_told.start();
    auto other = run(request);
    if (!other) {
        emit refused(request.number, other.error());
        return;
    }
    TraceComparer comparer(request.open->trace, (*other)->trace);
    m_work.emplace(Work{std::move(request), *std::move(other), std::move(comparer)});
    goOn();
}

Result<std::shared_ptr<const Outcome>> NetCompareWorker::run(const Request &request)
{
    if (request.other == request.open->question)
        return request.open; // nothing differs
    if (!m_bench)
        m_bench = std::make_unique<Workbench>();
    return m_bench->answer({request.other, request.options, request.cancel,
                            [this](double share) { tellProgress(shareOfRun * share); }, false});
}

void NetCompareWorker::goOn()
{
    if (!m_work)
        return;
    if (m_work->request.cancel.requested()) {
        const quint64 number = m_work->request.number;
        m_work.reset();
        emit refused(number, Cancel::error());
        QMetaObject::invokeMethod(this, &NetCompareWorker::takeNext, Qt::QueuedConnection);
        return;
    }
    QElapsedTimer turn;
    turn.start();
    while (m_work->comparer.step()) {
        if (turn.elapsed() < longestTurn)
            continue;
        tellProgress(shareOfRun + (1 - shareOfRun) * m_work->comparer.progress());
        QMetaObject::invokeMethod(this, &NetCompareWorker::goOn, Qt::QueuedConnection);
        return;
    }
    const Work done = *std::exchange(m_work, std::nullopt);
    emit compared(
        done.request.number,
        std::make_shared<const NetComparison>(NetComparison{done.request.open, done.other, done.comparer.result()}));
    QMetaObject::invokeMethod(this, &NetCompareWorker::takeNext, Qt::QueuedConnection);
}

void NetCompareWorker::tellProgress(double share)
{
    if (m_told.elapsed() < progressInterval)
        return;
    m_told.restart();
    emit progress(m_number, share);
}

} // namespace vitrine
