#include "widgets/twins/TwinHistory.h"

#include <algorithm>

namespace vitrine {

bool TwinMember::isDetector() const
{
    return (!steps.points().empty() && steps.points().front().detection)
        || (!epochs.empty() && epochs.front().validationScore);
}

TwinJudge TwinHistory::judge() const
{
    const auto detectors = std::ranges::count_if(members, &TwinMember::isDetector);
    if (detectors == 0)
        return TwinJudge::Accuracy;
    // A run that has not begun yet is taken for one as the others.
    const bool areAll = std::ranges::all_of(members, [](const TwinMember &member) {
        return member.isDetector() || (member.steps.points().empty() && member.epochs.empty());
    });
    return areAll ? TwinJudge::Ap50 : TwinJudge::Either;
}

void TwinHistory::add(const TwinUpdate &update)
{
    for (std::size_t i = 0; i < std::min(members.size(), update.members.size()); ++i) {
        TwinMember &member = members[i];
        for (const StepRecord &step : update.members[i].steps)
            member.steps.add(step);
        member.epochs.insert(member.epochs.end(), update.members[i].epochs.begin(), update.members[i].epochs.end());
        if (update.members[i].failure)
            member.failure = update.members[i].failure;
    }
    ensemble.insert(ensemble.end(), update.ensemble.begin(), update.ensemble.end());
}

std::vector<std::vector<EpochRecord>> TwinHistory::epochsOfAll() const
{
    std::vector<std::vector<EpochRecord>> all;
    for (const TwinMember &member : members)
        if (!member.failure)
            all.push_back(member.epochs);
    return all;
}

} // namespace vitrine
