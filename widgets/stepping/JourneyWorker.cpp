#include "widgets/stepping/JourneyWorker.h"

#include "core/stepping/BatchFeed.h"
#include "core/tensor/Device.h"
#include "widgets/session/BatchMaker.h"
#include "widgets/training/TrainStart.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr qint64 showInterval = 100, standInterval = 50; // milliseconds

} // namespace

void JourneyWorker::post(Errand errand)
{
    QMetaObject::invokeMethod(
        this, [this, errand = std::move(errand)]() mutable { begin(std::move(errand)); }, Qt::QueuedConnection);
}

void JourneyWorker::postBudget(std::int64_t bytes)
{
    QMetaObject::invokeMethod(
        this,
        [this, bytes] {
            if (!m_journey)
                return;
            m_journey->setBudget(bytes);
            tellStand();
        },
        Qt::QueuedConnection);
}

void JourneyWorker::postEnd()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            ++m_turn;
            m_journey.reset();
            m_order.reset();
            m_opened = 0;
        },
        Qt::QueuedConnection);
}

void JourneyWorker::begin(Errand errand)
{
    ++m_turn;
    m_errand = std::move(errand);
    if (auto opened = open(); !opened)
        return fail(opened.error());
    m_sinceShown.start();
    m_sinceStood.start();
    slice();
}

/// Weights, gradients and what the optimizer keeps, at the start, before and after a step: as much as no budget spares.
Result<void> JourneyWorker::checkMemory() const
{
    const Graph &graph = m_order->outcome->trace->graph;
    std::int64_t learnable = 0;
    for (const GraphBlock &block : graph.blocks)
        learnable += block.learnable;
    const OptimizerKind *kind = findOptimizerKind(m_order->settings.optimizer.toStdString());
    const auto states = static_cast<std::int64_t>(kind ? kind->state().size() : 0);
    const std::int64_t bytes = 4 * learnable * (2 + 3 * (1 + states)), limit = m_order->options.memoryLimit;
    if (bytes <= limit)
        return {};
    constexpr std::int64_t mebi = 1 << 20;
    return vitrine::fail(VITRINE_TEXT("core",
                                      "A step of the optimizer keeps %2 MiB of numbers for %1, more than the %3 MiB "
                                      "that the preferences allow. Take an optimizer that keeps less for each weight, "
                                      "such as SGD, or allow more memory."),
                         graph.name, bytes / mebi, limit / mebi);
}

/// Makes the journey of the errand, unless it is there.
Result<void> JourneyWorker::open()
{
    if (m_journey && m_opened == m_errand.journey)
        return {};
    m_journey.reset();
    m_order = m_errand.order;
    m_opened = m_errand.journey;
    m_told = 0;
    if (auto fits = checkMemory(); !fits)
        return fits;
    auto journey = Journey::make(setup());
    if (!journey)
        return journey.error();
    m_journey = *std::move(journey);
    return {};
}

JourneySetup JourneyWorker::setup()
{
    const Outcome &first = *m_order->outcome;
    JourneySetup setup;
    setup.start.graph = first.trace->graph;
    setup.start.weights = first.trace->weights;
    setup.start.mode = first.trace->mode;
    setup.start.device = first.trace->device == "cuda" ? DeviceChoice::Cuda : DeviceChoice::Cpu;
    setup.start.seed = first.question.weights.seed;
    setup.first = first.trace;
    setup.optimizer = m_order->settings.optimizer.toStdString();
    setup.controls = m_order->settings.controls();
    setup.epochs = m_order->settings.epochs;
    setup.budget = m_order->budget;
    const std::int64_t size = std::max<std::int64_t>(1, first.question.batch.size);
    m_items = openItems();
    m_batches = std::max<std::int64_t>(1, (m_items ? m_items->set().size() : first.setSize) / size);
    setup.stepsPerEpoch = m_batches;
    if (m_items) {
        setup.feed = [feed = batchFeed(m_items, 0, size)](std::int64_t number, TraceRequest &request) {
            return feed(number - 1, request); // the first run was fed by the session
        };
        return setup;
    }
    setup.feed = [this](std::int64_t number, TraceRequest &request) {
        Outcome scratch;
        scratch.network = m_order->outcome->network;
        return m_bench.feed(questionOf(number), request, scratch);
    };
    return setup;
}

/// Points, or whatever else is no picture, come from the set of the Train panel; the session has none for them.
std::shared_ptr<const PreparedItems> JourneyWorker::openItems() const
{
    const Outcome &first = *m_order->outcome;
    const auto isInput = [](const GraphBlock &block) { return block.kind->category() == Category::Input; };
    const auto &blocks = first.trace->graph.blocks;
    const auto input = std::ranges::find_if(blocks, isInput);
    if (input == blocks.end() || std::ranges::count_if(blocks, isInput) != 1)
        return nullptr;
    const Shape &batch = input->outputShapes.front();
    const Shape shape(batch.begin() + 1, batch.end());
    if (takesPictures(shape))
        return nullptr;
    TrainRequest request;
    request.network = first.network;
    request.settings = m_order->settings;
    const auto prepared = prepareTraining(request, {}, {});
    return prepared && prepared->items->shape() == shape ? prepared->items : nullptr;
}

