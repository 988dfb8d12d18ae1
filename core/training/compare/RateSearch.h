#pragma once

#include "core/training/Trainer.h"

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// One learning rate that was tried.
struct RateTrial {
    double rate = 0;
    double loss = none; ///< after its last step, on what validates; on what trains where there is nothing else
    std::int64_t steps = 0; ///< that it made
    std::optional<Error> failure; ///< why it came to no end: its numbers ran away, say

    bool hasDiverged() const { return failure.has_value(); }
    bool operator==(const RateTrial &other) const
    {
        return rate == other.rate && steps == other.steps && hasDiverged() == other.hasDiverged()
            && (hasDiverged() || loss == other.loss);
    }
};

/// How long and how widely to look.
struct RateSearchPlan {
    int steps = 100; ///< of each rate; of an optimizer that takes all data at once, what makes as many passes over it
    int rates = 7; ///< of the first grid, half a power of ten apart, around the optimizer's default
    int mostMore = 3; ///< rates beyond the grid, where the best lies at its end

    bool operator==(const RateSearchPlan &) const = default;
};

/// The rates of the first grid, rising, each with two digits and legal: 1e-4 · 10^(k/2) … around 1e-3.
std::vector<double> rateGrid(const HyperparameterSpec &rate, int count);

/// Looks for the learning rate at which a run gets furthest in a few steps. Every rate begins with the same weights and
/// sees the same batches, and is judged by the loss on what validates; the lowest wins. Where it lies at an end of the
/// grid, the search goes on there, so that no optimizer loses because the grid ended too early. The same setup gives
/// the same rate. Works a batch at a time, on the compute thread.
class RateSearch {
public:
    /// `setup`: of the run that the rate is for. Fails where it could not be trained.
    static Result<std::unique_ptr<RateSearch>> make(TrainSetup setup, const RateSearchPlan &plan);
    ~RateSearch();

    /// The next piece of work: a batch. Only a rate's own failure is noted in its trial.
    void advance();
    bool isDone() const { return m_isDone; }
    double progress() const; ///< 0 … 1, of the rates that are known to be tried
    /// Those that came to an end, by rate.
    const std::vector<RateTrial> &trials() const { return m_trials; }
    /// The rate with the lowest loss; of equal ones the smallest. Nothing where all ran away.
    std::optional<double> best() const;

private:
    RateSearch(TrainSetup setup, const RateSearchPlan &plan);
    void begin();
    void judge();
    void finish(RateTrial trial);
    void goOn();
    std::int64_t trialSteps() const;

    TrainSetup m_setup;
    RateSearchPlan m_plan;
    HyperparameterSpec m_spec; ///< of the rate
    std::vector<double> m_waiting; ///< rates to try, the next one last
    std::vector<RateTrial> m_trials;
    int m_more = 0; ///< rates beyond the grid so far
    bool m_isDone = false;

    double m_rate = 0; ///< that is being tried
    std::unique_ptr<Trainer> m_trainer; ///< null between two rates
    std::size_t m_judged = 0; ///< items that its weights were judged by
    double m_sum = 0; ///< of the loss over them
};

} // namespace vitrine
