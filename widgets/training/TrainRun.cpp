#include "widgets/training/TrainRun.h"

#include "core/graph/Graph.h"
#include "core/io/Safetensors.h"
#include "core/trace/Executor.h"
#include "core/training/TrainFolder.h"
#include "core/training/batches/BatchSource.h"
#include "core/training/detection/FoundBoxes.h"
#include "core/training/detection/IsDetector.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr qint64 tensorInterval = 100; // milliseconds
constexpr qint64 shortestWeightsInterval = 250;
constexpr qint64 weightsCost = 40; ///< copying weights takes at most this part of the time: one in 40
constexpr qint64 shortestInsideInterval = 500;
constexpr qint64 shortestSpreadsInterval = 250;
constexpr qint64 lookCost = 60; ///< looking at weights or activations takes at most this part of the time: one in 60
constexpr std::size_t insideSamples = 64; ///< that activations are looked at with
constexpr std::size_t smallActivations = 20'000'000; ///< numbers; into larger networks nobody looks
constexpr std::size_t mostMoment = 65536; ///< weights of a network that moment() copies

constexpr std::size_t foundPictures = 12; ///< in which a detector is watched
constexpr NmsSettings asShown{0.1F, 0.45F, false, 100, {}}; ///< low enough to see boxes come to be

bool isDue(const QElapsedTimer &since, qint64 interval)
{
    return !since.isValid() || since.elapsed() >= interval;
}

std::size_t activationCount(const Graph &graph)
{
    std::size_t count = 0;
    for (const Node &node : graph.nodes)
        for (const Shape &shape : node.outputShapes)
            count += static_cast<std::size_t>(elementCount(shape));
    return count;
}

std::string inputOf(const Network &network)
{
    const auto input = std::find_if(network.blocks.begin(), network.blocks.end(),
                                    [](const Block &block) { return block.type == "Input"; });
    return input == network.blocks.end() ? std::string() : input->id;
}

} // namespace

TrainRun::TrainRun(std::unique_ptr<Trainer> trainer)
    : m_trainer(std::move(trainer)), m_network(std::make_shared<const Network>(m_trainer->setup().network)),
      m_insideInterval(shortestInsideInterval), m_spreadsInterval(shortestSpreadsInterval),
      m_weightsInterval(shortestWeightsInterval)
{
    const GraphResult built = buildGraph(*m_network, 1);
    if (built.ok() && built.graph->lossBlock() >= 0)
        m_loss = built.graph->blocks[static_cast<std::size_t>(built.graph->lossBlock())].kind->type();
}

Result<std::unique_ptr<TrainRun>> TrainRun::make(TrainSetup setup, const std::filesystem::path &resumeFrom)
{
    auto trainer = Trainer::make(std::move(setup));
    if (!trainer)
        return trainer.error();
    if (!resumeFrom.empty())
        if (auto resumed = TrainFolder(resumeFrom).resume(**trainer); !resumed)
            return resumed.error();
    std::unique_ptr<TrainRun> run(new TrainRun(*std::move(trainer)));
    if (!resumeFrom.empty() && isDetector(*run->m_network))
        run->m_epochs = TrainFolder(resumeFrom).readSeries(*run->m_trainer);
    run->keepEpoch();
    run->m_update.epochs = run->m_trainer->epochs();
    return run;
}

TrainRun::Progress TrainRun::progress() const
{
    return {m_trainer->step(),
            m_trainer->stepsPerEpoch(),
            m_trainer->setup().epochs,
            m_trainer->learningRate(),
            m_trainer->phase() == Trainer::Phase::Done,
            m_trainer->stoppedEarly(),
            m_trainer->skipped().size(),
            m_trainer->test()};
}

void TrainRun::recordPath(std::shared_ptr<RunPath> path)
{
    m_path = std::move(path);
    endPath();
}

/// Wherever the run rests, its path ends there.
void TrainRun::endPath()
{
    if (m_path)
        m_path->end(m_trainer->step(), std::as_const(m_trainer->model()).weights());
}

double TrainRun::epochsDone() const
{
    return static_cast<double>(m_trainer->step()) / static_cast<double>(m_trainer->stepsPerEpoch());
}

Result<bool> TrainRun::work(TrainGoal goal, qint64 milliseconds, const std::atomic<bool> &stop)
{
    QElapsedTimer slice;
    slice.start();
    do {
        if (m_trainer->phase() == Trainer::Phase::Done)
            return true;
        auto reached = advance(goal);
        if (!reached || *reached)
            return reached;
    } while (!stop.load(std::memory_order_relaxed) && slice.elapsed() < milliseconds);
    return false;
}

