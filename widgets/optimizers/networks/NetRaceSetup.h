#pragma once

#include "core/training/compare/RateSearch.h"
#include "widgets/optimizers/Roster.h"

#include <QString>

namespace vitrine {

/// How the competitors of a race come to their learning rates.
enum class RateMode {
    Equal, ///< all have the same
    Tuned, ///< each has the best of a small search
    Own ///< each has what the user set
};

/// What a race is judged by.
enum class RaceMeasure { ValidationLoss, ValidationAccuracy, TrainingLoss };

/// Everything that a race on networks depends on. The same setup, the same race on the same device.
struct NetRaceSetup : Roster {
    QString network = QStringLiteral("lenet-5"); ///< a bundled one, or a file; empty: what is on the canvas
    QString data; ///< as openDataset() takes it; empty: what suits the network
    int items = 2000; ///< that train, drawn by the seed, at most; 0: all
    int epochs = 5;
    int batchSize = 64;
    quint64 seed = 1; ///< of the first race: weights, order; of data that is made and of the split in all
    int seeds = 1; ///< races, each with the next seed
    RateMode rates = RateMode::Own;
    double rate = 0.01; ///< of Equal: the same as every competitor's
    RateSearchPlan plan; ///< of Tuned
    RaceMeasure measure = RaceMeasure::ValidationLoss;
    double goal = 0; ///< of the measure; 0: what the middle one of the ranking comes to

    bool isFile() const;
    bool operator==(const NetRaceSetup &) const = default;
};

inline constexpr int mostSeeds = 20;

/// What the networks' half of the room opens with.
NetRaceSetup firstNetRace();
/// In a race of Equal all rates are the common one; a rate that the user has just changed becomes it.
void keepRatesEqual(NetRaceSetup &setup, const NetRaceSetup &before);
/// The part of a setup that a search for rates depends on, but for the competitor.
NetRaceSetup searchContext(NetRaceSetup setup);

/// As text for the settings, and back; what does not hold is replaced by what does.
QString netRaceToText(const NetRaceSetup &setup);
NetRaceSetup netRaceFromText(const QString &text);

} // namespace vitrine
