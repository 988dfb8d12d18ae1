#pragma once

#include "core/base/Message.h"

#include <string>
#include <vector>

namespace vitrine {

struct ExperimentSeries {
    Message name;
    std::vector<double> x;
    std::vector<double> y; ///< beside x
    int colour = 0; ///< series of one colour belong together
    bool isDashed = false;
    bool isDots = false; ///< points without a line

    bool operator==(const ExperimentSeries &) const = default;
};

struct ExperimentPlot {
    Message xTitle, yTitle;
    bool hasLogX = false, hasLogY = false;
    std::vector<ExperimentSeries> series;

    bool operator==(const ExperimentPlot &) const = default;
};

/// A row a thing that was compared, a column a number that was measured.
struct ExperimentTable {
    struct Row {
        Message name;
        std::vector<double> values; ///< NaN: there is none
        bool operator==(const Row &) const = default;
    };
    std::vector<Message> columns; ///< beside Row::values
    std::vector<Row> rows;

    bool operator==(const ExperimentTable &) const = default;
};

/// What the numbers say about the claim.
struct ExperimentVerdict {
    enum class Kind {
        Holds,
        Partly, ///< a part of it, or under conditions that it does not name
        Fails,
        Open ///< the numbers don't decide it
    };
    Kind kind = Kind::Open;
    Message text; ///< why, with the numbers
    int prediction = -1; ///< the one that came true; −1: none of them

    bool operator==(const ExperimentVerdict &) const = default;
};

struct ExperimentOutcome {
    ExperimentPlot plot;
    ExperimentTable table;
    ExperimentVerdict verdict;

    bool operator==(const ExperimentOutcome &) const = default;
};

/// "The claim holds.", "It holds in part.", …
Message titleOf(ExperimentVerdict::Kind kind);
/// As programs call it: "holds", "partly", "fails", "open".
std::string nameOf(ExperimentVerdict::Kind kind);
/// The plot's numbers: a row a point.
std::string plotCsv(const ExperimentPlot &plot);

} // namespace vitrine
