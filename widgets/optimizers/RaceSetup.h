#pragma once

#include "core/training/OptimizerKind.h"
#include "core/training/SurfaceKind.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// One that takes part in a race: an optimizer with its hyperparameters, and what its trail looks like.
struct Competitor {
    int id = 0; ///< tells it from the others, whatever is edited
    std::string optimizer = "gd";
    Hyperparameters settings; ///< complete
    std::string schedule = "constant";
    Hyperparameters scheduleSettings; ///< complete
    int colour = 0; ///< see competitorColour()
    int line = 0; ///< see competitorLine()
    bool isOn = true;

    bool operator==(const Competitor &) const = default;
};

/// Everything that a race depends on. The same setup, the same race to the last bit.
struct RaceSetup {
    std::string surface = "rosenbrock"; ///< its name, or a formula
    bool isTyped = false; ///< a formula it is
    Point2 low, high; ///< corners of the part that counts for colours and the grid of starts
    Point2 start;
    int steps = 1000;
    double noise = 0; ///< standard deviation on each part of the gradient
    int batch = 0; ///< points of each gradient, where the surface is a loss over points; 0: all
    std::uint64_t seed = 1;
    std::vector<Competitor> competitors;

    const Competitor *find(int id) const;
    bool operator==(const RaceSetup &) const = default;
};

inline constexpr int mostRaceSteps = 10000;
inline constexpr std::size_t mostCompetitors = 24;

/// A built-in surface, or the formula; null where the formula is wrong.
std::shared_ptr<const SurfaceKind> surfaceOf(const RaceSetup &setup);
/// Takes a surface's usual part and start.
void useSurface(RaceSetup &setup, const SurfaceKind &surface);
/// A competitor with an optimizer's defaults and a rate that suits the surface.
Competitor makeCompetitor(const RaceSetup &setup, const OptimizerKind &optimizer);
/// A copy of one, or a new one, with an id, colour and line that no other has.
void addCompetitor(RaceSetup &setup, Competitor competitor);
/// What the room opens with.
RaceSetup firstRace();
/// SGD, momentum, Adagrad, RMSprop and Adam: those that the notes tell of.
void useNotesFive(RaceSetup &setup);

/// As text for the settings, and back; what does not hold is replaced by what does.
QString raceToText(const RaceSetup &setup);
RaceSetup raceFromText(const QString &text);

/// "Adam"; in the user's language, where it has a word.
QString optimizerTitle(const OptimizerKind &optimizer);
QString competitorName(const Competitor &competitor);
/// "α = 0.01, β = 0.9": what it is set to, short.
QString competitorSettings(const Competitor &competitor);

} // namespace vitrine
