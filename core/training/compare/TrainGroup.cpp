#include "core/training/compare/TrainGroup.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

double epochsOf(const TrainGroup::Run &run)
{
    return static_cast<double>(run.trainer->step()) / static_cast<double>(run.trainer->stepsPerEpoch());
}

/// Where a run stands. Who validates is behind those that have done so and begin the next epoch.
std::pair<double, bool> placeOf(const TrainGroup::Run &run)
{
    return {epochsOf(run), run.trainer->phase() != Trainer::Phase::Validating};
}

} // namespace

Result<std::unique_ptr<TrainGroup>> TrainGroup::make(std::vector<GroupMember> members)
{
    auto group = std::make_unique<TrainGroup>();
    for (GroupMember &member : members) {
        auto trainer = Trainer::make(std::move(member.setup));
        if (!trainer)
            return fail(VITRINE_TEXT("core", "%1: %2"), member.name, trainer.error().message);
        group->m_runs.push_back({std::move(member.name), *std::move(trainer), StepSeries(), {}, {}});
    }
    return group;
}

std::optional<std::size_t> TrainGroup::furthestBehind() const
{
    std::optional<std::size_t> behind;
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        if (!m_runs[i].isOver() && (!behind || placeOf(m_runs[i]) < placeOf(m_runs[*behind])))
            behind = i;
    return behind;
}

std::optional<TrainGroup::Advance> TrainGroup::advance()
{
    const auto member = furthestBehind();
    if (!member)
        return std::nullopt;
    Run &run = m_runs[*member];
    auto done = run.trainer->advance();
    if (!done) {
        run.failure = done.error();
        return Advance{*member, {}, true};
    }
    if (done->step) {
        run.steps.add(*done->step);
        run.last = done->step;
    }
    return Advance{*member, *std::move(done), false};
}

bool TrainGroup::isDone() const
{
    return !furthestBehind();
}

double TrainGroup::epochsDone() const
{
    const auto behind = furthestBehind();
    if (behind)
        return epochsOf(m_runs[*behind]);
    double most = 0;
    for (const Run &run : m_runs)
        most = std::max(most, epochsOf(run));
    return most;
}

bool TrainGroup::isLevel() const
{
    const auto behind = furthestBehind();
    return !behind || std::all_of(m_runs.begin(), m_runs.end(), [&](const Run &run) {
        const auto place = placeOf(run), last = placeOf(m_runs[*behind]);
        if (run.isOver() && (run.failure || place < last))
            return true; // it is no longer in the race
        return place == last && run.trainer->phase() != Trainer::Phase::Validating;
    });
}

} // namespace vitrine
