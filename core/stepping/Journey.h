#pragma once

#include "core/base/Cancel.h"
#include "core/stepping/Iteration.h"
#include "core/stepping/JourneySetup.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace vitrine {

class IterationWalk;
class JourneyStore;

/// What a journey keeps, in bytes.
struct JourneyMemory {
    std::int64_t iterations = 0; ///< of iterations in full
    std::int64_t checkpoints = 0; ///< of weights and the optimizer's state, from where others are computed again
    std::int64_t budget = 0;
    std::int64_t iterationCount = 0; ///< how many are there in full
    std::int64_t checkpointCount = 0;

    std::int64_t used() const { return iterations + checkpoints; }
};

/// Training, an iteration at a time, in both directions: each one that was seen can be come back to, with the same
/// bits. Those that the memory budget has no room for are computed again from the nearest checkpoint before them. Used
/// on the compute thread, always with as many threads of LibTorch, or the bits may differ.
class Journey {
public:
    /// Fails on an unknown optimizer or a value out of range.
    static Result<std::unique_ptr<Journey>> make(JourneySetup setup);
    ~Journey();

    /// Iteration `number`: kept, computed again, or walked to for the first time, with all before it.
    Result<std::shared_ptr<const Iteration>> at(std::int64_t number, const Cancel &cancel = {});
    /// So many have been walked: numbers 0 … walked() − 1.
    std::int64_t walked() const { return static_cast<std::int64_t>(m_notes.size()); }
    const std::vector<IterationNote> &notes() const { return m_notes; } ///< by number
    bool isKept(std::int64_t number) const;
    std::vector<std::int64_t> kept() const; ///< in order
    JourneyMemory memory() const;
    /// The iteration that was asked for last stays, however little the budget is.
    void setBudget(std::int64_t bytes);

private:
    Journey();

    std::unique_ptr<IterationWalk> m_walk;
    std::unique_ptr<JourneyStore> m_store;
    std::vector<IterationNote> m_notes;
};

} // namespace vitrine
