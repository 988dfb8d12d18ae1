// The trainer's second half: what validates after each epoch, and what tests in the end.

#include "core/training/EpochSums.h"
#include "core/training/Trainer.h"

#include <algorithm>
#include <chrono>

namespace vitrine {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t loaderThreads = 2;
constexpr int usualBatch = 256; ///< larger than those that train: no gradients are kept

} // namespace

/// Items that fit into memory go through the network in large batches. Of a set that doesn't, several batches wait
/// ready: they are no larger than those that train.
std::size_t Trainer::judgingBatch() const
{
    return static_cast<std::size_t>(m_setup.items->isKept() ? std::max(m_setup.batchSize, usualBatch)
                                                            : m_setup.batchSize);
}

std::span<const std::int64_t> Trainer::judgedItems() const
{
    const std::vector<std::int64_t> &all = m_phase == Phase::Testing ? m_setup.split.test : m_setup.split.validation;
    const std::size_t first = std::min(m_validated, all.size());
    return std::span(all).subspan(first, std::min(judgingBatch(), all.size() - first));
}

/// The batches of this part, read ahead where that takes time.
void Trainer::beginJudging()
{
    m_prefetch.reset();
    m_validated = 0;
    if (m_judge)
        m_judge->clear();
    if (m_setup.items->isKept())
        return;
    std::vector<BatchPrefetch::ItemList> batches;
    for (auto items = judgedItems(); !items.empty(); items = judgedItems()) {
        batches.emplace_back(items.begin(), items.end());
        m_validated += items.size();
    }
    m_validated = 0;
    m_prefetch = std::make_unique<BatchPrefetch>(*m_validationSource, 0, std::move(batches), loaderThreads);
}

/// The next batch of what judges. One of which nothing can be read is passed over, unless there is nothing else.
Result<std::optional<Batch>> Trainer::nextJudged(const EpochSums &sums)
{
    const auto items = judgedItems();
    m_validated += items.size();
    auto batch = m_prefetch ? m_prefetch->next() : m_validationSource->make(items);
    if (batch)
        return std::optional(*std::move(batch));
    const bool isLast = judgedItems().empty();
    if (!m_validationSource->hasSkipped(items) || (isLast && sums.count == 0))
        return batch.error();
    return std::optional<Batch>();
}

Result<Trainer::Advance> Trainer::validateNext()
{
    const auto start = Clock::now();
    Advance done;
    if (!judgedItems().empty()) {
        const auto batch = nextJudged(m_progress.validation);
        if (!batch)
            return batch.error();
        if (*batch)
            if (auto validated = validate(**batch, done); !validated)
                return validated.error();
    }
    m_progress.training.seconds += std::chrono::duration<double>(Clock::now() - start).count();
    if (judgedItems().empty())
        done.epoch = endEpoch();
    return done;
}

/// The model gets the averaged weights, and what it had is kept in their place; a second time undoes that.
void Trainer::exchangeWithAverage()
{
    if (m_progress.average.empty())
        return;
    std::ranges::swap_ranges(m_progress.average, m_model->weights());
    m_model->weightsChanged();
    std::ranges::swap_ranges(m_progress.averageStatistics, m_model->statistics());
    m_model->statisticsChanged();
}

Result<void> Trainer::validate(const Batch &batch, Advance &done)
{
    exchangeWithAverage();
    auto result = m_model->evaluate(batch, m_isRecordingAnswers || m_judge);
    exchangeWithAverage();
    if (!result)
        return result.error();
    add(m_progress.validation, *result);
    if (m_judge)
        m_judge->add(batch, result->answers);
    if (m_isRecordingAnswers)
        done.answers = ValidationAnswers{batch.items, batch.labels, *std::move(result)};
    return {};
}

/// A batch of the test part. In between, the model has its own weights: a run may be kept, or given more epochs, at any
/// time.
Result<Trainer::Advance> Trainer::testNext()
{
    const auto batch = nextJudged(m_testing);
    if (!batch)
        return batch.error();
    if (*batch) {
        const TensorMap own = m_model->tensors();
        if (auto set = m_model->setTensors(result()); !set)
            return set.error();
        auto judged = m_model->evaluate(**batch, m_judge != nullptr);
        if (auto set = m_model->setTensors(own); !set)
            return set.error();
        if (!judged)
            return judged.error();
        add(m_testing, *judged);
        if (m_judge)
            m_judge->add(**batch, judged->answers);
    }
    if (judgedItems().empty()) {
        m_test =
            TestRecord{meanLoss(m_testing), accuracyOf(m_testing.right, m_testing.count), m_testing.count, score()};
        m_phase = Phase::Done;
    }
    return Advance{};
}

std::optional<DetectionScore> Trainer::score() const
{
    if (!m_judge)
        return std::nullopt;
    const Evaluation found = m_judge->evaluation();
    return DetectionScore{found.ap, found.ap50};
}

EpochRecord Trainer::endEpoch()
{
    const EpochSums &training = m_progress.training, &validation = m_progress.validation;
    const EpochRecord record{epochIndex(),
                             meanLoss(training),
                             accuracyOf(training.right, training.count),
                             meanLoss(validation),
                             accuracyOf(validation.right, validation.count),
                             training.seconds,
                             validation.count > 0 ? score() : std::nullopt};
    m_progress.epochs.push_back(record);
    m_progress.training = {};
    if (m_setup.patience > 0 && validation.count > 0) {
        ++m_progress.epochsSinceBest;
        if (record.validationLoss < m_progress.bestLoss) {
            m_progress.bestLoss = record.validationLoss;
            m_progress.epochsSinceBest = 0;
            m_progress.best.clear();
            m_progress.best = result();
        }
        m_progress.stoppedEarly = m_progress.epochsSinceBest >= m_setup.patience;
    }
    follow();
    keepLastGood();
    return record;
}

} // namespace vitrine
