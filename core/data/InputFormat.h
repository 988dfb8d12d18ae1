#pragma once

#include "core/base/Result.h"
#include "core/network/ParamValue.h"

#include <map>
#include <string>
#include <vector>

namespace vitrine {

enum class ChannelOrder { Rgb, Bgr, Grey };

/// How a picture of another shape than the network's input is brought to it.
enum class FitMode {
    Letterbox, ///< the whole picture, centred, the rest filled with background
    Crop, ///< the input filled, what sticks out on two sides cut off evenly
    Stretch ///< each side scaled on its own
};

/// What a picture must become for a network: what the `Input` block's parameters `range`, `mean`, `std`, `channels`,
/// `fit` and `invert` say (contracts.md, 1). A value v of the picture, 0 (black) to 1 (white), becomes
/// ((invert ? 1 − v : v) · white − mean) / std.
struct InputFormat {
    double white = 1; ///< `range`: 1 for [0, 1], 255 for [0, 255]
    /// In the units of `range`: one number a channel in the network's order, or one for all; empty: 0.
    std::vector<double> mean{};
    std::vector<double> std{}; ///< likewise; empty: 1
    ChannelOrder channels = ChannelOrder::Rgb; ///< a network with one channel always gets grey
    FitMode fit = FitMode::Letterbox;
    bool invert = false; ///< dark on light becomes light on dark

    bool operator==(const InputFormat &) const = default;
};

using InputParams = std::map<std::string, ParamValue, std::less<>>; ///< as in Block::params

/// What an `Input` block's parameters say about pictures; missing ones have the defaults above.
Result<InputFormat> readInputFormat(const InputParams &params);
/// Writes them all into the block's parameters; the others (`shape`) stay.
void writeInputFormat(const InputFormat &format, InputParams &params);

} // namespace vitrine
