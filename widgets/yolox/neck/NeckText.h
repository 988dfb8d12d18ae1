#pragma once

#include "core/yolox/NeckStudy.h"

#include <QString>
#include <QStringList>

namespace vitrine {

/// "FPN", "PAN", "GhostPAN"
QString neckName(NeckKind kind);
/// "P3" for 0.
QString outputName(int level);
/// "C3" for 0.
QString featureName(int level);
/// A place's name: "C3", "C3_p4".
QString placeName(const NeckPlan &plan, int place);
/// What stands in its box of the diagram: "C3", "1×1", "↑2", "‖", "CSP", "↓2".
QString placeLabel(const NeckPlan &plan, int place);
/// The levels whose output the place gives, "P4"; mostly empty.
QString outputsOf(const NeckPlan &plan, int place);
Snapshot placeMap(const NeckResult &neck, int place);
/// What happens there, with the shapes.
QString placeSentence(const NeckResult &neck, int place);
/// That, with the blocks, parameters and multiply-accumulates; a few lines.
QString placeToolTip(const NeckResult &neck, int place);
/// A map's shape without the batch: "128 × 26 × 26".
QString mapShape(const Snapshot &map);
/// Whose weights the neck has, as a sentence.
QString weightsSentence(const NeckResult &neck);

} // namespace vitrine
