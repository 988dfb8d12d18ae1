#include "widgets/stepping/StepFlow.h"

#include "widgets/common/Text.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/training/TrainState.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr std::int64_t endOfSet = -1; ///< the last batch of the set
constexpr std::size_t mostAside = 4; ///< journeys: each keeps the run that it began with

/// Whether a journey with these settings is the same.
bool isSameOptimizer(const TrainSettings &a, const TrainSettings &b)
{
    return a.optimizer == b.optimizer && a.controls() == b.controls() && a.epochs == b.epochs;
}

/// Whether both ask the same, of networks that are the same: one may name the file that the other has open.
bool isSameRun(Question a, const Question &b)
{
    a.network = b.network;
    return a == b;
}

/// What the user changed.
Message changeOf(const Outcome &shown, const Outcome &next)
{
    const Question &before = shown.question, &after = next.question;
    if (shown.network != next.network)
        return Message::of(VITRINE_TEXT("core", "the network was changed"));
    if (before.weights != after.weights)
        return Message::of(VITRINE_TEXT("core", "the weights were changed"));
    if (before.picture != after.picture || before.batch != after.batch || before.pixels != after.pixels)
        return Message::of(VITRINE_TEXT("core", "the network looks at something else"));
    return Message::of(VITRINE_TEXT("core", "the settings of the run were changed"));
}

} // namespace

StepFlow::StepFlow(Session *session, StepCursor *cursor, TrainState *training, QObject *parent)
    : QObject(parent), m_session(session), m_cursor(cursor), m_training(training),
      m_journey(new JourneySession(session->computeThread(), this)), m_breakpoints(new Breakpoints(this))
{
    connect(session, &Session::outcomeChanged, this, &StepFlow::followOutcome);
    connect(training, &TrainState::changed, this, &StepFlow::followSettings);
    connect(cursor, &StepCursor::pastEnd, this, &StepFlow::goOn);
    connect(cursor, &StepCursor::beforeStart, this, &StepFlow::goBack);
    connect(cursor, &StepCursor::currentChanged, this, &StepFlow::watch);
    connect(m_journey, &JourneySession::arrived, this,
            [this](const auto &moment, bool isLast) { take(*moment, isLast); });
    connect(m_journey, &JourneySession::failed, this, &StepFlow::fail);
    connect(m_breakpoints, &Breakpoints::changed, this, &StepFlow::askMet);
}

void StepFlow::fail(const Error &error)
{
    if (m_then == Then::WalkAgain || m_then == Then::Return)
        begin(); // with what is shown
    emit stopped();
    if (!error.cancelled)
        emit failed(error);
}

void StepFlow::followOutcome()
{
    const auto outcome = m_session->outcome();
    if (outcome == m_presented)
        return;
    const bool isOther = std::exchange(m_expectsOther, false);
    change(isOther || !m_presented ? Message() : changeOf(*m_presented, *outcome));
}

void StepFlow::followSettings()
{
    // Settings that come with another network change nothing for the one before, and its run comes next.
    if (m_session->outcome() != m_presented || !m_journey->hasOrder()
        || isSameOptimizer(m_training->settings(), m_journey->order().settings))
        return;
    change(Message::of(VITRINE_TEXT("core", "the optimizer or its settings were changed")));
}

/// Another journey, or one that was put aside. `why` is empty where another network came to the front.
void StepFlow::change(const Message &why)
{
    const std::int64_t walked = isComingBack() ? m_coming.walked : m_journey->walked();
    const bool isLost = walked > 1;
    if (isLost)
        putAway();
    m_presented = m_session->outcome();
    if (comeBack())
        return;
    begin();
    if (isLost && why.isEmpty())
        emit said(tr("The %1 iterations of the other network wait in its tab").arg(walked));
    else if (isLost)
        emit putAside(Message::of(
            VITRINE_TEXT("core", "A new journey begins here: %2. The %1 iterations before come back with Undo."),
            walked, why));
}

void StepFlow::putAway()
{
    if (isComingBack())
        m_aside.push_front(m_coming);
    else
        m_aside.push_front(
            {m_journey->order(), m_presented->question, m_journey->shown(), m_journey->walked(), m_stood});
    if (m_aside.size() > mostAside)
        m_aside.pop_back();
}

/// Walks the journey again that began with, or came to, just what is shown.
bool StepFlow::comeBack()
{
    const Question &now = m_presented->question;
    const auto found = std::ranges::find_if(m_aside, [&](const Aside &each) {
        const Outcome &first = *each.order.outcome;
        return (isSameRun(each.question, now) || isSameRun(first.question, now))
            && first.network == m_presented->network && each.order.options == m_session->options()
            && isSameOptimizer(each.order.settings, m_training->settings());
    });
    if (found == m_aside.end())
        return false;
    m_coming = std::move(*found);
    m_aside.erase(found);
    if (!isSameRun(m_coming.question, now)) // back to where it began
        m_coming.number = 0;
    emit stopped();
    m_met.clear();
    m_journey->begin(m_coming.order);
    show();
    emit said(tr("Back in the iterations before: they are computed again, with the same bits"));
    ask(m_coming.walked - 1, Then::WalkAgain);
    return true;
}

