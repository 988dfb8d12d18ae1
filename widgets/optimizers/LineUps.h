#pragma once

#include "widgets/optimizers/RosterState.h"

#include <array>

namespace vitrine {

/// Sets of competitors that are worth seeing side by side.
enum class LineUp {
    NotesFive, ///< SGD, momentum, Adagrad, RMSprop, Adam
    Everybody,
    FiveRates, ///< the selected one, from a tenth to ten times its rate
    FourMomenta, ///< β = 0, 0.5, 0.9, 0.99
    BiasCorrection, ///< Adam with and without
    SuitableRates, ///< those there are, each at a rate that suits what is raced on
    MomentumForms ///< the notes' and PyTorch's, under a schedule
};
inline constexpr std::array allLineUps{LineUp::SuitableRates, LineUp::NotesFive,   LineUp::Everybody,
                                       LineUp::FiveRates,     LineUp::FourMomenta, LineUp::BiasCorrection,
                                       LineUp::MomentumForms};

QString lineUpName(LineUp lineUp, bool isOnNetworks);
QString lineUpHelp(LineUp lineUp, bool isOnNetworks);
/// Some line-ups vary the selected competitor.
void useLineUp(RosterState &state, LineUp lineUp);
/// SGD, momentum, Adagrad, RMSprop and Adam: those that the notes tell of.
void useNotesFive(Roster &roster, const FreshCompetitor &fresh);

} // namespace vitrine
