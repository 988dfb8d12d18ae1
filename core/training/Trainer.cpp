#include "core/training/Trainer.h"

#include "core/graph/InitWeights.h"
#include "core/training/CheckSetup.h"
#include "core/training/EpochSums.h"
#include "core/training/GradientRow.h"
#include "core/training/ScheduleKind.h"
#include "core/training/detection/IsDetector.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

namespace vitrine {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t loaderThreads = 2;
constexpr std::uint64_t orderStream = 0x0DE5; // apart from those of weights and label noise

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void putRow(const std::vector<float> &row, const std::vector<TensorRange> &ranges, TensorMap &tensors)
{
    for (const TensorRange &range : ranges) {
        const auto first = row.begin() + static_cast<std::ptrdiff_t>(range.offset);
        tensors[range.name] =
            Snapshot::of(range.shape, std::vector<float>(first, first + static_cast<std::ptrdiff_t>(range.count())));
    }
}

} // namespace

Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::make(TrainSetup setup)
{
    if (auto checked = checkSetup(setup); !checked)
        return checked.error();
    std::unique_ptr<Trainer> trainer(new Trainer(std::move(setup)));
    if (auto prepared = trainer->prepare(); !prepared)
        return prepared.error();
    return trainer;
}

Result<void> Trainer::prepare()
{
    m_kind = findOptimizerKind(m_setup.optimizer);
    if (!m_kind)
        return fail(VITRINE_TEXT("core", "There is no optimizer “%1”."), m_setup.optimizer);
    if (auto changed = change(m_setup.controls); !changed)
        return changed;
    ModelRequest request{m_setup.network, m_setup.tensors, m_setup.device, m_setup.precision};
    if (request.tensors.empty())
        if (const GraphResult graph = buildGraph(m_setup.network, 1); graph.ok())
            request.tensors = initWeights(*graph.graph, m_setup.seed);
    auto model = makeTrainingModel(request);
    if (!model)
        return model.error();
    m_model = *std::move(model);
    m_setup.tensors.clear(); // the model has its own
    auto augmentations = completeAugmentations(m_setup.augmentations, m_setup.items->shape());
    if (!augmentations)
        return augmentations.error();
    BatchOptions options{m_setup.seed, m_setup.labelNoise, *std::move(augmentations)};
    options.seeksObjects = isDetector(m_setup.network);
    if (options.seeksObjects) {
        options.recipe = m_setup.detection;
        options.pool = m_setup.split.training;
        m_judge = std::make_unique<DetectionJudge>(m_setup.items->set().classes());
    }
    m_source = std::make_unique<BatchSource>(m_setup.items, std::move(options));
    m_source->setEpochs(m_setup.epochs);
    m_validationSource =
        std::make_unique<BatchSource>(m_setup.items, BatchOptions{m_setup.seed, 0, {}, isDetector(m_setup.network)});
    const std::size_t row = m_model->weights().size();
    m_progress.state.assign(m_kind->state().size(), std::vector<float>(row, 0.0F));
    if (m_setup.emaDecay > 0)
        beginAverage();
    m_gradients.resize(row);
    keepLastGood();
    follow();
    return {};
}

Result<void> Trainer::change(const TrainControls &controls)
{
    auto complete = completeHyperparameters(*m_kind, controls.hyperparameters);
    if (!complete)
        return complete.error();
    if (!findScheduleKind(controls.schedule))
        return fail(VITRINE_TEXT("core", "There is no schedule “%1”."), controls.schedule);
    m_setup.controls = controls;
    m_hyperparameters = *std::move(complete);
    return {};
}

Result<void> Trainer::setWeight(const std::string &tensor, std::size_t place, float value)
{
    const std::vector<TensorRange> &ranges = m_model->ranges();
    const auto range = std::ranges::find(ranges, tensor, &TensorRange::name);
    if (range == ranges.end() || place >= range->count())
        return fail(VITRINE_TEXT("core", "The network has no weight number %1 in %2."), place, tensor);
    const std::size_t at = range->offset + place;
    m_model->weights()[at] = value;
    if (!m_progress.average.empty())
        m_progress.average[at] = value; // the average is what validates
    m_model->weightsChanged();
    return {};
}

void Trainer::setEpochs(int epochs)
{
    m_setup.epochs = std::max(epochs, epochIndex());
    m_source->setEpochs(m_setup.epochs);
    follow();
}

