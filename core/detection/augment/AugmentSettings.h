#pragma once

#include <cstdint>

namespace vitrine {

struct NumberRange {
    double low = 0;
    double high = 0;

    bool operator==(const NumberRange &) const = default;
};

/// What YOLOX's augmentation may do to a picture, and how likely; the defaults are its own (exps/base, S to X).
struct AugmentSettings {
    double mosaicProbability = 1;
    double degrees = 10; ///< turned by up to so much, both ways
    double shear = 2; ///< slanted by up to so many degrees, along either axis
    double translate = 0.1; ///< moved by up to this share of the result's side
    NumberRange mosaicScale{0.1, 2}; ///< enlarged by a factor from this range
    double mixUpProbability = 1; ///< of pictures that are a mosaic
    NumberRange mixUpScale{0.5, 1.5};
    double hsvProbability = 1;
    int hue = 5; ///< up to so much is added or taken away, each with a chance of a half; in HsvShift's units
    int saturation = 30;
    int value = 30;
    double flipProbability = 0.5;
    double smallestSide = 1; ///< pixels; a box that is not wider and higher than this is dropped
    std::uint8_t padding = 114; ///< grey of what no picture covers

    /// YOLOX-Nano's and Tiny's: a network that small learns better from milder changes.
    static AugmentSettings forSmallNetworks()
    {
        AugmentSettings settings;
        settings.mosaicScale = {0.5, 1.5};
        settings.mixUpProbability = 0;
        return settings;
    }
    /// Of the last epochs of a training: neither Mosaic nor MixUp.
    static AugmentSettings forLastEpochs()
    {
        AugmentSettings settings;
        settings.mosaicProbability = settings.mixUpProbability = 0;
        return settings;
    }

    bool operator==(const AugmentSettings &) const = default;
};

} // namespace vitrine
