#include "widgets/optimizers/networks/NetRaceText.h"

#include "core/network/NetworkFile.h"
#include "widgets/common/Format.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/session/Sources.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// lupdate finds texts by this name.
struct NetRaceText {
    Q_DECLARE_TR_FUNCTIONS(NetRaceText)
};

QStringList setByHand(const NetRaceHistory &history)
{
    QStringList names;
    for (const Competitor &competitor : history.members) {
        const FoundRate *search = history.search(competitor.id);
        if (search && search->isDone && search->best != competitor.rate())
            names += memberName(competitor);
    }
    return names;
}

QString tunedStatement(const NetRaceSetup &setup, const NetRaceHistory &history)
{
    std::size_t most = static_cast<std::size_t>(setup.plan.rates);
    for (const FoundRate &search : history.searches)
        most = std::max(most, search.trials.size());
    QString text = NetRaceText::tr("Each tuned: the best of %1 learning rates after %2 steps, by validation loss")
                       .arg(most == static_cast<std::size_t>(setup.plan.rates)
                                ? QString::number(setup.plan.rates)
                                : QStringLiteral("%1–%2").arg(setup.plan.rates).arg(most))
                       .arg(setup.plan.steps);
    if (const QStringList names = setByHand(history); !names.isEmpty())
        text += NetRaceText::tr("; by hand: %1").arg(names.join(QStringLiteral(", ")));
    return text;
}

QString csvLine(const QStringList &cells)
{
    return cells.join(QLatin1Char(',')) + QLatin1Char('\n');
}

QString modeName(RateMode mode)
{
    return mode == RateMode::Equal ? QStringLiteral("equal")
        : mode == RateMode::Tuned  ? QStringLiteral("tuned")
                                   : QStringLiteral("own");
}

QString laneRows(const QStringList &head, const RaceLane &lane)
{
    QString text;
    const auto cells = [&head](const QString &kind) { return QStringList{kind} + head; };
    for (const StepRecord &step : lane.steps.points())
        text += csvLine(cells(QStringLiteral("train"))
                        + QStringList{QString::number(step.step), formatExact(step.epoch), formatExact(step.seconds),
                                      formatExact(step.loss), formatExact(step.accuracy)});
    for (const RaceEpoch &epoch : lane.epochs)
        text += csvLine(cells(QStringLiteral("validation"))
                        + QStringList{QString::number(epoch.step), QString::number(epoch.record.epoch),
                                      formatExact(epoch.seconds), formatExact(epoch.record.validationLoss),
                                      formatExact(epoch.record.validationAccuracy)});
    if (lane.dropOut)
        text += csvLine(
            cells(QStringLiteral("diverged"))
            + QStringList{QString::number(lane.dropOut->step), {}, {}, formatExact(lane.dropOut->lastLoss), {}});
    return text;
}

} // namespace

QString rateStatement(const NetRaceSetup &setup, const NetRaceHistory &history)
{
    switch (setup.rates) {
    case RateMode::Equal:
        return NetRaceText::tr("Equal learning rate: α = %1 for all").arg(formatNumber(setup.rate));
    case RateMode::Tuned:
        return tunedStatement(setup, history);
    case RateMode::Own:
        break;
    }
    return NetRaceText::tr("Learning rates as set by hand, neither equal nor tuned");
}

QStringList raceStatement(const NetRaceSession &session, const NetRaceSetup &next)
{
    const NetRaceSetup &setup = session.hasRace() ? session.request().setup : next;
    QStringList parts{rateStatement(setup, session.history())};
    const QString network = session.hasRace() ? session.network() : networkTitle(setup.network);
    const QString data = (session.hasRace() ? session.data() : setup.data).section(QLatin1Char(':'), 0, 0);
    parts += data.isEmpty() ? network : NetRaceText::tr("%1, data: %2").arg(network, data);
    parts += NetRaceText::tr("batches of %1").arg(setup.batchSize);
    if (setup.seeds > 1)
        parts += NetRaceText::tr("seeds %1 to %2, the same for all")
                     .arg(setup.seed)
                     .arg(setup.seed + static_cast<quint64>(setup.seeds) - 1);
    else
        parts += NetRaceText::tr("seed %1, the same for all").arg(setup.seed);
    return parts;
}

QString measureName(RaceMeasure measure)
{
    switch (measure) {
    case RaceMeasure::ValidationLoss:
        return NetRaceText::tr("Validation loss");
    case RaceMeasure::ValidationAccuracy:
        return NetRaceText::tr("Validation accuracy");
    case RaceMeasure::TrainingLoss:
        break;
    }
    return NetRaceText::tr("Training loss");
}

QString networkTitle(const QString &network)
{
    if (network.isEmpty())
        return NetRaceText::tr("The network on the canvas");
    if (network.contains(QLatin1Char('/')) || network.contains(QLatin1Char('\\')))
        return QFileInfo(network).fileName();
    static QHash<QString, QString> titles; // of bundled ones, which don't change
    QString &title = titles[network];
    if (title.isEmpty()) {
        const auto read = loadNetwork({network, {}});
        title = read ? QString::fromStdString(read->name) : network;
    }
    return title;
}

QString memberName(const Competitor &competitor)
{
    return QStringLiteral("%1, α = %2").arg(competitorName(competitor), formatNumber(competitor.rate()));
}

QString netRaceCsv(const NetRaceSetup &setup, const NetRaceHistory &history)
{
    QString text =
        QStringLiteral("kind,rates,seed,competitor,optimizer,learning_rate,step,epoch,seconds,loss,accuracy\n");
    const auto head = [&setup](const QString &seed, const Competitor &competitor, double rate) {
        return QStringList{modeName(setup.rates), seed, QString::number(competitor.id),
                           QString::fromStdString(competitor.optimizer), formatExact(rate)};
    };
    for (std::size_t race = 0; race < history.races.size(); ++race)
        for (std::size_t i = 0; i < history.members.size(); ++i)
            text += laneRows(head(QString::number(setup.seed + race), history.members[i], history.members[i].rate()),
                             history.races[race][i]);
    for (const FoundRate &search : history.searches)
        for (const RateTrial &trial : search.trials)
            text += csvLine(QStringList{QStringLiteral("search")}
                            + head(QString::number(setup.seed), search.competitor, trial.rate)
                            + QStringList{QString::number(trial.steps), {}, {}, formatExact(trial.loss), {}});
    const RaceTable table = rankRaces(history, setup.measure, setup.goal);
    const bool isAccuracy = setup.measure == RaceMeasure::ValidationAccuracy;
    for (const RaceStanding &standing : table.standings) {
        const Competitor &competitor = history.members[standing.competitor];
        const QString mean = formatExact(standing.mean);
        text +=
            csvLine(QStringList{QStringLiteral("ranking")} + head(QStringLiteral("mean"), competitor, competitor.rate())
                    + QStringList{std::isfinite(standing.meanReached) ? formatExact(standing.meanReached) : QString(),
                                  {},
                                  {},
                                  isAccuracy ? QString() : mean,
                                  isAccuracy ? mean : QString()});
    }
    return text;
}

} // namespace vitrine
