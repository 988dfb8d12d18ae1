#pragma once

#include "core/base/Result.h"
#include "core/data/InputFormat.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A number that is made of a point of the plane, for a network to see in place of, or beside, x and y.
struct PlaneFeature {
    const char *name; ///< as a file has it: "x2"
    const char *text; ///< as it is shown: "x²"
    float (*of)(float x, float y); ///< the same on every machine
};

/// x, y, x², y², xy, sin 2πx, sin 2πy. Points lie between about −1 and 1: two periods fit in.
std::span<const PlaneFeature> planeFeatures();
std::vector<std::string> planeFeatureNames();

/// Which features a network is given, as indices into planeFeatures(), in their order.
using FeatureList = std::vector<int>;

/// x and y as they are.
FeatureList plainFeatures();
/// "x,y,xy"; fails on an unknown one, a doubled one and on none, and says which there are.
Result<FeatureList> parseFeatures(std::string_view text);
std::string toString(const FeatureList &features);
/// What an `Input` block's parameter `features` says; x and y where it says nothing.
Result<FeatureList> readFeatures(const InputParams &params);
/// Writes `features` and the `shape` that goes with them; x and y alone need no `features`.
void writeFeatures(const FeatureList &features, InputParams &params);

/// One number a feature into `values`.
void computeFeatures(const FeatureList &features, float x, float y, std::span<float> values);

} // namespace vitrine
