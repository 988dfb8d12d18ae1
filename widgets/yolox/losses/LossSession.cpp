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
    : QObject(parent), m_state(state), m_job(new WatchedJob([this] { return work(); }, this))
{
    connect(state, &YoloxState::runChanged, this, &LossSession::refresh);
    connect(state, &YoloxState::boxesChanged, this, &LossSession::refresh);
    connect(state, &YoloxState::assignSettingsChanged, this, &LossSession::refresh);
}

bool LossSession::isBusy() const
{
    return m_job->isBusy();
}

void LossSession::setActive(bool active)
{
    m_job->setWatched(active);
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
    if (!m_state->run() && m_shown) {
        m_shown = nullptr; // what it said is of another picture or network
        emit shownChanged();
    }
    m_job->refresh();
}

LatestJob::Work LossSession::work()
{
    if (!m_state->run())
        return {};
    return [this, run = m_state->run(), scene = m_state->scene(), assign = m_state->assignSettings(),
            settings = m_settings](const Cancel &) -> LatestJob::Deliver {
        auto shown = std::make_shared<const PictureLoss>(computed(run, scene, assign, settings));
        return [this, shown] {
            if (shown->run != m_state->run())
                return;
            m_shown = shown;
            emit shownChanged();
        };
    };
}

} // namespace vitrine
