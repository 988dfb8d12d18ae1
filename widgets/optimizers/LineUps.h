#pragma once

#include "widgets/optimizers/RaceSetup.h"

#include <array>

namespace vitrine {

/// Sets of competitors that are worth seeing side by side.
enum class LineUp {
    NotesFive, ///< SGD, momentum, Adagrad, RMSprop, Adam
    Everybody,
    FiveRates, ///< the selected one, from a tenth to ten times its rate
    FourMomenta, ///< β = 0, 0.5, 0.9, 0.99
    BiasCorrection, ///< Adam with and without
    SuitableRates, ///< those there are, each at a rate that suits the surface
    MomentumForms ///< the notes' and PyTorch's, under a schedule
};
inline constexpr std::array allLineUps{LineUp::SuitableRates, LineUp::NotesFive,   LineUp::Everybody,
                                       LineUp::FiveRates,     LineUp::FourMomenta, LineUp::BiasCorrection,
                                       LineUp::MomentumForms};

QString lineUpName(LineUp lineUp);
QString lineUpHelp(LineUp lineUp);
/// `selected`: the id of the competitor that some line-ups vary.
void useLineUp(RaceSetup &setup, LineUp lineUp, int selected);

} // namespace vitrine
