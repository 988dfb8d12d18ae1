#include "widgets/labs/activation/FitRunner.h"

#include <QElapsedTimer>

namespace vitrine {

namespace {

constexpr qint64 frame = 33; ///< milliseconds between two looks at it

} // namespace

FitRunner::FitRunner(QObject *parent) : QObject(parent)
{
    connect(&m_job, &LatestJob::busyChanged, this, &FitRunner::runningChanged);
}

void FitRunner::start(const FitRequest &request)
{
    const int number = ++m_number;
    m_job.start([this, number, request](const Cancel &cancel) -> LatestJob::Deliver {
        QElapsedTimer since;
        since.start();
        const auto tell = [&](const FitState &state) {
            if (state.step > 0 && since.elapsed() < frame)
                return;
            since.restart();
            QMetaObject::invokeMethod(
                this,
                [this, number, state] {
                    if (number == m_number && m_job.isBusy())
                        emit progressed(state);
                },
                Qt::QueuedConnection);
        };
        const FitState state = fitRelus(request, cancel, tell);
        return [this, state] { emit finished(state); };
    });
}

} // namespace vitrine
