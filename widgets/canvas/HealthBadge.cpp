#include "widgets/canvas/HealthBadge.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QPainter>

namespace vitrine {

HealthBadge HealthBadge::of(const BlockHealth &health)
{
    HealthBadge badge;
    badge.count = static_cast<int>(health.findings.size());
    if (badge.count > 0)
        badge.worst = health.findings.front().ailment;
    for (const HealthFinding &finding : health.findings)
        badge.texts += toText(finding.reason) + QLatin1Char(' ') + toText(finding.advice);
    return badge;
}

QString HealthBadge::sign(Ailment ailment)
{
    switch (ailment) {
    case Ailment::NotANumber:
        return QStringLiteral("NaN");
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

QColor HealthBadge::colour(Ailment ailment)
{
    const bool isBad = ailment == Ailment::NotANumber || ailment == Ailment::Exploding;
    return Theme::instance().color(isBad ? Theme::Role::Error : Theme::Role::Warning);
}

void HealthBadge::paint(QPainter &painter, const QRectF &card) const
{
    if (count == 0)
        return;
    constexpr double size = 26;
    const QRectF disc(card.right() - size + 4, card.top() - 4, size, size);
    const QColor fill = colour(worst);
    painter.save();
    painter.setOpacity(1);
    painter.setPen(QPen(Theme::instance().color(Theme::Role::BlockFill), 2));
    painter.setBrush(fill);
    painter.drawEllipse(disc);
    QFont font = painter.font();
    const QString text = sign(worst);
    font.setPixelSize(text.size() > 1 ? 10 : 16);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Theme::textOn(fill));
    painter.drawText(disc, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace vitrine