std::int64_t Trainer::stepsPerEpoch() const
{
    if (m_kind->isFullBatch())
        return 1;
    const auto count = static_cast<std::int64_t>(m_setup.split.training.size());
    const auto size = static_cast<std::int64_t>(m_setup.batchSize);
    // A single item left over has no batch statistics: it sits out, another one each epoch.
    return std::max<std::int64_t>(1, count / size + (count % size > 1 ? 1 : 0));
}

double Trainer::learningRate() const
{
    const auto perEpoch = static_cast<double>(stepsPerEpoch());
    const ScheduleKind::Moment moment{static_cast<double>(m_progress.step), perEpoch * m_setup.epochs, perEpoch};
    return m_hyperparameters.at("lr") * scheduleFactor(m_setup.controls, moment);
}

/// Sets the phase that the count of steps means.
void Trainer::follow()
{
    const bool hasEnded = m_progress.step > 0 && m_progress.step % stepsPerEpoch() == 0
        && static_cast<int>(m_progress.epochs.size()) < epochIndex();
    m_validated = 0;
    m_progress.validation = {};
    m_testing = {};
    m_test.reset();
    if (hasEnded) {
        m_phase = Phase::Validating;
        return beginJudging();
    }
    const bool isOver = m_progress.stoppedEarly || epochIndex() >= m_setup.epochs;
    m_phase = !isOver ? Phase::Training : m_setup.split.test.empty() ? Phase::Done : Phase::Testing;
    if (m_phase == Phase::Testing)
        return beginJudging();
    beginEpoch();
}

void Trainer::beginEpoch()
{
    m_order = shuffled(m_setup.split.training, m_setup.seed ^ orderStream, static_cast<std::uint64_t>(epochIndex()));
    m_prefetch.reset();
    const bool isQuick = m_setup.items->isKept() && m_setup.augmentations.empty();
    if (isQuick || m_kind->isFullBatch() || m_phase != Phase::Training)
        return;
    std::vector<BatchPrefetch::ItemList> batches;
    for (std::int64_t step = m_progress.step % stepsPerEpoch(); step < stepsPerEpoch(); ++step) {
        const auto items = itemsOf(step);
        batches.emplace_back(items.begin(), items.end());
    }
    m_prefetch = std::make_unique<BatchPrefetch>(*m_source, static_cast<std::uint64_t>(epochIndex()),
                                                 std::move(batches), loaderThreads);
}

/// The items of a step within the present epoch.
std::span<const std::int64_t> Trainer::itemsOf(std::int64_t step) const
{
    const std::span<const std::int64_t> items(m_order);
    if (m_kind->isFullBatch())
        return items;
    const auto size = static_cast<std::size_t>(m_setup.batchSize);
    const std::size_t first = static_cast<std::size_t>(step) * size;
    return items.subspan(first, std::min(size, items.size() - first));
}

Result<Trainer::Advance> Trainer::advance()
{
    switch (m_phase) {
    case Phase::Training:
        return trainNext();
    case Phase::Validating:
        return validateNext();
    case Phase::Testing:
        return testNext();
    case Phase::Done:
        break;
    }
    return Advance{};
}

/// The items that stand at a place of the order, prepared ahead where reading them takes time.
Result<Batch> Trainer::nextBatch(std::span<const std::int64_t> items)
{
    if (!m_prefetch)
        return m_source->make(items, static_cast<std::uint64_t>(epochIndex()));
    auto batch = m_prefetch->next();
    if (!batch && !m_source->hasSkipped(items))
        m_prefetch.reset(); // whoever tries again reads the items itself
    return batch;
}

