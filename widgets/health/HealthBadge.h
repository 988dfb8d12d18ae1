#pragma once

#include "core/health/Health.h"
#include "widgets/canvas/BlockItem.h"

#include <QColor>

namespace vitrine {

/// How a finding is marked: "NaN", "↑" exploding, "↓" vanishing, "†" dead units, "⌐" saturated.
QString healthSign(Ailment ailment);
/// Reads on panels and blocks.
QColor healthColour(Ailment ailment);

/// A mark for each finding about a block, the worst first, with reason and advice as its tip.
std::vector<BlockBadge> healthBadges(const BlockHealth &health);

} // namespace vitrine