bool StepFlow::isComingBack() const
{
    return m_journey->isBusy() && (m_then == Then::WalkAgain || m_then == Then::Return);
}

void StepFlow::begin()
{
    emit stopped();
    m_presented = m_session->outcome();
    m_met.clear();
    m_target.reset();
    m_then = Then::Keep;
    if (!m_presented)
        return;
    m_journey->begin({m_presented, m_training->settings(), m_session->options(), 0});
    show();
    askMet();
}

/// The run of the session, without the steps of another optimizer.
void StepFlow::show()
{
    if (m_cursor->trace() != m_presented->trace || m_cursor->iteration())
        m_cursor->setTrace(m_presented->trace, m_presented->isSummarised);
    m_cursor->setSummarised(m_presented->isSummarised);
    m_cursor->setBeyond(false, m_journey->isPossible());
}

/// Conditions are looked for before playing comes to where they are met.
void StepFlow::askMet()
{
    m_met.clear();
    if (m_breakpoints->conditions().any() && !m_journey->isBusy())
        ask(m_journey->shown(), Then::Keep);
}

void StepFlow::ask(std::int64_t number, Then then)
{
    m_then = then;
    m_journey->visit(number, m_breakpoints->conditions());
}

void StepFlow::goOn()
{
    if (m_journey->isBusy())
        return;
    if (!m_cursor->iteration())
        ask(m_journey->shown(), Then::Update);
    else
        ask(m_journey->shown() + 1, Then::First);
}

void StepFlow::goBack()
{
    if (!m_journey->isBusy() && m_journey->shown() > 0)
        ask(m_journey->shown() - 1, Then::Last);
}

void StepFlow::nextIteration()
{
    visit(m_journey->shown() + 1);
}

void StepFlow::previousIteration()
{
    visit(m_journey->shown() - 1);
}

void StepFlow::visit(std::int64_t number)
{
    if (number >= 0 && !m_journey->isRunning() && !isComingBack())
        ask(number, Then::Keep);
}

void StepFlow::runTo(int step)
{
    if (step < 0 || step >= m_cursor->count() || m_journey->isBusy())
        return;
    const int hit = nextHit(m_cursor->current());
    if (step > m_cursor->current()) {
        const bool stopsBefore = hit >= 0 && hit < step;
        m_cursor->setCurrent(stopsBefore ? hit : step);
        if (stopsBefore)
            tellHit(hit);
        return;
    }
    if (hit >= 0) {
        m_cursor->setCurrent(hit);
        tellHit(hit);
        return;
    }
    m_target = m_cursor->stops()[static_cast<std::size_t>(step)];
    ask(m_journey->shown() + 1, Then::Target);
}

void StepFlow::runToBlock(const QString &block, Stage stage)
{
    const auto trace = m_cursor->trace();
    const int index = trace ? trace->graph.findBlock(block.toStdString()) : -1;
    if (index < 0 || m_journey->isBusy())
        return;
    const int step = stage == Stage::Update
        ? m_cursor->findUpdate(index)
        : m_cursor->find(index, stage == Stage::Forward ? Pass::Forward : Pass::Backward);
    if (step >= 0) {
        runTo(step);
        return;
    }
    m_target = Stop{stage, index};
    ask(m_journey->shown(), Then::Target); // a step of the optimizer that is not known yet
}

void StepFlow::runToNext(const QString &block)
{
    const auto trace = m_cursor->trace();
    const int index = trace ? trace->graph.findBlock(block.toStdString()) : -1;
    if (index < 0 || m_journey->isBusy())
        return;
    const int now = m_cursor->current();
    for (const int step :
         {m_cursor->find(index, Pass::Forward), m_cursor->find(index, Pass::Backward), m_cursor->findUpdate(index)})
        if (step > now) {
            runTo(step);
            return;
        }
    const bool learns = trace->graph.blocks[static_cast<std::size_t>(index)].learnable > 0;
    runToBlock(block, learns && !m_cursor->iteration() ? Stage::Update : Stage::Forward);
}

void StepFlow::runOn()
{
    run(std::numeric_limits<std::int64_t>::max());
}

void StepFlow::runToEnd()
{
    run(endOfSet);
}

void StepFlow::run(std::int64_t last)
{
    if (m_journey->isBusy() || !m_journey->isPossible())
        return;
    if (const int hit = nextHit(m_cursor->current()); hit >= 0) {
        m_cursor->setCurrent(hit);
        tellHit(hit);
        emit stopped();
        return;
    }
    if (!m_cursor->iteration()) { // its own end may hold what is to be stopped at
        m_last = last;
        ask(m_journey->shown(), Then::Run);
    } else if (nextHit(-1) >= 0) { // marks come again
        ask(m_journey->shown() + 1, Then::Target);
    } else {
        const std::int64_t batches = m_journey->batches();
        m_then = Then::RunEnd;
        m_journey->run(last == endOfSet ? (m_journey->shown() / batches + 1) * batches - 1 : last,
                       m_breakpoints->conditions());
    }
}

