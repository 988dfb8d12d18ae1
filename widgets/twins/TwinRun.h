#pragma once

#include "core/training/compare/Ensemble.h"
#include "core/training/compare/TrainGroup.h"
#include "widgets/session/TrainedWeights.h"
#include "widgets/training/TrainStart.h"

#include <QElapsedTimer>

#include <atomic>
#include <memory>

namespace vitrine {

/// An ensemble after an epoch that all its networks have done.
struct EnsemblePoint {
    int epoch = 0;
    std::vector<PredictionFigures> growing; ///< the first network, the first two together, …
};

/// What came of some work of a comparison; all that is new, none lost, but for weights, of which the newest count.
struct TwinUpdate {
    struct Member {
        std::vector<StepRecord> steps;
        std::vector<EpochRecord> epochs;
        std::optional<Error> failure; ///< it has dropped out
    };
    std::vector<Member> members;
    std::vector<EnsemblePoint> ensemble;
    std::shared_ptr<const TrainedWeights> weights; ///< null: no new ones

    bool isEmpty() const;
    void append(TwinUpdate newer);
};

/// Several runs side by side on the compute thread, a slice of work at a time. Not a QObject, knows no thread.
class TwinRun {
public:
    /// `isEnsemble`: the networks' answers are averaged after each epoch.
    static Result<std::unique_ptr<TwinRun>> make(std::vector<GroupMember> members, bool isEnsemble);

    struct Progress {
        double epoch = 0; ///< that all have done
        int epochs = 0; ///< to do
        std::int64_t step = 0; ///< of the first run that goes on
        bool isDone = false;
    };
    Progress progress() const;
    const TrainGroup &group() const { return *m_group; }

    /// Works on towards the goal for about so long, a batch at least; true when the goal is reached: Batch is one step
    /// of the first run, and as much of the others. `stop` is asked after each batch.
    bool work(TrainGoal goal, qint64 milliseconds, const std::atomic<bool> &stop);
    /// The next goal begins where the runs stand now.
    void beginGoal() { m_target.reset(); }

    /// Whose weights come along with take().
    void show(std::size_t member);
    TwinUpdate take(bool wantsWeights);
    std::shared_ptr<const TrainedWeights> weightsOf(std::size_t member) const;
    std::size_t shown() const { return m_shown; }

private:
    TwinRun(std::unique_ptr<TrainGroup> group, bool isEnsemble);
    bool isReached(TrainGoal goal);
    double targetOf(TrainGoal goal) const;
    void note(TrainGroup::Advance advance);
    void noteAnswers(std::size_t member, const TrainGroup::Advance &advance);
    void average(int epoch);

    std::unique_ptr<TrainGroup> m_group;
    bool m_isEnsemble;
    TwinUpdate m_update;
    std::optional<double> m_target; ///< epochs that the goal leads to
    std::vector<Predictions> m_open, m_latest; ///< of each network: of the validation under way, and the last one
    std::vector<std::string> m_losses; ///< types
    std::size_t m_shown = 0;
    QElapsedTimer m_sinceWeights;
    qint64 m_weightsInterval;
};

} // namespace vitrine
