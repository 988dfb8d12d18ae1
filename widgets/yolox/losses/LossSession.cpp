#include "widgets/yolox/losses/LossSession.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/common/LatestJob.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/yolox/YoloxState.h"

#include <QUndoStack>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int settingsKind = 7001; ///< of steps of undo

PictureLoss computed(const std::shared_ptr<const YoloxRun> &run, const YoloxScene &scene, const AssignSettings &assign,
                     const DetectionLossSettings &settings)
{
    PictureLoss result;
    result.run = run;
    result.truths = truthsFor(scene, *run);
    result.batchTruths = {result.truths.boxes};
    result.settings = settings;
    const DetectionBatch batch = result.batch();
    result.assignments = assignBatch(batch, assign);
    result.loss = detectionLoss(batch, result.assignments, settings, {}, true);
    return result;
}

} // namespace

DetectionBatch PictureLoss::batch() const
{
    return {{run->geometry.inputWidth, run->geometry.inputHeight}, run->spec.classes, run->rows, batchTruths};
}

QString PictureLoss::truthName(int truth) const
{
    const int classId = truths.boxes[static_cast<std::size_t>(truth)].classId;
    return QStringLiteral("%1 %2")
        .arg(shownClass(run->classNames, classId))
        .arg(truths.sources[static_cast<std::size_t>(truth)] + 1);
}

LossSession::LossSession(YoloxState *state, QObject *parent)
    : QObject(parent), m_state(state), m_job(new LatestJob(this))
{
    connect(state, &YoloxState::runChanged, this, &LossSession::refresh);
    connect(state, &YoloxState::boxesChanged, this, &LossSession::refresh);
    connect(state, &YoloxState::assignSettingsChanged, this, &LossSession::refresh);
    connect(m_job, &LatestJob::busyChanged, this, [this](bool busy) {
        if (!busy && m_isStale)
            QMetaObject::invokeMethod(this, &LossSession::refresh, Qt::QueuedConnection);
    });
}

bool LossSession::isBusy() const
{
    return m_job->isBusy() || (m_isActive && m_isStale);
}

void LossSession::setActive(bool active)
{
    m_isActive = active;
    if (active && m_isStale)
        refresh();
}

void LossSession::setSettings(const DetectionLossSettings &settings)
{
    if (settings == m_settings)
        return;
    using Settings = DetectionLossSettings;
    const auto apply = [this](const Settings &, const Settings &to) { show(to); };
    m_state->undoStack()->push(
        new ChangeCommand<Settings>(tr("Weights of the loss"), settingsKind, m_settings, settings, false, apply));
    show(settings);
}

void LossSession::show(const DetectionLossSettings &settings)
{
    m_settings = settings;
    emit settingsChanged();
    refresh();
}

void LossSession::refresh()
{
    m_isStale = true;
    if (!m_state->run() && m_shown) {
        m_shown = nullptr; // what it said is of another picture or network
        emit shownChanged();
    }
    if (!m_isActive || m_job->isBusy() || !m_state->run())
        return;
    m_isStale = false;
    m_job->start([this, run = m_state->run(), scene = m_state->scene(), assign = m_state->assignSettings(),
                  settings = m_settings](const Cancel &) -> LatestJob::Deliver {
        auto shown = std::make_shared<const PictureLoss>(computed(run, scene, assign, settings));
        return [this, shown] {
            if (shown->run != m_state->run())
                return;
            m_shown = shown;
            emit shownChanged();
        };
    });
}

} // namespace vitrine
