#include "widgets/session/StepCursor.h"

#include "core/trace/Difference.h"

#include <algorithm>
#include <utility>

namespace vitrine {

StepCursor::StepCursor(QObject *parent) : QObject(parent) { }

void StepCursor::setTrace(std::shared_ptr<const Trace> trace, bool isSummarised)
{
    const QString block = currentBlock();
    const Stop before = stop() ? *stop() : Stop();

    m_trace = std::move(trace);
    m_iteration.reset();
    m_isSummarised = isSummarised;
    updateShown();
    listAgain();
    m_current = lossStep();
    if (m_trace && !block.isEmpty() && m_trace->graph.findBlock(block.toStdString()) == before.block)
        restore(before);
    else if (m_trace && !block.isEmpty()) {
        const Pass pass = before.stage == Stage::Forward ? Pass::Forward : Pass::Backward;
        const int kept = find(m_trace->graph.findBlock(block.toStdString()), pass);
        m_current = kept >= 0 ? kept : m_current;
    }
    emit traceChanged();
    emit currentChanged(m_current);
}

void StepCursor::setSummarised(bool on)
{
    if (std::exchange(m_isSummarised, on) != on)
        emit summarisedChanged();
}

void StepCursor::setBaseline(std::shared_ptr<const Trace> before)
{
    if (before == m_baseline)
        return;
    m_baseline = std::move(before);
    updateShown();
    emit traceChanged();
}

void StepCursor::updateShown()
{
    m_shown = m_trace && m_baseline ? differenceTrace(m_trace, m_baseline) : m_trace;
}

void StepCursor::setIteration(std::shared_ptr<const Iteration> iteration)
{
    if (!iteration || iteration->trace != m_trace || iteration == m_iteration)
        return;
    m_iteration = std::move(iteration);
    listAgain(); // the optimizer's steps come last: the current one keeps its number
    emit stopsChanged();
}

void StepCursor::setGrain(Grain grain)
{
    if (std::exchange(m_grain, grain) == grain)
        return;
    const Stop before = stop() ? *stop() : Stop();
    listAgain();
    if (m_trace)
        restore(before);
    emit stopsChanged();
    emit currentChanged(m_current);
}

void StepCursor::setBeyond(bool before, bool after)
{
    if (before == m_before && after == m_after)
        return;
    m_before = before;
    m_after = after;
    emit stopsChanged();
}

void StepCursor::listAgain()
{
    m_stops = m_trace ? listStops(*m_trace, m_grain, m_iteration != nullptr) : std::vector<Stop>();
    m_steps.clear();
    const std::size_t blocks = m_trace ? m_trace->graph.blocks.size() : 0;
    m_forward.assign(blocks, -1);
    m_backward.assign(blocks, -1);
    for (int i = 0; i < count(); ++i) {
        const Stop &each = m_stops[static_cast<std::size_t>(i)];
        m_steps.push_back(
            {each.stage == Stage::Forward ? Pass::Forward : Pass::Backward, each.block, each.milliseconds});
        if (each.stage != Stage::Update)
            (each.stage == Stage::Forward ? m_forward : m_backward)[static_cast<std::size_t>(each.block)] = i;
    }
}

/// To the same place among the present steps; where it is finer or coarser now, to the end of the same block.
void StepCursor::restore(const Stop &before)
{
    const auto same = std::find_if(m_stops.begin(), m_stops.end(), [&](const Stop &each) {
        return each.stage == before.stage && each.block == before.block && each.node == before.node
            && each.firstTensor == before.firstTensor;
    });
    if (same != m_stops.end()) {
        m_current = static_cast<int>(same - m_stops.begin());
        return;
    }
    const int update = before.stage == Stage::Update ? findUpdate(before.block) : -1;
    const int kept =
        update >= 0 ? update : find(before.block, before.stage == Stage::Forward ? Pass::Forward : Pass::Backward);
    m_current = kept >= 0 ? kept : lossStep();
}

const Stop *StepCursor::stop() const
{
    return m_current >= 0 ? &m_stops[static_cast<std::size_t>(m_current)] : nullptr;
}

const Step *StepCursor::step() const
{
    return m_current >= 0 ? &m_steps[static_cast<std::size_t>(m_current)] : nullptr;
}

QString StepCursor::currentBlock() const
{
    const Step *now = step();
    return now ? QString::fromStdString(m_trace->graph.blocks[static_cast<std::size_t>(now->block)].id) : QString();
}

int StepCursor::lossStep() const
{
    for (int i = count() - 1; i >= 0; --i) {
        if (m_stops[static_cast<std::size_t>(i)].stage == Stage::Forward)
            return i;
    }
    return count() - 1;
}

int StepCursor::find(int block, Pass pass) const
{
    const auto &steps = pass == Pass::Forward ? m_forward : m_backward;
    return block >= 0 && block < static_cast<int>(steps.size()) ? steps[static_cast<std::size_t>(block)] : -1;
}

int StepCursor::findUpdate(int block) const
{
    const auto found = std::find_if(m_stops.begin(), m_stops.end(), [block](const Stop &each) {
        return each.stage == Stage::Update && each.block == block;
    });
    return found == m_stops.end() ? -1 : static_cast<int>(found - m_stops.begin());
}

int StepCursor::find(Stage stage, int node) const
{
    if (!m_trace || node < 0 || node >= static_cast<int>(m_trace->graph.nodes.size()))
        return -1;
    const int block = m_trace->graph.nodes[static_cast<std::size_t>(node)].block;
    const auto found = std::find_if(m_stops.begin(), m_stops.end(), [&](const Stop &each) {
        return each.stage == stage && (each.node == node || (each.node < 0 && each.block == block));
    });
    return found == m_stops.end() ? -1 : static_cast<int>(found - m_stops.begin());
}

bool StepCursor::isVisited(int block, Pass pass) const
{
    const int at = find(block, pass);
    return at >= 0 && at <= m_current;
}

bool StepCursor::isVisited(const QString &block, Pass pass) const
{
    return m_trace && isVisited(m_trace->graph.findBlock(block.toStdString()), pass);
}

bool StepCursor::isVisited(int firstNode, int endNode, Pass pass) const
{
    // Back is from the last node to the first.
    const int at = pass == Pass::Forward ? find(Stage::Forward, endNode - 1) : find(Stage::Backward, firstNode);
    return at >= 0 && at <= m_current;
}

bool StepCursor::isAt(int firstNode, int endNode) const
{
    const Stop *now = stop();
    if (!now || firstNode >= endNode)
        return false;
    if (now->node >= 0)
        return now->node >= firstNode && now->node < endNode;
    return now->block == m_trace->graph.nodes[static_cast<std::size_t>(firstNode)].block;
}

void StepCursor::setCurrent(int step)
{
    const int clamped = count() > 0 ? std::clamp(step, 0, count() - 1) : -1;
    if (clamped == m_current)
        return;
    m_current = clamped;
    emit currentChanged(m_current);
}

void StepCursor::stepForward()
{
    if (m_after && m_current >= 0 && m_current + 1 == count())
        emit pastEnd();
    else
        setCurrent(m_current + 1);
}
void StepCursor::stepBack()
{
    if (m_before && m_current == 0)
        emit beforeStart();
    else
        setCurrent(m_current - 1);
}
void StepCursor::toFirst()
{
    setCurrent(0);
}
void StepCursor::toLast()
{
    setCurrent(count() - 1);
}
void StepCursor::toLoss()
{
    setCurrent(lossStep());
}

int StepCursor::otherPass() const
{
    const Stop *now = stop();
    if (!now)
        return -1;
    const bool forward = now->stage == Stage::Forward;
    return now->node >= 0 ? find(forward ? Stage::Backward : Stage::Forward, now->node)
                          : find(now->block, forward ? Pass::Backward : Pass::Forward);
}

void StepCursor::toggleBackward()
{
    if (const int other = otherPass(); other >= 0)
        setCurrent(other);
}

} // namespace vitrine
