#pragma once

#include "widgets/compare/NetCompareWorker.h"

#include <QCoreApplication>
#include <QString>

namespace vitrine {

/// In what two sides of a comparison differ.
struct NetSideDifference {
    bool network = false;
    bool weights = false;
    bool input = false;

    /// Weights differ where any number of them does, wherever they came from.
    static NetSideDifference of(const NetComparison &comparison);
};

/// What a comparison says of its two sides, in words.
class NetCompareText {
    Q_DECLARE_TR_FUNCTIONS(NetCompareText)

public:
    /// "Different input; same network and weights."
    static QString headline(const NetSideDifference &difference);
    /// What a side has that the other has not: "Item 3 of the built-in digits, label 7".
    static QString side(const Outcome &outcome, const NetSideDifference &difference);
    static QString network(const Outcome &outcome);
    static QString weights(const Outcome &outcome);
    static QString input(const Outcome &outcome);
    /// Where a part of all blocks begins to differ: "The outputs begin to differ at conv1."
    static QString beginning(const TraceComparison &traces, bool nodewise, ComparedPart part);
};

} // namespace vitrine
