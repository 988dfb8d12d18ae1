#include "widgets/stepping/JourneyWorker.h"

#include "core/tensor/Device.h"

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

/// Makes the journey of the errand, unless it is there.
Result<void> JourneyWorker::open()
{
    if (m_journey && m_opened == m_errand.journey)
        return {};
    m_journey.reset();
    m_order = m_errand.order;
    m_opened = m_errand.journey;
    m_told = 0;
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
    setup.stepsPerEpoch =
        std::max<std::int64_t>(1, first.setSize / std::max<std::int64_t>(1, first.question.batch.size));
    setup.epochs = m_order->settings.epochs;
    setup.budget = m_order->budget;
    setup.feed = [this](std::int64_t number, TraceRequest &request) {
        Outcome scratch;
        scratch.network = m_order->outcome->network;
        return m_bench.feed(questionOf(number), request, scratch);
    };
    return setup;
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
    emit failed(m_errand.journey, error);
}

void JourneyWorker::handOut(const std::shared_ptr<const Iteration> &iteration, std::vector<Met> met, bool isLast)
{
    auto outcome = outcomeOf(*iteration);
    if (!outcome)
        return fail(outcome.error());
    m_sinceShown.start();
    tellStand();
    emit arrived(m_errand.journey,
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
    emit stood(m_opened, std::make_shared<const JourneyStand>(std::move(stand)));
}

} // namespace vitrine
