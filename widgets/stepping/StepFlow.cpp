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

/// Whether a journey with these settings is the same.
bool isSameOptimizer(const TrainSettings &a, const TrainSettings &b)
{
    return a.optimizer == b.optimizer && a.controls() == b.controls() && a.epochs == b.epochs;
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
    connect(m_journey, &JourneySession::failed, this, [this](const Error &error) {
        emit stopped();
        if (!error.cancelled)
            emit failed(error);
    });
    connect(m_breakpoints, &Breakpoints::changed, this, &StepFlow::askMet);
}

void StepFlow::followOutcome()
{
    if (m_session->outcome() == m_presented)
        return;
    if (m_journey->walked() > 1)
        emit said(tr("A new journey begins: network, weights or picture have changed"));
    begin();
}

void StepFlow::followSettings()
{
    if (!m_journey->hasOrder() || isSameOptimizer(m_training->settings(), m_journey->order().settings))
        return;
    if (m_journey->walked() > 0)
        emit said(tr("A new journey begins: the optimizer or its settings have changed"));
    begin();
}

void StepFlow::begin()
{
    emit stopped();
    m_presented = m_session->outcome();
    m_met.clear();
    m_target.reset();
    if (!m_presented)
        return;
    m_journey->begin({m_presented, m_training->settings(), m_session->options(), 0});
    if (m_cursor->trace() != m_presented->trace || m_cursor->iteration())
        m_cursor->setTrace(m_presented->trace); // without the steps of another optimizer
    m_cursor->setSummarised(m_presented->isSummarised);
    m_cursor->setBeyond(false, m_journey->isPossible());
    askMet();
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
    if (number >= 0 && !m_journey->isRunning())
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
    if (then == Then::Keep || then == Then::Run)
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
    if (then == Then::Keep)
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
    case Then::Keep:
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
    if (!m_isPlaying || m_isPresenting || step < 0)
        return;
    if (nextHit(step - 1) != step)
        return;
    tellHit(step);
    emit stopped();
}

} // namespace vitrine
