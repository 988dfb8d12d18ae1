#pragma once

#include "core/network/Network.h"

namespace vitrine::test {

/// A residual network of `count` blocks on [3, 64, 64]: convolution, batch norm, ReLU, and every sixth block an Add
/// that skips the five before it. For measuring validation and shape inference.
Network largeNetwork(int count);

/// `count` CSPLayers of YOLOX in a row on [16, 32, 32]: composites, 24 primitive nodes each.
Network compositeNetwork(int count);

} // namespace vitrine::test
