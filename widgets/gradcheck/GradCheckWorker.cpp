#include "widgets/gradcheck/GradCheckWorker.h"

#include <QElapsedTimer>

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 sliceLength = 30; // milliseconds

} // namespace

TraceRequest requestOf(const Trace &trace)
{
    TraceRequest request;
    request.graph = trace.graph;
    request.weights = trace.weights;
    request.inputs = trace.targets;
    for (const Node &node : trace.graph.nodes)
        if (node.kind->category() == Category::Input)
            request.inputs.insert_or_assign(node.path, trace.output(node.path));
    request.mode = trace.mode;
    return request;
}

void GradCheckWorker::begin(Job job)
{
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job)]() mutable { beginNow(std::move(job)); }, Qt::QueuedConnection);
}

void GradCheckWorker::beginNow(Job job)
{
    m_job = std::move(job);
    m_request = requestOf(*m_job.order.trace);
    m_request.seed = m_job.order.seed;
    m_request.cancel = m_job.cancel;
    m_next = 0;
    m_handed = 0;
    m_checker.reset();
    slice();
}

void GradCheckWorker::slice()
{
    QElapsedTimer since;
    since.start();
    Result<bool> more = true;
    do {
        more = m_job.cancel.requested() ? Result<bool>(Cancel::error()) : advance();
    } while (more && *more && since.elapsed() < sliceLength);
    hand();
    if (!more || !*more) {
        m_checker.reset();
        if (more)
            emit finished(m_job.number);
        else
            emit failed(m_job.number, more.error());
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, number = m_job.number] {
            if (number == m_job.number)
                slice();
        },
        Qt::QueuedConnection);
}

Result<bool> GradCheckWorker::advance()
{
    if (!m_checker || m_checker->isDone()) {
        hand();
        if (m_next == m_job.order.tensors.size())
            return false;
        auto checker = GradientChecker::make(m_request, m_job.order.tensors[m_next++].toStdString(),
                                             static_cast<std::size_t>(m_job.order.count),
                                             static_cast<std::uint64_t>(m_job.order.seed));
        if (!checker)
            return checker.error();
        m_checker = *std::move(checker);
        m_handed = 0;
        return true;
    }
    if (const auto done = m_checker->advance(); !done)
        return done.error();
    return true;
}

void GradCheckWorker::hand()
{
    if (!m_checker || m_handed == m_checker->result().checked.size())
        return;
    const auto &all = m_checker->result().checked;
    const std::vector<CheckedGradient> fresh(all.begin() + static_cast<std::ptrdiff_t>(m_handed), all.end());
    m_handed = all.size();
    const double share =
        (static_cast<double>(m_next - 1) + m_checker->progress()) / static_cast<double>(m_job.order.tensors.size());
    emit checked(m_job.number, QString::fromStdString(m_checker->result().tensor), fresh, share);
}

} // namespace vitrine
