#pragma once

#include "core/training/compare/CrossValidation.h"
#include "widgets/twins/TwinHistory.h"
#include "widgets/twins/TwinStart.h"

#include <QString>
#include <QStringList>

namespace vitrine {

/// What the runs are called: "original", "with batch norm"; "Fold 1"; "Seed 4".
QStringList memberTitles(const TwinSettings &settings, quint64 seed);

/// How a twin did beside its original, in words made of the numbers: "0.31 lower loss after the same 500 steps; …".
QString verdictOf(const RunDifference &difference);

/// "after the same 500 steps"
QString placeOf(const RunDifference &difference);

/// What the folds come to.
QString foldsVerdict(const TwinHistory &history);
/// What averaging the networks' answers brings.
QString ensembleVerdict(const TwinHistory &history);

/// "Accuracy", "AP50"
QString judgeName(TwinJudge judge);

/// "0.123 ± 0.004"
QString spreadText(const Spread &spread, bool isShare);

} // namespace vitrine