void StepFlow::stop()
{
    m_journey->stop();
}

void StepFlow::take(const JourneyMoment &moment, bool isLast)
{
    const Then then = isLast ? std::exchange(m_then, Then::Keep) : m_then;
    if (then == Then::WalkAgain) {
        ask(m_coming.number, Then::Return);
        return;
    }
    if (then == Then::Return)
        m_target = m_coming.stop;
    else if (then == Then::Keep || then == Then::Run)
        m_target = m_cursor->stop() ? std::optional(*m_cursor->stop()) : std::nullopt;
    m_met = moment.met;
    {
        const QScopedValueRollback presenting(m_isPresenting, true);
        present(moment);
        place(then);
    }
    if (!isLast)
        return;
    if (then == Then::Run)
        run(m_last);
    else
        stopWhereMet(then);
}

/// What was run to, or stepped into, may be something to stop at, or may come after it.
void StepFlow::stopWhereMet(Then then)
{
    const int target = then == Then::Target ? findTarget() : -1;
    m_target.reset();
    if (then == Then::Keep || then == Then::Return)
        return;
    const bool ran = then == Then::RunEnd || then == Then::Target;
    const int hit = nextHit(ran ? -1 : m_cursor->current() - 1);
    if (ran && hit >= 0 && (target < 0 || hit < target))
        m_cursor->setCurrent(hit);
    const bool isHit = hit >= 0 && hit == m_cursor->current() && (ran || m_isPlaying);
    if (isHit)
        tellHit(hit);
    if (isHit || ran)
        emit stopped();
}

void StepFlow::present(const JourneyMoment &moment)
{
    m_presented = moment.outcome;
    if (m_session->outcome() != moment.outcome)
        m_session->present(moment.outcome);
    m_cursor->setSummarised(moment.outcome->isSummarised);
    m_cursor->setBeyond(moment.iteration->number > 0, m_journey->isPossible());
    m_cursor->setIteration(moment.iteration);
}

void StepFlow::place(Then then)
{
    switch (then) {
    case Then::First:
        m_cursor->toFirst();
        break;
    case Then::Last:
    case Then::RunEnd:
        m_cursor->toLast();
        break;
    case Then::Update: {
        const auto &stops = m_cursor->stops();
        const auto first = std::ranges::find(stops, Stage::Update, &Stop::stage);
        m_cursor->setCurrent(static_cast<int>(first - stops.begin()));
        break;
    }
    case Then::Target:
        m_cursor->setCurrent(std::max(0, findTarget()));
        break;
    case Then::WalkAgain:
        break;
    case Then::Keep:
    case Then::Return:
    case Then::Run:
        if (const int same = findTarget(); same >= 0)
            m_cursor->setCurrent(same);
        break;
    }
}

int StepFlow::findTarget() const
{
    if (!m_target)
        return -1;
    const auto &stops = m_cursor->stops();
    const auto found = std::ranges::find_if(stops, [this](const Stop &stop) {
        return stop.stage == m_target->stage && stop.block == m_target->block
            && (m_target->node < 0 || (stop.node == m_target->node && stop.firstTensor == m_target->firstTensor));
    });
    return found == stops.end() ? -1 : static_cast<int>(found - stops.begin());
}

int StepFlow::metAt(const Met &met) const
{
    return m_cursor->find(met.stage, met.node);
}

int StepFlow::nextHit(int after) const
{
    if (!m_cursor->trace())
        return -1;
    int best = -1;
    for (int step = after + 1; step < m_cursor->count() && best < 0; ++step)
        if (m_breakpoints->isMarked(*m_cursor->trace(), m_cursor->stops(), step))
            best = step;
    for (const Met &met : m_met)
        if (const int step = metAt(met); step > after && (best < 0 || step < best))
            best = step;
    return best;
}

void StepFlow::tellHit(int step)
{
    const auto met = std::ranges::find_if(m_met, [&](const Met &each) { return metAt(each) == step; });
    if (met != m_met.end())
        emit said(tr("Stopped: %1").arg(toText(met->what)));
    else
        emit said(tr("Stopped at the breakpoint of %1").arg(m_cursor->currentBlock()));
}

void StepFlow::watch(int step)
{
    if (m_presented && m_cursor->trace() == m_presented->trace && m_cursor->stop())
        m_stood = *m_cursor->stop();
    if (!m_isPlaying || m_isPresenting || step < 0)
        return;
    if (nextHit(step - 1) != step)
        return;
    tellHit(step);
    emit stopped();
}

} // namespace vitrine
