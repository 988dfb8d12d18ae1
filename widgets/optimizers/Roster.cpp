#include "widgets/optimizers/Roster.h"

#include "core/training/ScheduleKind.h"
#include "widgets/common/Format.h"
#include "widgets/optimizers/CompetitorStyle.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace vitrine {

namespace {

QJsonObject toJson(const Hyperparameters &settings)
{
    QJsonObject json;
    for (const auto &[name, value] : settings)
        json.insert(QString::fromStdString(name), value);
    return json;
}

QJsonObject toJson(const Competitor &competitor)
{
    return {{QStringLiteral("optimizer"), QString::fromStdString(competitor.optimizer)},
            {QStringLiteral("settings"), toJson(competitor.settings)},
            {QStringLiteral("schedule"), QString::fromStdString(competitor.schedule)},
            {QStringLiteral("scheduleSettings"), toJson(competitor.scheduleSettings)},
            {QStringLiteral("colour"), competitor.colour},
            {QStringLiteral("line"), competitor.line},
            {QStringLiteral("on"), competitor.isOn}};
}

/// What is unknown or out of range is left out, and has its default.
Hyperparameters readSettings(const std::vector<HyperparameterSpec> &specs, const QJsonObject &json)
{
    Hyperparameters settings;
    for (const HyperparameterSpec &spec : specs) {
        const double value = json.value(QString::fromStdString(spec.name)).toDouble(spec.defaultValue);
        settings[spec.name] = value >= spec.min && value <= spec.max ? value : spec.defaultValue;
    }
    return settings;
}

std::optional<Competitor> readCompetitor(const QJsonObject &json)
{
    Competitor competitor;
    competitor.optimizer = json.value(QStringLiteral("optimizer")).toString().toStdString();
    const OptimizerKind *optimizer = findOptimizerKind(competitor.optimizer);
    if (!optimizer)
        return {};
    competitor.settings = readSettings(optimizer->hyperparameters(), json.value(QStringLiteral("settings")).toObject());
    const std::string schedule = json.value(QStringLiteral("schedule")).toString().toStdString();
    if (const ScheduleKind *kind = findScheduleKind(schedule)) {
        competitor.schedule = schedule;
        competitor.scheduleSettings =
            readSettings(kind->settings(), json.value(QStringLiteral("scheduleSettings")).toObject());
    }
    competitor.colour = std::clamp(json.value(QStringLiteral("colour")).toInt(), 0, competitorColours - 1);
    competitor.line = std::clamp(json.value(QStringLiteral("line")).toInt(), 0, competitorLines - 1);
    competitor.isOn = json.value(QStringLiteral("on")).toBool(true);
    return competitor;
}

} // namespace

const Competitor *Roster::find(int id) const
{
    const auto found =
        std::find_if(competitors.begin(), competitors.end(), [id](const Competitor &one) { return one.id == id; });
    return found == competitors.end() ? nullptr : &*found;
}

Competitor plainCompetitor(const OptimizerKind &optimizer)
{
    Competitor competitor;
    competitor.optimizer = optimizer.name();
    for (const HyperparameterSpec &spec : optimizer.hyperparameters())
        competitor.settings[spec.name] = spec.defaultValue;
    return competitor;
}

void addCompetitor(Roster &roster, Competitor competitor)
{
    int id = 0;
    std::vector<int> used(static_cast<std::size_t>(competitorColours), 0);
    for (const Competitor &other : roster.competitors) {
        id = std::max(id, other.id);
        ++used[static_cast<std::size_t>(other.colour)];
    }
    competitor.id = id + 1;
    const auto rarest = std::min_element(used.begin(), used.end());
    competitor.colour = static_cast<int>(rarest - used.begin());
    competitor.line = std::min(*rarest, competitorLines - 1);
    roster.competitors.push_back(std::move(competitor));
}

QJsonArray competitorsToJson(const Roster &roster)
{
    QJsonArray competitors;
    for (const Competitor &competitor : roster.competitors)
        competitors += toJson(competitor);
    return competitors;
}

void readCompetitors(Roster &roster, const QJsonArray &json)
{
    for (const auto &entry : json) {
        auto competitor = readCompetitor(entry.toObject());
        if (!competitor || roster.competitors.size() >= mostCompetitors)
            continue;
        competitor->id = static_cast<int>(roster.competitors.size()) + 1;
        roster.competitors.push_back(std::move(*competitor));
    }
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
