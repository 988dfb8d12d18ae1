#include "widgets/detection/compare/ThresholdLink.h"

#include "widgets/detection/DetectionState.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <string>
#include <vector>

namespace vitrine {

namespace {

/// The switches of one detector's classes for another's, by name.
std::vector<bool> byName(const std::vector<bool> &hidden, const std::vector<std::string> &from,
                         const std::vector<std::string> &to)
{
    std::vector<bool> result(to.size(), false);
    for (std::size_t i = 0; i < std::min(hidden.size(), from.size()); ++i) {
        const auto found = std::find(to.begin(), to.end(), from[i]);
        if (hidden[i] && found != to.end())
            result[static_cast<std::size_t>(found - to.begin())] = true;
    }
    return result;
}

} // namespace

ThresholdLink::ThresholdLink(DetectionState *first, DetectionState *second, QObject *parent)
    : QObject(parent), m_first(first), m_second(second)
{
    for (const DetectionState *side : {first, second}) {
        connect(side, &DetectionState::settingsChanged, this, [this, side] { follow(side); });
        connect(side, &DetectionState::resultChanged, this, &ThresholdLink::followClasses);
    }
}

ThresholdPair ThresholdLink::thresholds() const
{
    ThresholdPair pair{m_first->settings(), m_second->settings(), m_linked};
    pair.second.hiddenClasses.clear();
    return pair;
}

void ThresholdLink::setThresholds(const ThresholdPair &thresholds)
{
    {
        const QScopedValueRollback guard(m_isApplying, true);
        m_linked = thresholds.linked;
        m_first->setSettings(thresholds.first);
        m_second->setSettings(forSecond(m_linked ? thresholds.first : thresholds.second));
    }
    emit changed();
}

void ThresholdLink::setLinked(bool linked)
{
    ThresholdPair pair = thresholds();
    pair.linked = linked;
    setThresholds(pair);
}

NmsSettings ThresholdLink::forSecond(NmsSettings settings) const
{
    settings.hiddenClasses = m_first->settings().hiddenClasses;
    if (m_first->run() && m_second->run() && m_first->run()->classNames != m_second->run()->classNames)
        settings.hiddenClasses =
            byName(settings.hiddenClasses, m_first->run()->classNames, m_second->run()->classNames);
    return settings;
}

void ThresholdLink::follow(const DetectionState *leader)
{
    if (m_isApplying)
        return;
    {
        const QScopedValueRollback guard(m_isApplying, true);
        if (m_linked && leader == m_second) {
            NmsSettings settings = m_second->settings();
            settings.hiddenClasses = m_first->settings().hiddenClasses;
            m_first->setSettings(settings);
        }
        m_second->setSettings(forSecond(m_linked ? m_first->settings() : m_second->settings()));
    }
    emit changed();
}

/// Another run may have other classes.
void ThresholdLink::followClasses()
{
    if (m_isApplying)
        return;
    const QScopedValueRollback guard(m_isApplying, true);
    m_second->setSettings(forSecond(m_second->settings()));
}

} // namespace vitrine
