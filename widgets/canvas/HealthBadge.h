#pragma once

#include "core/health/Health.h"

#include <QColor>
#include <QRectF>
#include <QStringList>

class QPainter;

namespace vitrine {

/// The mark on a block that ails: a disc at its upper right corner with the sign of the worst finding, and how many
/// there are.
struct HealthBadge {
    Ailment worst = Ailment::NotANumber;
    int count = 0; ///< of findings; 0: sound, nothing is painted
    QStringList texts; ///< reason and advice of each, in the user's language

    static HealthBadge of(const BlockHealth &health);
    /// "NaN", "↑", "↓", "†", "⌐"
    static QString sign(Ailment ailment);
    static QColor colour(Ailment ailment); ///< reads on panels and blocks
    /// `card`: the block's.
    void paint(QPainter &painter, const QRectF &card) const;

    bool operator==(const HealthBadge &) const = default;
};

} // namespace vitrine