Result<bool> TrainRun::advance(TrainGoal goal)
{
    noteTensors();
    auto advance = m_trainer->advance();
    if (!advance)
        return advance.error();
    if (advance->step) {
        // Answers that are no classes are not recorded: they may be as large as pictures.
        if (std::isfinite(advance->step->accuracy) || advance->step->detection)
            m_trainer->recordAnswers();
        m_update.steps.push_back(*advance->step);
        if (m_path)
            m_path->add(advance->step->step, std::as_const(m_trainer->model()).weights());
        if (std::exchange(m_notesTensors, false))
            m_update.tensors.push_back({advance->step->step, advance->step->epoch, m_trainer->tensorRecords()});
        noteSpreads();
        lookInside();
    }
    if (advance->answers && advance->answers->result.detection) {
        noteFound(*advance->answers);
    } else if (advance->answers && advance->answers->result.right >= 0) {
        const auto readings = readAnswers(*advance->answers, m_loss);
        m_reading.readings.insert(m_reading.readings.end(), readings.begin(), readings.end());
    }
    if (advance->epoch)
        endEpoch(*advance->epoch);
    return (goal == TrainGoal::Batch && advance->step) || (goal == TrainGoal::Epoch && advance->epoch)
        || m_trainer->phase() == Trainer::Phase::Done;
}

/// The norms of each tensor, a few times a second: they cost a pass over all weights.
void TrainRun::noteTensors()
{
    if (m_notesTensors || (m_sinceTensors.isValid() && m_sinceTensors.elapsed() < tensorInterval))
        return;
    m_sinceTensors.start();
    m_notesTensors = true;
    m_trainer->recordTensors();
}

/// What a detector found in the first pictures of the validation, which are the same in every epoch.
void TrainRun::noteFound(const ValidationAnswers &answers)
{
    const Shape &shape = items()->shape();
    m_found.height = static_cast<int>(shape[1]);
    m_found.width = static_cast<int>(shape[2]);
    const std::vector<float> &rows = answers.result.answers;
    if (answers.items.empty() || rows.empty())
        return;
    const std::size_t each = rows.size() / answers.items.size();
    for (std::size_t n = 0; n < answers.items.size() && m_found.pictures.size() < foundPictures; ++n)
        m_found.pictures.push_back(
            {answers.items[n],
             foundBoxes(std::span(rows).subspan(n * each, each), m_found.width, m_found.height, asShown)});
}

/// How a detector's label assignment changed is looked at later (the YOLOX room).
void TrainRun::keepEpoch()
{
    if (isDetector(*m_network) && m_trainer->isBetweenEpochs())
        m_epochs.add(static_cast<int>(m_trainer->epochs().size()), m_trainer->judgedWeights(),
                     m_trainer->phase() != Trainer::Phase::Training);
}

void TrainRun::endEpoch(const EpochRecord &epoch)
{
    m_update.epochs.push_back(epoch);
    keepEpoch();
    m_sinceWeights.invalidate(); // what an epoch ends with is kept, as far as there is room
    if (!m_found.pictures.empty()) {
        m_found.step = m_trainer->step();
        m_found.epoch = epochsDone();
        m_found.classes = items()->set().classes();
        m_update.found.push_back(std::make_shared<const FoundObjects>(std::exchange(m_found, {})));
    }
    if (!m_reading.readings.empty()) {
        m_reading.step = m_trainer->step();
        m_reading.epoch = epochsDone();
        m_reading.classes = items()->set().classes();
        m_update.readings = std::make_shared<const ReadingReport>(std::exchange(m_reading, {}));
    }
    if (m_trainer->phase() == Trainer::Phase::Done) {
        // What it ends with is always looked at.
        m_sinceSpreads.invalidate();
        m_sinceInside.invalidate();
        noteSpreads();
        lookInside();
    }
}

/// How weights and gradients are spread. The gradients are those of the step that was made.
void TrainRun::noteSpreads()
{
    if (!isDue(m_sinceSpreads, m_spreadsInterval))
        return;
    m_sinceSpreads.start();
    const TrainingModel &model = m_trainer->model();
    DistributionColumn column{m_trainer->step(), epochsDone(), {}};
    for (const std::span<const float> row : {model.weights(), model.gradients()})
        for (const TensorRange &range : model.ranges())
            column.values.push_back(Distribution::of(row.subspan(range.offset, range.count())));
    m_update.spreads.push_back(std::move(column));
    m_spreadsInterval = std::max(shortestSpreadsInterval, lookCost * m_sinceSpreads.elapsed());
}

