#include "widgets/health/HealthBadge.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <cmath>

namespace vitrine {

QString healthSign(Ailment ailment)
{
    switch (ailment) {
    case Ailment::NotANumber:
        return QStringLiteral("NaN/∞");
    case Ailment::Exploding:
        return QStringLiteral("↑");
    case Ailment::Vanishing:
        return QStringLiteral("↓");
    case Ailment::DeadUnits:
        return QStringLiteral("†");
    case Ailment::Saturated:
        return QStringLiteral("⌐");
    }
    return {};
}

QColor healthColour(Ailment ailment)
{
    const bool isBad = ailment == Ailment::NotANumber || ailment == Ailment::Exploding;
    return Theme::instance().color(isBad ? Theme::Role::Error : Theme::Role::Warning);
}

std::vector<BlockBadge> healthBadges(const BlockHealth &health)
{
    std::vector<BlockBadge> badges;
    for (const HealthFinding &finding : health.findings) {
        QString text = healthSign(finding.ailment);
        if (finding.ailment == Ailment::DeadUnits || finding.ailment == Ailment::Saturated)
            text += QStringLiteral(" %1 %").arg(std::lround(100 * finding.number));
        badges.push_back(
            {text, healthColour(finding.ailment), toText(finding.reason) + QLatin1Char(' ') + toText(finding.advice)});
    }
    return badges;
}

} // namespace vitrine