Result<BatchResult> Trainer::passOver(std::span<const std::int64_t> items)
{
    // A full batch that does not fit into one pass is the weighted mean of its parts.
    const auto chunk = static_cast<std::size_t>(m_setup.batchSize);
    std::fill(m_gradients.begin(), m_gradients.end(), 0.0F);
    BatchResult sum;
    std::optional<Error> refusal;
    for (std::size_t start = 0; start < items.size(); start += chunk) {
        const auto part = items.subspan(start, std::min(chunk, items.size() - start));
        auto batch = nextBatch(part);
        if (!batch && items.size() > chunk && m_source->hasSkipped(part)) {
            refusal = batch.error();
            continue;
        }
        if (!batch)
            return batch.error();
        const auto seed =
            m_setup.seed + 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(m_progress.step + 1) + start;
        auto result = m_model->train(*batch, seed);
        if (!result)
            return result;
        const std::span<const float> gradients = m_model->gradients();
        if (items.size() <= chunk) {
            std::copy(gradients.begin(), gradients.end(), m_gradients.begin());
            return result;
        }
        const auto share = static_cast<float>(part.size()) / static_cast<float>(items.size());
        for (std::size_t i = 0; i < gradients.size(); ++i)
            m_gradients[i] += share * gradients[i];
        sum.loss += share * result->loss;
        sum.right += result->right;
        sum.count += result->count;
    }
    if (sum.count == 0 && refusal)
        return *refusal;
    return sum;
}

Result<Trainer::Advance> Trainer::trainNext()
{
    const auto start = Clock::now();
    const auto items = itemsOf(m_progress.step % stepsPerEpoch());
    auto result = passOver(items);
    if (!result && m_source->hasSkipped(items)) { // none of it can be read: there is nothing to learn from this step
        ++m_progress.step;
        endStep();
        const bool hasLearnt = m_phase == Phase::Training || m_progress.training.count > 0;
        return hasLearnt ? Result<Advance>(Advance{}) : result.error();
    }
    if (!result)
        return result.error();
    m_lastItems.assign(items.begin(), items.end());
    regularise();
    const double norm = normOf(m_gradients);
    if (!std::isfinite(result->loss) || !std::isfinite(norm))
        return runAway(result->loss);
    add(m_progress.training, *result);
    clip(norm);
    StepRecord record = stepOptimizer(*result);
    record.gradientNorm = norm;
    const double seconds = secondsSince(start);
    m_progress.training.seconds += seconds;
    m_progress.seconds += seconds;
    record.seconds = m_progress.seconds;
    endStep();
    return Advance{record, std::nullopt, std::nullopt};
}

void Trainer::endStep()
{
    if (m_progress.step % stepsPerEpoch() != 0)
        return;
    m_phase = Phase::Validating;
    m_progress.validation = {};
    beginJudging();
}

/// What to say about numbers that are not finite: where they are.
Error Trainer::runAway(double loss) const
{
    const auto isFinite = [](std::span<const float> values) {
        return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
    };
    std::string place;
    for (const TensorRange &range : m_model->ranges())
        if (place.empty()
            && !(isFinite(std::span(m_gradients).subspan(range.offset, range.count()))
                 && isFinite(m_model->weights().subspan(range.offset, range.count()))))
            place = range.name;
    const auto advice =
        Message::of(VITRINE_TEXT("core", "Try a smaller learning rate, or limit the length of the gradient."));
    if (place.empty())
        return fail(VITRINE_TEXT("core", "The numbers ran away at step %1 (epoch %2): the loss is %3. %4"),
                    m_progress.step + 1, epochIndex() + 1, loss, advice);
    return fail(VITRINE_TEXT("core",
                             "The numbers ran away at step %1 (epoch %2): the loss is %3, and the gradient of %4 is no "
                             "longer finite. %5"),
                m_progress.step + 1, epochIndex() + 1, loss, place, advice);
}

void Trainer::regularise()
{
    addPenalties(m_gradients, std::as_const(*m_model).weights(), m_model->ranges(), m_setup.controls);
}

void Trainer::clip(double norm)
{
    clipGradients(m_gradients, norm, m_setup.controls.clipNorm);
}

void Trainer::beginAverage()
{
    const auto copy = [](std::span<const float> row) { return std::vector<float>(row.begin(), row.end()); };
    m_progress.average = copy(m_model->weights());
    m_progress.averageStatistics = copy(m_model->statistics());
}

/// Of batch norm's statistics too: averaged weights with the latest statistics would not fit together.
void Trainer::goOnAveraging()
{
    const auto decay = static_cast<float>(averageDecay());
    const auto goOn = [decay](std::vector<float> &average, std::span<const float> now) {
        for (std::size_t i = 0; i < average.size(); ++i)
            average[i] = decay * average[i] + (1 - decay) * now[i];
    };
    goOn(m_progress.average, m_model->weights());
    goOn(m_progress.averageStatistics, m_model->statistics());
}

