#pragma once

#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

using Index = std::vector<std::int64_t>;

enum class Pass { Forward, Backward };

/// Where a number stands, so that a view can light it up.
struct Place {
    enum class Kind {
        Output, ///< `name`: path of a node, `port`: its output
        Gradient, ///< of the loss with respect to that output
        Weight, ///< `name`: path of a parameter or buffer, "conv1.weight"
        Statistic, ///< what a node keeps beside its output: batch norm's "bn.mean", dropout's "drop.mask"
        Target, ///< `name`: id of a loss
        Constant, ///< a number of the formula: eps, a count; no place on screen
    };
    Kind kind = Kind::Constant;
    std::string name;
    int port = 0;
    Index index;

    bool operator==(const Place &) const = default;
};

/// One number that an explained value is made of.
struct Term {
    std::string name; ///< in the expression: "x12"
    std::string label; ///< where it stands, the same in every language: "conv1[0,2,5,5]"
    double value = 0;
    Place place;
};

/// How one number came about.
struct Explanation {
    Pass pass = Pass::Forward;
    std::string block; ///< as asked: a block's id or the path of a part of it
    Index index;
    double value = 0; ///< as traced
    double recomputed = 0; ///< evaluated from the terms alone
    std::string formula; ///< in symbols
    std::vector<Term> terms;
    std::string expression; ///< plain arithmetic over the terms' names
};

} // namespace vitrine
