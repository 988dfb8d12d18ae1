#pragma once

#include "core/training/compare/RaceRanking.h"
#include "core/training/observe/LayerState.h"
#include "core/training/observe/StepSeries.h"
#include "widgets/optimizers/networks/NetRaceSetup.h"

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// What a validation found, and when.
struct RaceEpoch {
    EpochRecord record;
    std::int64_t step = 0;
    double seconds = 0; ///< of training until then, validations not counted
};

/// A competitor's numbers ran away.
struct RaceDropOut {
    std::int64_t step = 0; ///< that could not be made
    double lastLoss = none; ///< before it
    Error reason;
};

/// One competitor in one race.
struct RaceLane {
    StepSeries steps{512};
    std::vector<RaceEpoch> epochs;
    std::optional<RaceDropOut> dropOut;
};

/// The search for one competitor's rate, as far as it has come.
struct FoundRate {
    Competitor competitor; ///< that it was made for, at whatever rate
    std::vector<RateTrial> trials;
    std::optional<double> best; ///< nothing while it goes on, or where all ran away
    bool isDone = false;
};

/// The layers of one competitor at one step.
struct RaceLayers {
    int competitor = 0; ///< id
    int seedIndex = 0;
    std::int64_t step = 0;
    std::vector<LayerState> layers;
    std::size_t tensor = 0; ///< that the histograms are of
    std::vector<StateHistogram> histograms; ///< empty for steps that are past
};

/// What some work of a race left: all that is new, but for layers, of which the newest count.
struct NetRaceUpdate {
    struct Lane {
        int seedIndex = 0;
        std::size_t member = 0;
        std::vector<StepRecord> steps;
        std::vector<RaceEpoch> epochs;
        std::optional<RaceDropOut> dropOut;
    };
    std::vector<Lane> lanes; ///< at most one a competitor and race
    std::vector<FoundRate> searches; ///< those that have come further
    std::shared_ptr<const RaceLayers> layers;
    std::vector<std::shared_ptr<const RaceLayers>> moments; ///< of all competitors, at isMoment() steps

    Lane &lane(int seedIndex, std::size_t member);
    void append(NetRaceUpdate newer);
};

/// All that a race has left so far, in bounded memory.
class NetRaceHistory {
public:
    std::vector<Competitor> members; ///< as they run: with the rates that were found
    std::vector<std::vector<RaceLane>> races; ///< by seed, then beside `members`
    int epochs = 0; ///< of each race
    std::vector<FoundRate> searches;
    std::shared_ptr<const RaceLayers> layers; ///< null before
    std::vector<std::shared_ptr<const RaceLayers>> moments; ///< of the newest race, in the order of their steps

    void begin(std::vector<Competitor> competitors, int seeds, int epochsOfEach);
    void add(const NetRaceUpdate &update);
    /// A competitor's layers at the kept step nearest to one; null where there are none.
    std::shared_ptr<const RaceLayers> layersNear(int competitor, std::int64_t step) const;
    const FoundRate *search(int competitor) const;
    std::optional<std::size_t> member(int competitor) const;
    bool isEmpty() const;
};

/// Whether the layers of all competitors are kept at a step: of the first ones always, then ever more sparsely, so that
/// however long the race there are some dozens.
bool isMoment(std::int64_t step);
/// A curve's points smoothed as the plots show them: `keep` is the weight of the past.
std::vector<double> smoothedLoss(const std::vector<StepRecord> &points, double keep);
/// Weight of the past in the training loss that races are judged by.
inline constexpr double judgedSmoothing = 0.9;

/// How the competitors stand: over the races that are over, or, before that, in the first one as it is now.
struct RaceTable {
    std::vector<RaceStanding> standings;
    int races = 0; ///< that count
    double goal = none; ///< that `reached` is about
};
RaceTable rankRaces(const NetRaceHistory &history, RaceMeasure measure, double goal);
/// Computing time of a step, mean over the races; NaN before the first.
double secondsPerStep(const NetRaceHistory &history, std::size_t member);

} // namespace vitrine
