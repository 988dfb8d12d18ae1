#pragma once

#include "widgets/optimizers/networks/NetRaceHistory.h"

#include <QStringList>

namespace vitrine {

class NetRaceSession;

/// What a race compares, which is always said: at equal learning rates, each tuned, or at rates of their own.
QString rateStatement(const NetRaceSetup &setup, const NetRaceHistory &history);
/// The same, with network, data, length and seeds, in parts.
QStringList raceStatement(const NetRaceSession &session, const NetRaceSetup &next);

QString measureName(RaceMeasure measure);
/// "LeNet-5", or what stands for a file or the canvas.
QString networkTitle(const QString &network);
/// "Adam, α = 0.001".
QString memberName(const Competitor &competitor);

/// All numbers of a race: a row a point of a curve, a validation, a rate that was tried, and a place in the ranking.
QString netRaceCsv(const NetRaceSetup &setup, const NetRaceHistory &history);

} // namespace vitrine