/// A forward pass over a batch of what validates, where the network is small enough for that to cost nothing: dead
/// units, and how activations are spread.
void TrainRun::lookInside()
{
    if (!isDue(m_sinceInside, m_insideInterval))
        return;
    m_sinceInside.start();
    const DataSplit &split = m_trainer->setup().split;
    const std::vector<std::int64_t> &from = split.validation.empty() ? split.training : split.validation;
    const std::size_t count = std::min(insideSamples, from.size());
    GraphResult built = buildGraph(*m_network, static_cast<std::int64_t>(count));
    if (!built.ok() || activationCount(*built.graph) > smallActivations)
        return;
    const auto batch = BatchSource(items(), {}).make(std::span(from).first(count));
    if (!batch || batch->size() != static_cast<std::int64_t>(count))
        return;
    TraceRequest request;
    request.graph = *std::move(built.graph);
    request.weights = m_trainer->model().tensors();
    request.inputs.emplace(inputOf(*m_network), batch->inputs);
    request.backward = false;
    if (const auto trace = runTrace(request)) {
        m_update.dead = findDeadUnits(**trace);
        m_update.hasDead = true;
        noteActivations(**trace);
    }
    m_insideInterval = std::max(shortestInsideInterval, lookCost * m_sinceInside.elapsed());
}

void TrainRun::noteActivations(const Trace &trace)
{
    std::vector<std::string> names;
    DistributionColumn column{m_trainer->step(), epochsDone(), {}};
    for (std::size_t i = 0; i < trace.nodes.size(); ++i) {
        const Node &node = trace.graph.nodes[i];
        const bool isShown = node.kind->category() != Category::Input && node.kind->category() != Category::Loss;
        if (!isShown || trace.nodes[i].outputs.empty() || !trace.nodes[i].outputs[0].valid())
            continue;
        names.push_back(node.path);
        column.values.push_back(Distribution::of(trace.nodes[i].outputs[0]));
    }
    m_update.activations.push_back(std::move(column));
    if (!std::exchange(m_knowsActivations, true))
        m_update.activationNames = std::make_shared<const std::vector<std::string>>(std::move(names));
}

Result<void> TrainRun::restoreLastGood()
{
    m_reading = {};
    m_found = {};
    m_notesTensors = false;
    auto restored = m_trainer->restoreLastGood();
    m_epochs.dropAfter(static_cast<int>(m_trainer->epochs().size()));
    if (m_path)
        m_path->dropAfter(m_trainer->step());
    return restored;
}

Result<void> TrainRun::save(const std::filesystem::path &folder) const
{
    const TrainFolder kept(folder);
    if (auto begun = kept.begin(*m_network); !begun)
        return begun;
    if (isDetector(*m_network))
        if (auto written = kept.writeSeries(m_epochs, *m_network); !written)
            return written;
    return kept.keep(*m_trainer);
}

TrainUpdate TrainRun::take(bool wantsWeights)
{
    if (wantsWeights && (!m_sinceWeights.isValid() || m_sinceWeights.elapsed() >= m_weightsInterval)) {
        QElapsedTimer copying;
        copying.start();
        m_update.weights = std::make_shared<const TrainedWeights>(
            TrainedWeights{m_network, m_trainer->model().tensors(), m_trainer->step(), epochsDone()});
        m_weightsInterval = std::max(shortestWeightsInterval, weightsCost * copying.elapsed());
        m_sinceWeights.start();
    }
    return std::exchange(m_update, {});
}

std::shared_ptr<const TrainMoment> TrainRun::moment() const
{
    const TrainingModel &model = m_trainer->model();
    const std::span<const float> gradients = m_trainer->lastGradients();
    if (gradients.size() > mostMoment)
        return nullptr;
    auto moment = std::make_shared<TrainMoment>();
    moment->weights = std::make_shared<const TrainedWeights>(
        TrainedWeights{m_network, model.tensors(), m_trainer->step(), epochsDone()});
    for (const TensorRange &range : model.ranges()) {
        const auto part = gradients.subspan(range.offset, range.count());
        moment->gradients.emplace(range.name, Snapshot::of(range.shape, std::vector<float>(part.begin(), part.end())));
    }
    moment->batch.assign(m_trainer->lastItems().begin(), m_trainer->lastItems().end());
    return moment;
}

std::shared_ptr<const TrainedWeights> TrainRun::restingWeights() const
{
    const bool isDone = m_trainer->phase() == Trainer::Phase::Done;
    return std::make_shared<const TrainedWeights>(TrainedWeights{
        m_network, isDone ? m_trainer->result() : m_trainer->model().tensors(), m_trainer->step(), epochsDone()});
}

} // namespace vitrine
