#include "widgets/landscape/LandscapeSession.h"

#include "core/graph/Graph.h"
#include "core/training/models/RowLayout.h"
#include "widgets/landscape/LandscapeWorker.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// The path as it is now, with the places that are known already.
PlacedPath placedAgain(const LandscapePath &path, const PlacedPath &known, const PlaneProjector &projector,
                       std::size_t rowSize)
{
    PlacedPath placed{known.name, {}};
    for (const auto &point : path.points) {
        const auto same = std::find_if(known.points.begin(), known.points.end(),
                                       [&](const PlacedPoint &each) { return each.step == point->step; });
        if (same != known.points.end())
            placed.points.push_back(*same);
        else if (point->row.size() == rowSize)
            placed.points.push_back({point->step, projector.project(point->row)});
    }
    return placed;
}

} // namespace

LandscapeSession::LandscapeSession(QThread *compute, QObject *parent)
    : QObject(parent), m_worker(new LandscapeWorker), m_grow(this), m_place(this), m_weights(this)
{
    m_pool.setMaxThreadCount(1);
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
}

LandscapeSession::~LandscapeSession()
{
    m_cancel.request();
    m_pool.clear();
    m_pool.waitForDone();
    if (m_worker)
        m_worker->deleteLater();
}

void LandscapeSession::connectWorker()
{
    connect(m_worker, &LandscapeWorker::updated, this,
            [this](quint64 number, const std::shared_ptr<const Landscape> &landscape, double share) {
                if (number != m_number)
                    return;
                setProgress(share);
                if (landscape->stride == 0)
                    return;
                m_landscape = landscape;
                emit landscapeChanged();
                if (landscape->isComplete())
                    setStage(LandscapeStage::Done);
            });
    connect(m_worker, &LandscapeWorker::failed, this, &LandscapeSession::refuse);
}

void LandscapeSession::start(LandscapeOrder order)
{
    clear();
    m_order = std::move(order);
    m_cancel = Cancel();
    setProgress(0);
    setStage(LandscapeStage::Preparing);
    m_pool.start([this, number = m_number, order = m_order, cancel = m_cancel] {
        const auto plan = prepareLandscape(order, cancel, {});
        const auto deliver = [this, number, plan] {
            if (plan)
                begin(number, *plan);
            else
                refuse(number, plan.error());
        };
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
    });
}

void LandscapeSession::begin(quint64 number, std::shared_ptr<const LandscapePlan> plan)
{
    if (number != m_number || !m_worker)
        return;
    m_plan = std::move(plan);
    m_paths = m_plan->paths;
    setStage(LandscapeStage::Computing);
    emit pathsChanged();
    m_worker->begin({number, m_plan, m_cancel});
}

void LandscapeSession::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    // What is there of a landscape that was cancelled is worth looking at.
    setStage(m_landscape ? LandscapeStage::Done : LandscapeStage::Idle);
    if (!error.cancelled)
        emit failed(error);
}

void LandscapeSession::cancel()
{
    m_cancel.request();
    if (m_stage == LandscapeStage::Preparing)
        refuse(m_number++, Cancel::error());
}

void LandscapeSession::clear()
{
    m_cancel.request();
    ++m_number;
    m_pool.clear();
    for (LatestJob *job : {&m_grow, &m_place, &m_weights})
        job->cancel();
    m_plan.reset();
    m_landscape.reset();
    m_paths.clear();
    m_present.reset();
    setStage(LandscapeStage::Idle);
    emit landscapeChanged();
    emit pathsChanged();
    emit presentChanged();
}

void LandscapeSession::follow(const std::vector<LandscapePath> &paths)
{
    if (!m_plan || paths.size() != m_paths.size())
        return;
    m_grow.start([this, paths, known = m_paths, plane = m_plan->request.plane](const Cancel &) -> LatestJob::Deliver {
        const PlaneProjector projector(*plane);
        std::vector<PlacedPath> placed;
        for (std::size_t i = 0; i < paths.size(); ++i)
            placed.push_back(placedAgain(paths[i], known[i], projector, plane->origin.size()));
        return [this, placed = std::move(placed)] {
            m_paths = placed;
            emit pathsChanged();
        };
    });
}

void LandscapeSession::follow(const Network &network, const TensorMap &tensors, std::int64_t step)
{
    if (!m_plan)
        return;
    m_place.start([this, network, tensors, step, plane = m_plan->request.plane](const Cancel &) -> LatestJob::Deliver {
        std::optional<PlacedPoint> present;
        if (const GraphResult built = buildGraph(network, 1); built.ok())
            if (const auto row = rowOf(layOut(*built.graph), tensors); row.size() == plane->origin.size())
                present = PlacedPoint{step, PlaneProjector(*plane).project(row)};
        return [this, present] {
            m_present = present;
            emit presentChanged();
        };
    });
}

void LandscapeSession::forgetPresent()
{
    m_place.cancel();
    m_present.reset();
    emit presentChanged();
}

void LandscapeSession::weightsAt(Point2 place, std::function<void(const TensorMap &)> deliver)
{
    if (!m_plan)
        return;
    m_weights.start([plan = m_plan, place, deliver = std::move(deliver)](const Cancel &) -> LatestJob::Deliver {
        const GraphResult built = buildGraph(plan->model.network, 1);
        if (!built.ok())
            return {};
        std::vector<float> row(plan->request.plane->origin.size());
        plan->request.plane->write(place, row);
        return [deliver, tensors = withRow(layOut(*built.graph), plan->model.tensors, row)] { deliver(tensors); };
    });
}

void LandscapeSession::setStage(LandscapeStage stage)
{
    if (std::exchange(m_stage, stage) != stage)
        emit stageChanged();
}

void LandscapeSession::setProgress(double share)
{
    m_progress = share;
    emit progressChanged(share);
}

} // namespace vitrine
