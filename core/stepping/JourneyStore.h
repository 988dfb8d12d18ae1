#pragma once

// Private to core/stepping.

#include "core/stepping/IterationWalk.h"
#include "core/stepping/Journey.h"

#include <map>

namespace vitrine {

/// What a journey keeps within its budget: iterations in full, those near the present one longest, and checkpoints,
/// which thin out as the journey goes on.
class JourneyStore {
public:
    JourneyStore(JourneyState start, std::int64_t budget);

    /// The iteration that is wanted next: what is far from it goes first.
    void setPresent(std::int64_t number) { m_present = number; }
    std::shared_ptr<const Iteration> find(std::int64_t number) const;
    std::vector<std::int64_t> numbers() const; ///< of the iterations that are kept
    void keep(std::shared_ptr<const Iteration> iteration);
    void addCheckpoint(std::int64_t number, const JourneyState &state);
    /// The last iteration at or before `number` whose beginning is known without walking: by a checkpoint, or as the
    /// end of the one before.
    std::int64_t nearestBeginning(std::int64_t number) const;
    JourneyState beginning(std::int64_t number, const IterationWalk &walk) const;
    void setBudget(std::int64_t bytes);
    /// How many iterations there is room for, as far as can be told; one at least.
    std::int64_t room() const;
    JourneyMemory memory() const;

private:
    struct Kept {
        std::shared_ptr<const Iteration> iteration;
        std::int64_t bytes = 0;
    };
    void thinCheckpoints();
    void dropFar();
    std::int64_t farthest() const;

    std::map<std::int64_t, Kept> m_iterations;
    std::map<std::int64_t, JourneyState> m_checkpoints; ///< by the iteration that begins so; that of 0 always stays
    std::int64_t m_iterationBytes = 0, m_checkpointBytes = 0;
    std::int64_t m_budget;
    std::int64_t m_stride = 1; ///< between checkpoints
    std::int64_t m_present = 0;
};

} // namespace vitrine
