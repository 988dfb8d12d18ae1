#include "core/experiments/support/TrainingExperiment.h"

#include "core/data/DatasetKind.h"
#include "core/training/batches/PrepareItems.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t mostPoints = 400; ///< of a curve

Result<std::unique_ptr<Trainer>> trainerOf(const NetworkScene &scene, std::uint64_t seed)
{
    std::shared_ptr<const Dataset> set = scene.set;
    if (!set) {
        auto opened = openDataset(scene.data, seed);
        if (!opened)
            return opened.error();
        set = *std::move(opened);
    }
    TrainSetup setup;
    setup.network = scene.network;
    setup.split = splitInOrder(*set);
    auto items = prepareItems(set, setup.split, setup.network);
    if (!items)
        return items.error();
    setup.items = *std::move(items);
    setup.optimizer = scene.optimizer;
    setup.controls = scene.controls;
    setup.epochs = scene.epochs;
    setup.batchSize = scene.batchSize;
    setup.seed = seed;
    setup.device = DeviceChoice::Cpu; // small networks, and the same numbers everywhere
    return Trainer::make(std::move(setup));
}

/// A piece is a batch that is trained on or validated with.
class TrainingRun final : public ExperimentRun {
public:
    TrainingRun(const TrainingExperiment &kind, ExperimentRequest request)
        : m_kind(kind), m_request(std::move(request)), m_networks(kind.networks(m_request)),
          m_count(m_networks.size() * static_cast<std::size_t>(kind.seeds(m_request)))
    {
    }

    bool isDone() const override { return m_logs.size() == m_count && !m_trainer; }
    double share() const override
    {
        const double inside = m_trainer ? static_cast<double>(m_trainer->step())
                / static_cast<double>(m_trainer->stepsPerEpoch() * m_trainer->setup().epochs)
                                        : 1;
        return m_logs.empty() ? 0 : (static_cast<double>(m_logs.size()) - 1 + inside) / static_cast<double>(m_count);
    }

    Result<void> advance() override
    {
        if (!m_trainer)
            return beginNext();
        m_trainer->recordTensors();
        if (m_kind.wantsAnswers())
            m_trainer->recordAnswers();
        const std::int64_t step = m_trainer->step();
        auto advanced = m_trainer->advance();
        TrainingLog &log = m_logs.back();
        if (!advanced) {
            // Numbers that run away are a result too.
            if (m_trainer->step() != step || m_trainer->phase() != Trainer::Phase::Training)
                return advanced.error();
            log.ranAway = true;
            m_trainer.reset();
            return {};
        }
        if (advanced->step) {
            log.steps.push_back(*advanced->step);
            log.measures.push_back(m_kind.measure(*m_trainer));
        }
        if (advanced->answers && m_trainer->epochs().size() + 1 >= static_cast<std::size_t>(m_trainer->setup().epochs))
            log.answers.push_back(*std::move(advanced->answers));
        if (advanced->epoch)
            log.epochs.push_back(*advanced->epoch);
        if (m_trainer->phase() == Trainer::Phase::Done)
            close();
        return {};
    }

    ExperimentOutcome outcome() const override { return m_kind.judge(m_request, m_logs); }

private:
    Result<void> beginNext()
    {
        const NetworkScene &scene = m_networks[m_logs.size() % m_networks.size()];
        auto trainer = trainerOf(scene, m_request.seed + m_logs.size() / m_networks.size());
        if (!trainer)
            return trainer.error();
        m_trainer = *std::move(trainer);
        TrainingLog &log = m_logs.emplace_back();
        log.name = scene.name;
        log.ranges = m_trainer->model().ranges();
        return {};
    }

    void close()
    {
        const std::span<const float> weights = std::as_const(*m_trainer).model().weights();
        m_logs.back().weights.assign(weights.begin(), weights.end());
        m_trainer.reset();
    }

    const TrainingExperiment &m_kind;
    ExperimentRequest m_request;
    std::vector<NetworkScene> m_networks;
    std::size_t m_count; ///< of trainings
    std::unique_ptr<Trainer> m_trainer; ///< of the last log; null between two
    std::vector<TrainingLog> m_logs;
};

} // namespace

Result<std::unique_ptr<ExperimentRun>> TrainingExperiment::begin(const ExperimentRequest &request) const
{
    return std::unique_ptr<ExperimentRun>(std::make_unique<TrainingRun>(*this, request));
}

std::span<const float> TrainingLog::tensor(std::string_view which) const
{
    const auto range = std::ranges::find(ranges, which, &TensorRange::name);
    if (range == ranges.end() || weights.empty())
        return {};
    return std::span(weights).subspan(range->offset, range->count());
}

std::size_t TrainingLog::learnable() const
{
    std::size_t count = 0;
    for (const TensorRange &range : ranges)
        count += range.count();
    return count;
}

double TrainingLog::lastLoss() const
{
    if (ranAway || steps.empty())
        return none;
    const std::size_t count = std::max<std::size_t>(1, steps.size() / 10);
    double sum = 0;
    for (std::size_t i = steps.size() - count; i < steps.size(); ++i)
        sum += steps[i].loss;
    return sum / static_cast<double>(count);
}

double TrainingLog::lastAccuracy() const
{
    return epochs.empty() || ranAway ? none : epochs.back().validationAccuracy;
}

double TrainingLog::meanMeasure(std::size_t index) const
{
    double sum = 0;
    std::size_t count = 0;
    for (const std::vector<double> &measure : measures)
        if (index < measure.size() && std::isfinite(measure[index])) {
            sum += measure[index];
            ++count;
        }
    return count > 0 ? sum / static_cast<double>(count) : none;
}

ExperimentSeries lossCurve(const TrainingLog &log, int colour)
{
    ExperimentSeries series{log.name, {}, {}, colour};
    const std::size_t width = log.steps.size() / mostPoints + 1;
    for (std::size_t i = 0; i + width <= log.steps.size(); i += width) {
        double sum = 0;
        for (std::size_t j = i; j < i + width; ++j)
            sum += log.steps[j].loss;
        series.x.push_back(log.steps[i + width - 1].epoch);
        series.y.push_back(sum / static_cast<double>(width));
    }
    return series;
}

ExperimentSeries accuracyCurve(const TrainingLog &log, int colour)
{
    ExperimentSeries series{log.name, {}, {}, colour};
    for (const EpochRecord &epoch : log.epochs)
        if (std::isfinite(epoch.validationAccuracy)) {
            series.x.push_back(epoch.epoch);
            series.y.push_back(epoch.validationAccuracy);
        }
    return series;
}

} // namespace vitrine
