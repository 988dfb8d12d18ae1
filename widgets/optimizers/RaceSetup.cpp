#include "widgets/optimizers/RaceSetup.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vitrine {

namespace {

/// What part of the shorter side an optimizer that adapts its steps goes in one; 0: its steps grow with the slope.
double reachOf(const std::string &optimizer)
{
    static const std::map<std::string, double, std::less<>> reaches{
        {"adam", 40}, {"adamw", 40}, {"adagrad", 8}, {"rmsprop", 200}, {"muon", 200}, {"lion", 400}, {"radam", 400}};
    const auto found = reaches.find(optimizer);
    return found == reaches.end() ? 0 : 1 / found->second;
}

/// One significant digit, as people set rates.
double roundedDown(double rate)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(rate, 1e-9)) + 1e-9));
    return QString::number(std::floor(rate / power + 1e-9) * power, 'g', 1).toDouble();
}

/// A rate at which the optimizers are worth comparing: plain steps must survive the start, those that adapt walk the
/// part that is shown in some hundred steps.
double suitableRate(const RaceSetup &setup, const OptimizerKind &optimizer)
{
    if (const double reach = reachOf(optimizer.name()); reach > 0)
        return roundedDown(reach * std::min(setup.high.x - setup.low.x, setup.high.y - setup.low.y));
    const auto [xx, xy, yy] = surfaceOf(setup)->at(setup.start).hessian;
    const double steepest = std::abs(xx + yy) / 2 + std::hypot((xx - yy) / 2, xy);
    return steepest > 1e-3 && std::isfinite(steepest) ? roundedDown(0.9 / steepest) : 0.1;
}

} // namespace

std::shared_ptr<const SurfaceKind> surfaceOf(const RaceSetup &setup)
{
    if (!setup.isTyped)
        return {std::shared_ptr<const SurfaceKind>(), findSurfaceKind(setup.surface)}; // lives as long as the program
    auto typed = parseSurface(setup.surface);
    return typed ? std::shared_ptr<const SurfaceKind>(std::move(*typed)) : nullptr;
}

void useSurface(RaceSetup &setup, const SurfaceKind &surface)
{
    setup.low = surface.low();
    setup.high = surface.high();
    setup.start = surface.start();
}

Competitor makeCompetitor(const RaceSetup &setup, const OptimizerKind &optimizer)
{
    Competitor competitor = plainCompetitor(optimizer);
    // Weight decay pulls to the origin, which is a minimum of few surfaces.
    if (const auto decay = competitor.settings.find("weight_decay"); decay != competitor.settings.end())
        decay->second = 0;
    competitor.settings["lr"] = suitableRate(setup, optimizer);
    return competitor;
}

RaceSetup firstRace()
{
    RaceSetup setup;
    useSurface(setup, *findSurfaceKind(setup.surface));
    // Rates at which all of them get somewhere, and each on a way of its own.
    for (const auto &[name, rate] :
         {std::pair("gd", 1e-3), std::pair("momentum", 1e-3), std::pair("rmsprop", 0.02), std::pair("adam", 0.1)}) {
        Competitor competitor = makeCompetitor(setup, *findOptimizerKind(name));
        competitor.settings["lr"] = rate;
        addCompetitor(setup, std::move(competitor));
    }
    return setup;
}

} // namespace vitrine
