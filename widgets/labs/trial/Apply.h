#pragma once

#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"

#include <QString>

namespace vitrine {

class NetworkDocument;

/// Makes what was tried in a laboratory the network's own: its parameters and the weights that it was tried with, as
/// one step of undo.
void applyTrial(NetworkDocument &document, const QString &text, Network network, const TensorMap &weights);

} // namespace vitrine
