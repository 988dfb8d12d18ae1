#include "widgets/yolox/augmentation/AugmentSession.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/common/LatestJob.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/augmentation/ScenePictures.h"

#include <QUndoStack>

#include <utility>

namespace vitrine {

namespace {

/// Steps of undo of this station begin here; those of one number can join.
constexpr int firstKind = 1000;
constexpr int usualSide = 640; ///< of YOLOX's training, until a network says what it takes

/// What undo brings back may come from a larger pool.
std::int64_t within(std::int64_t picture, std::int64_t count)
{
    return picture < 0 ? AugmentSession::own : picture % std::max<std::int64_t>(count, 1);
}

AugmentTrial within(AugmentTrial trial, std::int64_t count)
{
    for (std::int64_t &picture : trial.mosaic().pictures)
        picture = within(picture, count);
    trial.mixUp().picture = within(trial.mixUp().picture, count);
    trial.plan.picture = AugmentSession::own;
    return trial;
}

Result<AugmentShown> made(const AugmentTrial &trial, const YoloxScene &scene, ScenePictures &pictures, int width,
                          int height)
{
    AugmentShown shown{trial, width, height, {}, false};
    const LabelledSource source = [&](std::int64_t index) { return pictures.at(scene, index); };
    const auto watch = [&shown](AugmentStage stage, const AugmentedPicture &picture) {
        shown.stages.push_back({stage, toImage(picture.image), picture.boxes});
    };
    const auto result = augmented(trial.active(), source, trial.settings, width, height, watch);
    if (!result)
        return result.error();
    shown.isMixed = result->isMixed;
    return shown;
}

} // namespace

AugmentStage AugmentShown::stageOfLoss(std::size_t box) const
{
    for (const ShownStage &stage : stages)
        if (box < stage.boxes.size() && stage.boxes[box].fate != BoxFate::Kept)
            return stage.stage;
    return AugmentStage::Labels;
}

AugmentSession::AugmentSession(YoloxState *state, QObject *parent)
    : QObject(parent), m_state(state), m_job(new WatchedJob([this] { return work(); }, this)),
      m_pictures(std::make_shared<ScenePictures>())
{
    connect(state, &YoloxState::sceneChanged, this, &AugmentSession::takeScene);
    connect(state, &YoloxState::boxesChanged, m_job, &WatchedJob::refresh);
    connect(state, &YoloxState::runChanged, this, &AugmentSession::takeSize);
    takeScene();
}

AugmentSession::~AugmentSession() = default;

std::int64_t AugmentSession::poolCount() const
{
    return m_state->scene().pool ? m_state->scene().pool->pictures.count : 0;
}

bool AugmentSession::isBusy() const
{
    return m_job->isBusy();
}

QString AugmentSession::className(const TracedBox &box) const
{
    return shownClass(classNames(box), box.classId);
}

const std::vector<std::string> &AugmentSession::classNames(const TracedBox &box) const
{
    const YoloxScene &scene = m_state->scene();
    return box.picture < 0 || !scene.pool ? scene.classNames : scene.pool->classNames;
}

QString AugmentSession::pictureName(std::int64_t picture)
{
    return picture < 0 ? tr("yours") : tr("no. %1").arg(picture + 1);
}

void AugmentSession::setActive(bool active)
{
    m_job->setWatched(active);
}

void AugmentSession::takeScene()
{
    const YoloxScene &scene = m_state->scene();
    if (scene.picture.isNull() || !scene.pool || poolCount() == 0)
        return;
    const bool isFirst = !isReady();
    takeSize();
    if (std::exchange(m_pool, scene.pool.get()) != scene.pool.get() || isFirst)
        m_trial = drawTrial(m_trial.settings, m_trial.seed, own, scene.pool->pictures, m_width, m_height);
    show(m_trial);
}

/// The result has the size of the network's input.
void AugmentSession::takeSize()
{
    if (m_state->scene().picture.isNull())
        return;
    int side = m_width > 0 ? m_width : usualSide;
    if (m_state->choice().size > 0)
        side = m_state->choice().size;
    else if (m_state->run())
        side = m_state->run()->size();
    if (side == m_width)
        return;
    const bool hasTrial = isReady();
    const int before = std::exchange(m_width, side);
    m_height = side;
    if (hasTrial)
        show(rescaled(m_trial, before, before, side, side));
}

void AugmentSession::setTrial(const AugmentTrial &trial, const QString &text, int kind, bool joins)
{
    if (isReady() && trial != m_trial)
        push(trial, text, kind, joins);
}

void AugmentSession::tryOut(const AugmentTrial &trial)
{
    if (isReady() && trial != m_trial)
        show(trial);
}

void AugmentSession::draw(std::uint64_t seed)
{
    if (isReady())
        setTrial(drawTrial(m_trial.settings, seed, own, m_state->scene().pool->pictures, m_width, m_height),
                 tr("Another draw"));
}

void AugmentSession::setRanges(const AugmentSettings &settings)
{
    if (isReady())
        setTrial(drawTrial(settings, m_trial.seed, own, m_state->scene().pool->pictures, m_width, m_height),
                 tr("Other ranges"));
}

void AugmentSession::exchange(int part)
{
    if (!isReady())
        return;
    AugmentTrial trial = m_trial;
    std::int64_t &picture = trial.mosaic().pictures[static_cast<std::size_t>(part)];
    picture = exchanged(picture, trial.seed, m_state->scene().pool->pictures);
    setTrial(trial, tr("Another picture in the mosaic"));
}

void AugmentSession::push(const AugmentTrial &trial, const QString &text, int kind, bool joins)
{
    const auto apply = [this](const AugmentTrial &, const AugmentTrial &to) { show(to); };
    m_state->undoStack()->push(new ChangeCommand<AugmentTrial>(text, firstKind + kind, m_trial, trial, joins, apply));
    show(trial);
}

void AugmentSession::show(const AugmentTrial &trial)
{
    m_trial = within(trial, poolCount());
    emit trialChanged();
    m_job->refresh();
}

LatestJob::Work AugmentSession::work()
{
    if (!isReady())
        return {};
    return [this, trial = m_trial, scene = m_state->scene(), pictures = m_pictures, width = m_width,
            height = m_height](const Cancel &) -> LatestJob::Deliver {
        auto result = made(trial, scene, *pictures, width, height);
        if (!result)
            return [this, error = result.error()] { emit failed(error); };
        auto shown = std::make_shared<const AugmentShown>(std::move(*result));
        return [this, shown] {
            m_shown = shown;
            emit shownChanged();
        };
    };
}

} // namespace vitrine
