#include "widgets/optimizers/RaceSetup.h"

#include "core/training/ScheduleKind.h"
#include "widgets/common/Format.h"
#include "widgets/optimizers/CompetitorStyle.h"

#include <QCoreApplication>
#include <QStringList>

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

const Competitor *RaceSetup::find(int id) const
{
    const auto found =
        std::find_if(competitors.begin(), competitors.end(), [id](const Competitor &one) { return one.id == id; });
    return found == competitors.end() ? nullptr : &*found;
}

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
    Competitor competitor;
    competitor.optimizer = optimizer.name();
    for (const HyperparameterSpec &spec : optimizer.hyperparameters())
        competitor.settings[spec.name] = spec.defaultValue;
    // Weight decay pulls to the origin, which is a minimum of few surfaces.
    if (const auto decay = competitor.settings.find("weight_decay"); decay != competitor.settings.end())
        decay->second = 0;
    competitor.settings["lr"] = suitableRate(setup, optimizer);
    return competitor;
}

void addCompetitor(RaceSetup &setup, Competitor competitor)
{
    int id = 0;
    std::vector<int> used(static_cast<std::size_t>(competitorColours), 0);
    for (const Competitor &other : setup.competitors) {
        id = std::max(id, other.id);
        ++used[static_cast<std::size_t>(other.colour)];
    }
    competitor.id = id + 1;
    const auto rarest = std::min_element(used.begin(), used.end());
    competitor.colour = static_cast<int>(rarest - used.begin());
    competitor.line = std::min(*rarest, competitorLines - 1);
    setup.competitors.push_back(std::move(competitor));
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

void useNotesFive(RaceSetup &setup)
{
    setup.competitors.clear();
    for (const char *name : {"sgd", "momentum", "adagrad", "rmsprop", "adam"})
        addCompetitor(setup, makeCompetitor(setup, *findOptimizerKind(name)));
}

QString optimizerTitle(const OptimizerKind &optimizer)
{
    // Names of people's inventions stay; these are words.
    static const char *const words[] = {QT_TRANSLATE_NOOP("Optimizers", "Gradient descent"),
                                        QT_TRANSLATE_NOOP("Optimizers", "Momentum")};
    for (const char *word : words)
        if (optimizer.title() == word)
            return QCoreApplication::translate("Optimizers", word);
    return QString::fromStdString(optimizer.title());
}

QString competitorName(const Competitor &competitor)
{
    return optimizerTitle(*findOptimizerKind(competitor.optimizer));
}

QString competitorSettings(const Competitor &competitor)
{
    const OptimizerKind *kind = findOptimizerKind(competitor.optimizer);
    QStringList parts;
    for (const HyperparameterSpec &spec : kind->hyperparameters()) {
        const double value = competitor.settings.find(spec.name)->second;
        if (!spec.isSwitch && (spec.name == "lr" || value != spec.defaultValue || spec.name == "momentum"))
            parts += QStringLiteral("%1 = %2").arg(QString::fromStdString(spec.symbol), formatNumber(value));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace vitrine
