#include "core/training/compare/RateSearch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int perDecade = 2;
constexpr std::size_t mostJudges = 2048; ///< items; more tell rates apart no better
constexpr std::size_t judgesAtOnce = 256;
constexpr std::int64_t fewestPasses = 5; ///< of an optimizer that takes all data at once

/// Two digits, as people write rates: 0.0032 for 10^-2.5.
double roundedRate(double rate)
{
    const double unit = std::pow(10, std::floor(std::log10(rate) + 1e-9) - 1);
    const double rounded = std::round(rate / unit);
    // Multiplying with a small power of ten leaves 0.0032000000000000002, dividing does not.
    return unit < 1 ? rounded / std::round(1 / unit) : rounded * unit;
}

/// `offset` places from the default on a scale of half powers of ten.
double gridRate(const HyperparameterSpec &rate, int offset)
{
    return roundedRate(rate.defaultValue * std::pow(10, static_cast<double>(offset) / perDecade));
}

bool isLegal(const HyperparameterSpec &rate, double value)
{
    return value >= rate.min && value <= rate.max && value > 0;
}

/// Those that judge: what validates, else what trains.
std::span<const std::int64_t> judgesOf(const DataSplit &split)
{
    const std::vector<std::int64_t> &items = split.validation.empty() ? split.training : split.validation;
    return std::span(items).first(std::min(items.size(), mostJudges));
}

HyperparameterSpec rateSpec(const OptimizerKind &kind)
{
    const auto &specs = kind.hyperparameters();
    return *std::find_if(specs.begin(), specs.end(), [](const HyperparameterSpec &spec) { return spec.name == "lr"; });
}

} // namespace

std::vector<double> rateGrid(const HyperparameterSpec &rate, int count)
{
    std::vector<double> rates;
    for (int i = 0; i < count; ++i)
        if (const double value = gridRate(rate, i - count / 2); isLegal(rate, value))
            rates.push_back(value);
    return rates;
}

RateSearch::RateSearch(TrainSetup setup, const RateSearchPlan &plan)
    : m_setup(std::move(setup)), m_plan(plan), m_spec(rateSpec(*findOptimizerKind(m_setup.optimizer)))
{
    m_waiting = rateGrid(m_spec, plan.rates);
    std::reverse(m_waiting.begin(), m_waiting.end());
}

RateSearch::~RateSearch() = default;

Result<std::unique_ptr<RateSearch>> RateSearch::make(TrainSetup setup, const RateSearchPlan &plan)
{
    // What can't be trained at all is said before the first rate is tried.
    if (auto trainer = Trainer::make(setup); !trainer)
        return trainer.error();
    setup.patience = 0;
    return std::unique_ptr<RateSearch>(new RateSearch(std::move(setup), plan));
}

std::int64_t RateSearch::trialSteps() const
{
    const std::int64_t all = m_trainer->stepsPerEpoch() * m_setup.epochs;
    if (!m_trainer->optimizer().isFullBatch())
        return std::min<std::int64_t>(m_plan.steps, all);
    const auto items = static_cast<std::int64_t>(m_setup.split.training.size());
    const std::int64_t passes =
        static_cast<std::int64_t>(m_plan.steps) * m_setup.batchSize / std::max<std::int64_t>(1, items);
    return std::min(std::max(passes, fewestPasses), all);
}

void RateSearch::begin()
{
    m_rate = m_waiting.back();
    m_waiting.pop_back();
    m_judged = 0;
    m_sum = 0;
    TrainSetup setup = m_setup;
    setup.controls.hyperparameters["lr"] = m_rate;
    auto trainer = Trainer::make(std::move(setup));
    if (trainer)
        m_trainer = *std::move(trainer);
    else
        finish({m_rate, none, 0, trainer.error()});
}

void RateSearch::advance()
{
    if (m_isDone)
        return;
    if (!m_trainer)
        return begin();
    if (m_trainer->step() >= trialSteps())
        return judge();
    if (const auto done = m_trainer->advance(); !done)
        finish({m_rate, none, m_trainer->step(), done.error()});
}

void RateSearch::judge()
{
    const std::span<const std::int64_t> judges = judgesOf(m_setup.split);
    const std::size_t count = std::min(judgesAtOnce, judges.size() - m_judged);
    const BatchSource source(m_setup.items, BatchOptions{m_setup.seed, 0, {}});
    const auto batch = source.make(judges.subspan(m_judged, count));
    if (!batch)
        return finish({m_rate, none, m_trainer->step(), batch.error()});
    const auto result = m_trainer->model().evaluate(*batch);
    if (!result)
        return finish({m_rate, none, m_trainer->step(), result.error()});
    m_sum += result->loss * static_cast<double>(count);
    m_judged += count;
    if (m_judged < judges.size())
        return;
    RateTrial trial{m_rate, m_sum / static_cast<double>(m_judged), m_trainer->step(), {}};
    if (!std::isfinite(trial.loss))
        trial.failure = fail(VITRINE_TEXT("core", "The numbers ran away within %1 steps."), trial.steps);
    finish(std::move(trial));
}

void RateSearch::finish(RateTrial trial)
{
    m_trainer.reset();
    const auto place = std::lower_bound(m_trials.begin(), m_trials.end(), trial.rate,
                                        [](const RateTrial &one, double rate) { return one.rate < rate; });
    m_trials.insert(place, std::move(trial));
    if (m_waiting.empty())
        goOn();
}

/// All that was to be tried has been: one more beyond the end where the best lies, or the search is over.
void RateSearch::goOn()
{
    const auto winner = best();
    const bool isFirst = winner && *winner == m_trials.front().rate;
    const bool isLast = winner && *winner == m_trials.back().rate;
    m_isDone = m_more >= m_plan.mostMore || isFirst == isLast;
    if (m_isDone)
        return;
    const double factor = std::pow(10, 1.0 / perDecade);
    const double next = roundedRate(isFirst ? *winner / factor : *winner * factor);
    m_isDone = !isLegal(m_spec, next);
    if (m_isDone)
        return;
    m_waiting.push_back(next);
    ++m_more;
}

double RateSearch::progress() const
{
    if (m_isDone)
        return 1;
    double done = static_cast<double>(m_trials.size());
    const double known = done + static_cast<double>(m_waiting.size()) + (m_trainer ? 1 : 0);
    if (m_trainer)
        done += static_cast<double>(m_trainer->step()) / static_cast<double>(std::max<std::int64_t>(1, trialSteps()));
    return known > 0 ? done / known : 0;
}

std::optional<double> RateSearch::best() const
{
    const RateTrial *best = nullptr;
    for (const RateTrial &trial : m_trials)
        if (!trial.hasDiverged() && (!best || trial.loss < best->loss))
            best = &trial;
    return best ? std::optional(best->rate) : std::nullopt;
}

} // namespace vitrine
