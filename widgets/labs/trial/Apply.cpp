#include "widgets/labs/trial/Apply.h"

#include "widgets/session/NetworkDocument.h"

#include <utility>

namespace vitrine {

void applyTrial(NetworkDocument &document, const QString &text, Network network, const TensorMap &weights)
{
    // A key of its own each time: two trials are two steps.
    static int key = 0x7a00'0000;
    ++key;
    document.apply(text, std::move(network), key);
    document.applyWeights(text, weights, key);
}

} // namespace vitrine
