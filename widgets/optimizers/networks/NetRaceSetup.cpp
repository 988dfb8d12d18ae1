#include "widgets/optimizers/networks/NetRaceSetup.h"

#include "widgets/optimizers/LineUps.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace vitrine {

namespace {

int numberIn(const QJsonObject &json, const char *key, int fallback, int least, int most)
{
    return std::clamp(json.value(QLatin1String(key)).toInt(fallback), least, most);
}

double rateIn(const QJsonObject &json, const char *key, double fallback)
{
    const double value = json.value(QLatin1String(key)).toDouble(fallback);
    return value > 0 && value <= 1e3 ? value : fallback;
}

} // namespace

bool NetRaceSetup::isFile() const
{
    return network.contains(QLatin1Char('/')) || network.contains(QLatin1Char('\\'));
}

NetRaceSetup firstNetRace()
{
    NetRaceSetup setup;
    useNotesFive(setup, plainCompetitor);
    return setup;
}

void keepRatesEqual(NetRaceSetup &setup, const NetRaceSetup &before)
{
    if (setup.rates != RateMode::Equal)
        return;
    for (const Competitor &competitor : setup.competitors) {
        const Competitor *old = before.find(competitor.id);
        if (before.rates == RateMode::Equal && old && old->optimizer == competitor.optimizer
            && competitor.rate() != old->rate())
            setup.rate = competitor.rate();
    }
    for (Competitor &competitor : setup.competitors)
        competitor.settings["lr"] = setup.rate;
}

NetRaceSetup searchContext(NetRaceSetup setup)
{
    const NetRaceSetup plain;
    setup.competitors.clear();
    setup.seeds = plain.seeds;
    setup.rates = plain.rates;
    setup.rate = plain.rate;
    setup.measure = plain.measure;
    setup.goal = plain.goal;
    return setup;
}

QString netRaceToText(const NetRaceSetup &setup)
{
    const QJsonObject json{{QStringLiteral("network"), setup.network},
                           {QStringLiteral("data"), setup.data},
                           {QStringLiteral("items"), setup.items},
                           {QStringLiteral("epochs"), setup.epochs},
                           {QStringLiteral("batchSize"), setup.batchSize},
                           {QStringLiteral("seed"), static_cast<double>(setup.seed)},
                           {QStringLiteral("seeds"), setup.seeds},
                           {QStringLiteral("rates"), static_cast<int>(setup.rates)},
                           {QStringLiteral("rate"), setup.rate},
                           {QStringLiteral("searchSteps"), setup.plan.steps},
                           {QStringLiteral("searchRates"), setup.plan.rates},
                           {QStringLiteral("measure"), static_cast<int>(setup.measure)},
                           {QStringLiteral("goal"), setup.goal},
                           {QStringLiteral("competitors"), competitorsToJson(setup)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

NetRaceSetup netRaceFromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    if (json.isEmpty())
        return firstNetRace();
    NetRaceSetup setup;
    setup.network = json.value(QStringLiteral("network")).toString(setup.network);
    setup.data = json.value(QStringLiteral("data")).toString();
    setup.items = numberIn(json, "items", setup.items, 0, 10'000'000);
    setup.epochs = numberIn(json, "epochs", setup.epochs, 1, 100'000);
    setup.batchSize = numberIn(json, "batchSize", setup.batchSize, 1, 65'536);
    setup.seed = static_cast<quint64>(numberIn(json, "seed", 1, 0, 999'999));
    setup.seeds = numberIn(json, "seeds", setup.seeds, 1, mostSeeds);
    setup.rates = static_cast<RateMode>(numberIn(json, "rates", static_cast<int>(RateMode::Own), 0, 2));
    setup.rate = rateIn(json, "rate", setup.rate);
    setup.plan.steps = numberIn(json, "searchSteps", setup.plan.steps, 1, 100'000);
    setup.plan.rates = numberIn(json, "searchRates", setup.plan.rates, 3, 15);
    setup.measure = static_cast<RaceMeasure>(numberIn(json, "measure", 0, 0, 2));
    const double goal = json.value(QStringLiteral("goal")).toDouble();
    setup.goal = goal >= 0 && goal < 1e9 ? goal : 0;
    readCompetitors(setup, json.value(QStringLiteral("competitors")).toArray());
    keepRatesEqual(setup, setup);
    return setup;
}

} // namespace vitrine
