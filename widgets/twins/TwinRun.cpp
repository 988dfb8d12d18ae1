#include "widgets/twins/TwinRun.h"

#include "core/graph/Graph.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace vitrine {

namespace {

constexpr qint64 shortestWeightsInterval = 250; // milliseconds
constexpr qint64 weightsCost = 40; ///< copying weights takes at most this part of the time: one in 40
constexpr double sameMoment = 1e-9; ///< epochs that rounding may part

double epochsOf(const TrainGroup::Run &run)
{
    return static_cast<double>(run.trainer->step()) / static_cast<double>(run.trainer->stepsPerEpoch());
}

template <typename Value>
void append(std::vector<Value> &to, std::vector<Value> &&from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::string lossOf(const Network &network)
{
    const GraphResult built = buildGraph(network, 1);
    const int loss = built.ok() ? built.graph->lossBlock() : -1;
    return loss < 0 ? std::string() : built.graph->blocks[static_cast<std::size_t>(loss)].kind->type();
}

} // namespace

bool TwinUpdate::isEmpty() const
{
    return !weights && ensemble.empty() && std::all_of(members.begin(), members.end(), [](const Member &member) {
        return member.steps.empty() && member.epochs.empty() && !member.failure;
    });
}

void TwinUpdate::append(TwinUpdate newer)
{
    members.resize(std::max(members.size(), newer.members.size()));
    for (std::size_t i = 0; i < newer.members.size(); ++i) {
        vitrine::append(members[i].steps, std::move(newer.members[i].steps));
        vitrine::append(members[i].epochs, std::move(newer.members[i].epochs));
        if (newer.members[i].failure)
            members[i].failure = std::move(newer.members[i].failure);
    }
    vitrine::append(ensemble, std::move(newer.ensemble));
    if (newer.weights)
        weights = std::move(newer.weights);
}

TwinRun::TwinRun(std::unique_ptr<TrainGroup> group, bool isEnsemble)
    : m_group(std::move(group)), m_isEnsemble(isEnsemble), m_open(m_group->size()), m_latest(m_group->size()),
      m_weightsInterval(shortestWeightsInterval)
{
    m_update.members.resize(m_group->size());
    for (std::size_t i = 0; i < m_group->size(); ++i) {
        m_losses.push_back(lossOf(m_group->run(i).trainer->setup().network));
        if (isEnsemble)
            m_group->trainer(i).recordAnswers();
    }
}

Result<std::unique_ptr<TwinRun>> TwinRun::make(std::vector<GroupMember> members, bool isEnsemble)
{
    auto group = TrainGroup::make(std::move(members));
    if (!group)
        return group.error();
    return std::unique_ptr<TwinRun>(new TwinRun(*std::move(group), isEnsemble));
}

TwinRun::Progress TwinRun::progress() const
{
    Progress progress;
    progress.epoch = m_group->epochsDone();
    progress.isDone = m_group->isDone();
    for (std::size_t i = m_group->size(); i-- > 0;)
        if (const TrainGroup::Run &run = m_group->run(i); !run.failure) {
            progress.epochs = std::max(progress.epochs, run.trainer->setup().epochs);
            progress.step = run.trainer->step();
        }
    return progress;
}

/// How many epochs all are to have done when the goal is reached.
double TwinRun::targetOf(TrainGoal goal) const
{
    if (goal == TrainGoal::Epoch)
        return std::floor(m_group->epochsDone() + sameMoment) + 1;
    for (std::size_t i = 0; i < m_group->size(); ++i)
        if (const TrainGroup::Run &run = m_group->run(i); !run.isOver())
            return epochsOf(run) + 1 / static_cast<double>(run.trainer->stepsPerEpoch());
    return 0;
}

bool TwinRun::isReached(TrainGoal goal)
{
    if (m_group->isDone())
        return true;
    if (goal == TrainGoal::End)
        return false;
    if (!m_target)
        m_target = targetOf(goal);
    for (std::size_t i = 0; i < m_group->size(); ++i) {
        const TrainGroup::Run &run = m_group->run(i);
        if (run.isOver())
            continue;
        if (epochsOf(run) < *m_target - sameMoment
            || (goal == TrainGoal::Epoch && static_cast<double>(run.trainer->epochs().size()) < *m_target))
            return false;
    }
    return true;
}

bool TwinRun::work(TrainGoal goal, qint64 milliseconds, const std::atomic<bool> &stop)
{
    QElapsedTimer slice;
    slice.start();
    do {
        if (isReached(goal))
            return true;
        if (auto advance = m_group->advance())
            note(*std::move(advance));
    } while (!stop.load(std::memory_order_relaxed) && slice.elapsed() < milliseconds);
    return isReached(goal);
}

void TwinRun::note(TrainGroup::Advance advance)
{
    TwinUpdate::Member &member = m_update.members[advance.member];
    if (advance.hasDroppedOut)
        member.failure = m_group->run(advance.member).failure;
    if (advance.done.step)
        member.steps.push_back(*advance.done.step);
    if (advance.done.epoch)
        member.epochs.push_back(*advance.done.epoch);
    if (m_isEnsemble)
        noteAnswers(advance.member, advance);
}

void TwinRun::noteAnswers(std::size_t member, const TrainGroup::Advance &advance)
{
    if (advance.done.answers)
        m_open[member].add(*advance.done.answers, m_losses[member]);
    if (!advance.done.epoch)
        return;
    m_latest[member] = std::exchange(m_open[member], {});
    const int epoch = advance.done.epoch->epoch;
    bool isLast = true; // of those that do this epoch
    for (std::size_t i = 0; i < m_group->size(); ++i) {
        const TrainGroup::Run &run = m_group->run(i);
        isLast = isLast && (run.isOver() || static_cast<int>(run.trainer->epochs().size()) >= epoch);
    }
    if (isLast)
        average(epoch);
}

void TwinRun::average(int epoch)
{
    std::vector<const Predictions *> members;
    for (std::size_t i = 0; i < m_group->size(); ++i) {
        const bool isIn = !m_group->run(i).failure && !m_latest[i].items.empty();
        if (isIn && (members.empty() || m_latest[i].items == members.front()->items))
            members.push_back(&m_latest[i]);
    }
    if (!members.empty())
        m_update.ensemble.push_back({epoch, growingEnsemble(members)});
}

void TwinRun::show(std::size_t member)
{
    m_shown = std::min(member, m_group->size() - 1);
    m_sinceWeights.invalidate();
}

std::shared_ptr<const TrainedWeights> TwinRun::weightsOf(std::size_t member) const
{
    const Trainer &trainer = *m_group->run(member).trainer;
    const bool isDone = trainer.phase() == Trainer::Phase::Done;
    return std::make_shared<const TrainedWeights>(TrainedWeights{
        std::make_shared<const Network>(trainer.setup().network), isDone ? trainer.result() : trainer.model().tensors(),
        trainer.step(), epochsOf(m_group->run(member))});
}

TwinUpdate TwinRun::take(bool wantsWeights)
{
    if (wantsWeights && (!m_sinceWeights.isValid() || m_sinceWeights.elapsed() >= m_weightsInterval)) {
        QElapsedTimer copying;
        copying.start();
        m_update.weights = weightsOf(m_shown);
        m_weightsInterval = std::max(shortestWeightsInterval, weightsCost * copying.elapsed());
        m_sinceWeights.start();
    }
    TwinUpdate update = std::exchange(m_update, {});
    m_update.members.resize(m_group->size());
    return update;
}

} // namespace vitrine