/// The items of the set in order: those after the batch before. They are compared with their labels, as in training.
Question JourneyWorker::questionOf(std::int64_t number) const
{
    Question question = m_order->outcome->question;
    if (number == 0)
        return question;
    const std::int64_t size = question.batch.size;
    const bool isItem = question.picture.kind == PictureSource::Kind::Item;
    // A picture of the user's own is followed by items 0 … size − 2 in its batch.
    const std::int64_t first = isItem ? question.picture.item : -1;
    const std::int64_t count = std::max<std::int64_t>(1, m_order->outcome->setSize);
    question.picture = {PictureSource::Kind::Item, {}, {}, (first + number * size) % count};
    question.target = {TargetChoice::Kind::Label, 0};
    question.weights.seed += static_cast<quint64>(number); // of inputs that take no pictures
    return question;
}

void JourneyWorker::slice()
{
    // Other work of this thread may have changed it, and the bits follow from it.
    setThreads(m_order->options.threads);
    const std::int64_t number = m_errand.from;
    auto iteration = m_errand.cancel.requested() ? Result<std::shared_ptr<const Iteration>>(Cancel::error())
                                                 : m_journey->at(number, m_errand.cancel);
    if (!iteration && iteration.error().cancelled && m_errand.showsAll && number > 0) {
        const auto last = m_journey->at(number - 1); // as far as it came
        return last ? handOut(*last, {}, true) : fail(last.error());
    }
    if (!iteration)
        return fail(iteration.error());
    std::vector<Met> met = findMet(**iteration, m_errand.conditions);
    const bool isLast = number >= m_errand.to || !met.empty();
    if (isLast || (m_errand.showsAll && m_sinceShown.elapsed() >= showInterval))
        handOut(*iteration, std::move(met), isLast);
    else if (m_sinceStood.elapsed() >= standInterval)
        tellStand();
    if (isLast)
        return;
    ++m_errand.from;
    // By way of the event loop: what the user asks for meanwhile comes first.
    QMetaObject::invokeMethod(
        this,
        [this, turn = m_turn] {
            if (turn == m_turn)
                slice();
        },
        Qt::QueuedConnection);
}

void JourneyWorker::fail(const Error &error)
{
    ++m_turn;
    if (m_journey)
        tellStand();
    emit failed(m_errand.number, error);
}

void JourneyWorker::handOut(const std::shared_ptr<const Iteration> &iteration, std::vector<Met> met, bool isLast)
{
    auto outcome = outcomeOf(*iteration);
    if (!outcome)
        return fail(outcome.error());
    m_sinceShown.start();
    tellStand();
    emit arrived(m_errand.number,
                 std::make_shared<const JourneyMoment>(JourneyMoment{iteration, *outcome, std::move(met)}), isLast);
}

Result<std::shared_ptr<const Outcome>> JourneyWorker::outcomeOf(const Iteration &iteration)
{
    const std::shared_ptr<const Outcome> &first = m_order->outcome;
    if (iteration.number == 0)
        return first;
    auto outcome = std::make_shared<Outcome>();
    outcome->network = first->network;
    outcome->question = questionOf(iteration.number);
    Workbench::Labels labels(static_cast<std::size_t>(outcome->question.batch.size));
    if (!m_items)
        if (auto inputs = m_bench.inputs(outcome->question, iteration.trace->graph, *outcome, labels); !inputs)
            return inputs.error();
    outcome->notices.clear(); // they were said of the first
    auto weights = std::make_shared<TrainedWeights>();
    weights->network = std::make_shared<const Network>(first->network);
    weights->tensors = iteration.trace->weights;
    weights->step = iteration.number;
    outcome->question.weights = {WeightsSource::Kind::Trained, {}, first->question.weights.seed, std::move(weights)};
    conclude(*outcome, iteration.trace, labels);
    return std::shared_ptr<const Outcome>(std::move(outcome));
}

void JourneyWorker::tellStand()
{
    m_sinceStood.start();
    JourneyStand stand;
    const std::vector<IterationNote> &notes = m_journey->notes();
    stand.news.assign(notes.begin() + static_cast<std::ptrdiff_t>(m_told), notes.end());
    m_told = notes.size();
    stand.kept = m_journey->kept();
    stand.memory = m_journey->memory();
    stand.batches = m_batches;
    emit stood(m_opened, std::make_shared<const JourneyStand>(std::move(stand)));
}

} // namespace vitrine