double Trainer::averageDecay() const
{
    if (m_setup.emaWarmup <= 0)
        return m_setup.emaDecay;
    return m_setup.emaDecay * (1 - std::exp(-static_cast<double>(m_progress.step) / m_setup.emaWarmup));
}

StepRecord Trainer::stepOptimizer(const BatchResult &result)
{
    StepRecord record;
    record.learningRate = learningRate();
    Hyperparameters hyperparameters = m_hyperparameters;
    hyperparameters["lr"] = record.learningRate;
    std::vector<float> before;
    if (m_isRecording)
        before.assign(m_model->weights().begin(), m_model->weights().end());
    OptimizerRow<float> row{m_model->weights(), m_gradients, {}, m_model->ranges(), m_progress.step + 1};
    for (std::vector<float> &state : m_progress.state)
        row.state.emplace_back(state);
    m_kind->step(row, hyperparameters);
    m_model->weightsChanged();
    ++m_progress.step;
    if (std::exchange(m_isRecording, false))
        recordTensors(before);
    if (!m_progress.average.empty())
        goOnAveraging();
    record.step = m_progress.step;
    record.epoch = static_cast<double>(m_progress.step) / static_cast<double>(stepsPerEpoch());
    record.loss = result.loss;
    record.accuracy = accuracyOf(result.right, result.count);
    record.detection = result.detection;
    return record;
}

void Trainer::recordTensors(std::span<const float> before)
{
    m_records.clear();
    for (const TensorRange &range : m_model->ranges()) {
        const std::span<const float> now = m_model->weights().subspan(range.offset, range.count());
        const std::span<const float> was = before.subspan(range.offset, range.count());
        double update = 0;
        for (std::size_t i = 0; i < now.size(); ++i)
            update += (static_cast<double>(now[i]) - was[i]) * (static_cast<double>(now[i]) - was[i]);
        m_records.push_back(
            {normOf(was), normOf(std::span(m_gradients).subspan(range.offset, range.count())), std::sqrt(update)});
    }
}

TensorMap Trainer::result() const
{
    return m_progress.best.empty() ? judgedWeights() : m_progress.best;
}

bool Trainer::isBetweenEpochs() const
{
    return m_progress.step == stepsPerEpoch() * static_cast<std::int64_t>(m_progress.epochs.size());
}

TensorMap Trainer::judgedWeights() const
{
    TensorMap tensors = m_model->tensors();
    if (!m_progress.average.empty()) {
        putRow(m_progress.average, m_model->ranges(), tensors);
        putRow(m_progress.averageStatistics, m_model->statisticsRanges(), tensors);
    }
    return tensors;
}

Checkpoint Trainer::checkpoint() const
{
    Checkpoint checkpoint = m_progress;
    checkpoint.tensors = m_model->tensors();
    return checkpoint;
}

Result<void> Trainer::resume(const Checkpoint &checkpoint)
{
    const std::size_t row = m_model->weights().size();
    const bool fits = checkpoint.state.size() == m_kind->state().size()
        && std::all_of(checkpoint.state.begin(), checkpoint.state.end(),
                       [row](const auto &state) { return state.size() == row; })
        && checkpoint.average.size() == (m_setup.emaDecay > 0 ? row : 0);
    if (!fits)
        return fail(VITRINE_TEXT("core", "The checkpoint is of another network or another optimizer than this run."));
    if (auto set = m_model->setTensors(checkpoint.tensors); !set)
        return set;
    m_progress = checkpoint;
    m_progress.tensors.clear();
    if (!m_progress.average.empty() && m_progress.averageStatistics.size() != m_model->statistics().size())
        // Of a checkpoint from before they were averaged.
        m_progress.averageStatistics.assign(m_model->statistics().begin(), m_model->statistics().end());
    keepLastGood();
    follow();
    return {};
}

/// Without a copy of the epochs, which over tens of thousands of them would cost more than training.
void Trainer::keepLastGood()
{
    std::vector<EpochRecord> epochs = std::exchange(m_progress.epochs, {});
    m_lastGood = checkpoint();
    m_progress.epochs = std::move(epochs);
    m_lastGoodEpochs = m_progress.epochs.size();
}

Result<void> Trainer::restoreLastGood()
{
    Checkpoint good = m_lastGood;
    good.epochs = m_progress.epochs;
    good.epochs.resize(m_lastGoodEpochs);
    return resume(good);
}

} // namespace vitrine
