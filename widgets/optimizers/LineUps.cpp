#include "widgets/optimizers/LineUps.h"

#include "core/training/ScheduleKind.h"

#include <QCoreApplication>

#include <functional>

namespace vitrine {

namespace {

/// Several competitors that differ in one number.
void vary(RaceSetup &setup, const Competitor &base, std::initializer_list<double> values,
          const std::function<void(Competitor &, double)> &apply)
{
    setup.competitors.clear();
    for (const double value : values) {
        Competitor competitor = base;
        apply(competitor, value);
        addCompetitor(setup, std::move(competitor));
    }
}

Competitor fresh(const RaceSetup &setup, const char *optimizer)
{
    return makeCompetitor(setup, *findOptimizerKind(optimizer));
}

void useEverybody(RaceSetup &setup)
{
    setup.competitors.clear();
    for (const auto &kind : optimizerKinds())
        addCompetitor(setup, makeCompetitor(setup, *kind));
}

void useMomentumForms(RaceSetup &setup)
{
    Competitor base = fresh(setup, "momentum");
    base.schedule = "step"; // they part when the rate changes
    for (const HyperparameterSpec &spec : findScheduleKind(base.schedule)->settings())
        base.scheduleSettings[spec.name] = spec.defaultValue;
    vary(setup, base, {0, 1}, [](Competitor &one, double form) { one.settings["pytorch_form"] = form; });
}

} // namespace

QString lineUpName(LineUp lineUp)
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
        return QCoreApplication::translate("LineUps", "Rates that suit the surface");
    case LineUp::MomentumForms:
        break;
    }
    return QCoreApplication::translate("LineUps", "Momentum in the notes’ form and PyTorch’s");
}

QString lineUpHelp(LineUp lineUp)
{
    switch (lineUp) {
    case LineUp::NotesFive:
        return QCoreApplication::translate("LineUps", "SGD, momentum, Adagrad, RMSprop and Adam");
    case LineUp::Everybody:
        return QCoreApplication::translate("LineUps", "Each once, at a rate that suits the surface");
    case LineUp::FiveRates:
        return QCoreApplication::translate("LineUps", "From a tenth of its learning rate to ten times of it");
    case LineUp::FourMomenta:
        return QCoreApplication::translate("LineUps", "β = 0, 0.5, 0.9 and 0.99 at the same rate");
    case LineUp::BiasCorrection:
        return QCoreApplication::translate("LineUps", "The first steps differ: averages that begin at 0 are too small");
    case LineUp::SuitableRates:
        return QCoreApplication::translate("LineUps", "The same competitors, with learning rates for this surface");
    case LineUp::MomentumForms:
        break;
    }
    return QCoreApplication::translate("LineUps", "The same path until the rate changes, as it does here in steps");
}

void useLineUp(RaceSetup &setup, LineUp lineUp, int selected)
{
    const Competitor *chosen = setup.find(selected);
    const Competitor base = chosen ? *chosen : fresh(setup, "gd");
    switch (lineUp) {
    case LineUp::NotesFive:
        return useNotesFive(setup);
    case LineUp::Everybody:
        return useEverybody(setup);
    case LineUp::FiveRates:
        return vary(setup, base, {0.1, 0.3, 1, 3, 10},
                    [](Competitor &one, double factor) { one.settings["lr"] *= factor; });
    case LineUp::FourMomenta:
        return vary(setup, fresh(setup, "momentum"), {0, 0.5, 0.9, 0.99},
                    [](Competitor &one, double momentum) { one.settings["momentum"] = momentum; });
    case LineUp::BiasCorrection:
        return vary(setup, fresh(setup, "adam"), {1, 0},
                    [](Competitor &one, double on) { one.settings["bias_correction"] = on; });
    case LineUp::SuitableRates:
        for (Competitor &competitor : setup.competitors)
            competitor.settings["lr"] = fresh(setup, competitor.optimizer.c_str()).settings["lr"];
        return;
    case LineUp::MomentumForms:
        return useMomentumForms(setup);
    }
}

} // namespace vitrine
