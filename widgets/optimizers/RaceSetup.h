#pragma once

#include "core/training/SurfaceKind.h"
#include "widgets/optimizers/Roster.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>

namespace vitrine {

/// Everything that a race depends on. The same setup, the same race to the last bit.
struct RaceSetup : Roster {
    std::string surface = "rosenbrock"; ///< its name, or a formula
    bool isTyped = false; ///< a formula it is
    Point2 low, high; ///< corners of the part that counts for colours and the grid of starts
    Point2 start;
    int steps = 1000;
    double noise = 0; ///< standard deviation on each part of the gradient
    int batch = 0; ///< points of each gradient, where the surface is a loss over points; 0: all
    std::uint64_t seed = 1;

    bool operator==(const RaceSetup &) const = default;
};

inline constexpr int mostRaceSteps = 10000;

/// A built-in surface, or the formula; null where the formula is wrong.
std::shared_ptr<const SurfaceKind> surfaceOf(const RaceSetup &setup);
/// Takes a surface's usual part and start.
void useSurface(RaceSetup &setup, const SurfaceKind &surface);
/// A competitor with an optimizer's defaults and a rate that suits the surface.
Competitor makeCompetitor(const RaceSetup &setup, const OptimizerKind &optimizer);
/// What the room opens with.
RaceSetup firstRace();

/// As text for the settings, and back; what does not hold is replaced by what does.
QString raceToText(const RaceSetup &setup);
RaceSetup raceFromText(const QString &text);

} // namespace vitrine
