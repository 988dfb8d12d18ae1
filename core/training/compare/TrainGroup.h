#pragma once

#include "core/training/Trainer.h"
#include "core/training/observe/StepSeries.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// One of several runs that are compared.
struct GroupMember {
    std::string name;
    TrainSetup setup;
};

/// Several runs side by side: twins, competitors, folds, an ensemble. They advance in turns, whoever is furthest behind
/// first, so that at any moment all have seen as much of their data; with the same seed, data and batch size they see
/// the same batches. A run that fails (its numbers ran away, say) drops out and the others go on. Used on the compute
/// thread.
class TrainGroup {
public:
    /// Fails, naming the member, where one of them can't be trained.
    static Result<std::unique_ptr<TrainGroup>> make(std::vector<GroupMember> members);

    /// One member's run so far.
    struct Run {
        std::string name;
        std::unique_ptr<Trainer> trainer;
        StepSeries steps;
        std::optional<StepRecord> last; ///< its last step
        std::optional<Error> failure; ///< why it dropped out

        bool isOver() const { return failure.has_value() || trainer->phase() == Trainer::Phase::Done; }
    };

    struct Advance {
        std::size_t member = 0;
        Trainer::Advance done;
        bool hasDroppedOut = false; ///< just now; see Run::failure
    };
    /// The next piece of work: a batch of one member. Nothing where isDone().
    std::optional<Advance> advance();

    bool isDone() const;
    std::size_t size() const { return m_runs.size(); }
    const Run &run(std::size_t member) const { return m_runs[member]; }
    Trainer &trainer(std::size_t member) { return *m_runs[member].trainer; }
    /// Epochs that all members still in the race have done, with the share of the present one.
    double epochsDone() const;
    /// Whether all members still in the race stand at the same place, none within its validation: the moment to pause.
    bool isLevel() const;

private:
    std::optional<std::size_t> furthestBehind() const;

    std::vector<Run> m_runs;
};

} // namespace vitrine
