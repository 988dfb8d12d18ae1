#include "widgets/optimizers/LineUps.h"

#include "core/training/ScheduleKind.h"

#include <QCoreApplication>

#include <functional>

namespace vitrine {

namespace {

/// Several competitors that differ in one number.
void vary(Roster &roster, const Competitor &base, std::initializer_list<double> values,
          const std::function<void(Competitor &, double)> &apply)
{
    roster.competitors.clear();
    for (const double value : values) {
        Competitor competitor = base;
        apply(competitor, value);
        addCompetitor(roster, std::move(competitor));
    }
}

Competitor freshOne(const RosterState &state, const char *optimizer)
{
    return state.fresh(*findOptimizerKind(optimizer));
}

void useEverybody(Roster &roster, const FreshCompetitor &fresh)
{
    roster.competitors.clear();
    for (const auto &kind : optimizerKinds())
        addCompetitor(roster, fresh(*kind));
}

void useMomentumForms(Roster &roster, Competitor base)
{
    base.schedule = "step"; // they part when the rate changes
    base.scheduleSettings.clear();
    for (const HyperparameterSpec &spec : findScheduleKind(base.schedule)->settings())
        base.scheduleSettings[spec.name] = spec.defaultValue;
    vary(roster, base, {0, 1}, [](Competitor &one, double form) { one.settings["pytorch_form"] = form; });
}

void change(const RosterState &state, LineUp lineUp, Roster &roster)
{
    const auto fresh = [&state](const OptimizerKind &optimizer) { return state.fresh(optimizer); };
    const Competitor *chosen = state.selectedCompetitor();
    const Competitor base = chosen ? *chosen : freshOne(state, "gd");
    switch (lineUp) {
    case LineUp::NotesFive:
        return useNotesFive(roster, fresh);
    case LineUp::Everybody:
        return useEverybody(roster, fresh);
    case LineUp::FiveRates:
        return vary(roster, base, {0.1, 0.3, 1, 3, 10},
                    [](Competitor &one, double factor) { one.settings["lr"] *= factor; });
    case LineUp::FourMomenta:
        return vary(roster, freshOne(state, "momentum"), {0, 0.5, 0.9, 0.99},
                    [](Competitor &one, double momentum) { one.settings["momentum"] = momentum; });
    case LineUp::BiasCorrection:
        return vary(roster, freshOne(state, "adam"), {1, 0},
                    [](Competitor &one, double on) { one.settings["bias_correction"] = on; });
    case LineUp::SuitableRates:
        for (Competitor &competitor : roster.competitors)
            competitor.settings["lr"] = freshOne(state, competitor.optimizer.c_str()).rate();
        return;
    case LineUp::MomentumForms:
        return useMomentumForms(roster, freshOne(state, "momentum"));
    }
}

} // namespace

QString lineUpName(LineUp lineUp, bool isOnNetworks)
{
    switch (lineUp) {
    case LineUp::NotesFive:
        return QCoreApplication::translate("LineUps", "The notes’ five");
    case LineUp::Everybody:
        return QCoreApplication::translate("LineUps", "All optimizers");
    case LineUp::FiveRates:
        return QCoreApplication::translate("LineUps", "The selected one at five rates");
    case LineUp::FourMomenta:
        return QCoreApplication::translate("LineUps", "Four momenta");
    case LineUp::BiasCorrection:
        return QCoreApplication::translate("LineUps", "Adam with and without bias correction");
    case LineUp::SuitableRates:
        return isOnNetworks ? QCoreApplication::translate("LineUps", "Each at its usual rate")
                            : QCoreApplication::translate("LineUps", "Rates that suit the surface");
    case LineUp::MomentumForms:
        break;
    }
    return QCoreApplication::translate("LineUps", "Momentum in the notes’ form and PyTorch’s");
}

QString lineUpHelp(LineUp lineUp, bool isOnNetworks)
{
    switch (lineUp) {
    case LineUp::NotesFive:
        return QCoreApplication::translate("LineUps", "SGD, momentum, Adagrad, RMSprop and Adam");
    case LineUp::Everybody:
        return isOnNetworks ? QCoreApplication::translate("LineUps", "Each once, at the rate that is usual for it")
                            : QCoreApplication::translate("LineUps", "Each once, at a rate that suits the surface");
    case LineUp::FiveRates:
        return QCoreApplication::translate("LineUps", "From a tenth of its learning rate to ten times of it");
    case LineUp::FourMomenta:
        return QCoreApplication::translate("LineUps", "β = 0, 0.5, 0.9 and 0.99 at the same rate");
    case LineUp::BiasCorrection:
        return QCoreApplication::translate("LineUps", "The first steps differ: averages that begin at 0 are too small");
    case LineUp::SuitableRates:
        return isOnNetworks
            ? QCoreApplication::translate("LineUps",
                                          "The same competitors, with the learning rates they have by default")
            : QCoreApplication::translate("LineUps", "The same competitors, with learning rates for this surface");
    case LineUp::MomentumForms:
        break;
    }
    return QCoreApplication::translate("LineUps", "The same path until the rate changes, as it does here in steps");
}

void useLineUp(RosterState &state, LineUp lineUp)
{
    state.editRoster([&state, lineUp](Roster &roster) { change(state, lineUp, roster); });
}

void useNotesFive(Roster &roster, const FreshCompetitor &fresh)
{
    roster.competitors.clear();
    for (const char *name : {"sgd", "momentum", "adagrad", "rmsprop", "adam"})
        addCompetitor(roster, fresh(*findOptimizerKind(name)));
}

} // namespace vitrine
