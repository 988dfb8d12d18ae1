#include "app/studio/detect/ThresholdHistory.h"

#include "widgets/common/ChangeCommand.h"

#include <utility>

namespace vitrine {

namespace {

enum class Kind { Confidence, Iou, Classes, Agnostic, Link, Other };

Kind kindOf(const ThresholdPair &pairBefore, const ThresholdPair &pairAfter)
{
    if (pairBefore.linked != pairAfter.linked)
        return Kind::Link;
    const bool isOfFirst = pairBefore.first != pairAfter.first;
    const NmsSettings &before = isOfFirst ? pairBefore.first : pairBefore.second;
    const NmsSettings &after = isOfFirst ? pairAfter.first : pairAfter.second;
    if (before.confidence != after.confidence)
        return Kind::Confidence;
    if (before.iou != after.iou)
        return Kind::Iou;
    if (before.hiddenClasses != after.hiddenClasses)
        return Kind::Classes;
    return before.classAgnostic != after.classAgnostic ? Kind::Agnostic : Kind::Other;
}

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Confidence:
        return ThresholdHistory::tr("Confidence");
    case Kind::Iou:
        return ThresholdHistory::tr("Overlap");
    case Kind::Classes:
        return ThresholdHistory::tr("Classes");
    case Kind::Agnostic:
        return ThresholdHistory::tr("Suppression across Classes");
    case Kind::Link:
        return ThresholdHistory::tr("Same Thresholds");
    case Kind::Other:
        break;
    }
    return ThresholdHistory::tr("Thresholds");
}

} // namespace

ThresholdHistory::ThresholdHistory(ThresholdLink *link, QObject *parent) : QObject(parent), m_link(link)
{
    restart();
    connect(link, &ThresholdLink::changed, this, &ThresholdHistory::record);
}

void ThresholdHistory::restart()
{
    m_stack.clear();
    m_present = m_link->thresholds();
    m_pace.restart();
}

void ThresholdHistory::record()
{
    const ThresholdPair before = std::exchange(m_present, m_link->thresholds());
    if (m_isTravelling || before == m_present)
        return;
    const bool joins = m_pace.joins();
    const Kind kind = kindOf(before, m_present);
    const int id = 2 * static_cast<int>(kind) + (before.first == m_present.first ? 1 : 0); // each detector's its own
    const auto travel = [this](const ThresholdPair &from, const ThresholdPair &to) {
        // The other side may have been set meanwhile without a step: it stays.
        ThresholdPair next = m_link->thresholds();
        next.linked = from.linked == to.linked ? next.linked : to.linked;
        next.first = from.first == to.first ? next.first : to.first;
        next.second = from.second == to.second ? next.second : to.second;
        apply(next);
    };
    m_stack.push(new ChangeCommand<ThresholdPair>(nameOf(kind), id, before, m_present, joins, travel));
}

void ThresholdHistory::apply(const ThresholdPair &thresholds)
{
    m_isTravelling = true;
    m_link->setThresholds(thresholds);
    m_isTravelling = false;
    m_pace.restart();
}

} // namespace vitrine
