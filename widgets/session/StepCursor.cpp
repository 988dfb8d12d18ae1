#include "widgets/session/StepCursor.h"

#include "core/trace/Difference.h"

#include <algorithm>
#include <utility>

namespace vitrine {

StepCursor::StepCursor(QObject *parent) : QObject(parent) { }

void StepCursor::setTrace(std::shared_ptr<const Trace> trace)
{
    const QString block = currentBlock();
    const Step *old = step();
    const Pass pass = old ? old->pass : Pass::Forward;

    m_trace = std::move(trace);
    updateShown();
    const std::size_t blocks = m_trace ? m_trace->graph.blocks.size() : 0;
    m_forward.assign(blocks, -1);
    m_backward.assign(blocks, -1);
    for (int i = 0; i < count(); ++i) {
        const Step &each = m_trace->steps[static_cast<std::size_t>(i)];
        (each.pass == Pass::Forward ? m_forward : m_backward)[static_cast<std::size_t>(each.block)] = i;
    }

    const int kept = m_trace && !block.isEmpty() ? find(m_trace->graph.findBlock(block.toStdString()), pass) : -1;
    m_current = kept >= 0 ? kept : lossStep();
    emit traceChanged();
    emit currentChanged(m_current);
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

int StepCursor::count() const
{
    return m_trace ? static_cast<int>(m_trace->steps.size()) : 0;
}

const Step *StepCursor::step() const
{
    return m_current >= 0 ? &m_trace->steps[static_cast<std::size_t>(m_current)] : nullptr;
}

QString StepCursor::currentBlock() const
{
    const Step *now = step();
    return now ? QString::fromStdString(m_trace->graph.blocks[static_cast<std::size_t>(now->block)].id) : QString();
}

int StepCursor::lossStep() const
{
    for (int i = count() - 1; i >= 0; --i) {
        if (m_trace->steps[static_cast<std::size_t>(i)].pass == Pass::Forward)
            return i;
    }
    return count() - 1;
}

int StepCursor::find(int block, Pass pass) const
{
    const auto &steps = pass == Pass::Forward ? m_forward : m_backward;
    return block >= 0 && block < static_cast<int>(steps.size()) ? steps[static_cast<std::size_t>(block)] : -1;
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
    setCurrent(m_current + 1);
}
void StepCursor::stepBack()
{
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

void StepCursor::toggleBackward()
{
    const Step *now = step();
    if (!now)
        return;
    const int other = find(now->block, now->pass == Pass::Forward ? Pass::Backward : Pass::Forward);
    if (other >= 0)
        setCurrent(other);
}

} // namespace vitrine
