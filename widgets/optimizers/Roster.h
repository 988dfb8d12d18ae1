#pragma once

#include "core/training/OptimizerKind.h"

#include <QJsonArray>
#include <QString>

#include <functional>
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

    double rate() const { return settings.find("lr")->second; }
    bool operator==(const Competitor &) const = default;
};

inline constexpr std::size_t mostCompetitors = 24;

/// Who takes part in a race, on a surface or on networks.
struct Roster {
    std::vector<Competitor> competitors;

    const Competitor *find(int id) const;
    bool operator==(const Roster &) const = default;
};

/// Makes a competitor with an optimizer's defaults, and a rate that suits what is raced on.
using FreshCompetitor = std::function<Competitor(const OptimizerKind &optimizer)>;

/// With all of an optimizer's defaults.
Competitor plainCompetitor(const OptimizerKind &optimizer);
/// A copy of one, or a new one, with an id, colour and line that no other has.
void addCompetitor(Roster &roster, Competitor competitor);

/// As JSON, and back; what does not hold is replaced by what does.
QJsonArray competitorsToJson(const Roster &roster);
void readCompetitors(Roster &roster, const QJsonArray &json);

/// "Adam"; in the user's language, where it has a word.
QString optimizerTitle(const OptimizerKind &optimizer);
QString competitorName(const Competitor &competitor);
/// "α = 0.01, β = 0.9": what it is set to, short.
QString competitorSettings(const Competitor &competitor);

} // namespace vitrine
