#pragma once

#include "widgets/session/Outcome.h"

namespace vitrine {

/// Names of the classes of a network that answers [N, K]; where it has none, their numbers. Empty for other answers.
QStringList classNames(const Network &network, const Graph &graph);

/// The five best classes of sample 0, the class asked for and the loss.
Answer makeAnswer(const Trace &trace, const QStringList &classes);

} // namespace vitrine
