#pragma once

#include "widgets/session/Outcome.h"

#include <optional>

namespace vitrine {

/// What side B of a comparison has of its own; all the rest it has from side A, and follows it.
struct NetCompareChoice {
    std::optional<NetworkSource> network;
    std::optional<WeightsSource> weights;
    std::optional<PictureSource> picture;
    std::optional<PixelEdits> pixels;

    /// B's question where A's is `open`.
    Question applied(const Question &open) const;
    /// What it takes to make `other` of `open`, however `open` changes afterwards.
    static NetCompareChoice between(const Question &open, const Question &other);

    static NetCompareChoice ofPicture(PictureSource picture);
    static NetCompareChoice ofWeights(WeightsSource weights);
    static NetCompareChoice ofNetwork(const Question &question);

    bool isNothing() const { return !network && !weights && !picture && !pixels; }
    bool operator==(const NetCompareChoice &) const = default;
};

/// The choice that is remembered from one start to the next: an item of the set, a file, fresh weights. Nothing where
/// it lives in memory alone.
void rememberChoice(const NetCompareChoice &choice);
/// What was remembered; else firstChoice().
NetCompareChoice rememberedChoice(const Outcome &open);
/// The item of the set after the one that is open; where there is no other, fresh weights.
NetCompareChoice firstChoice(const Outcome &open);
/// Others than those that are open.
WeightsSource freshWeights(const Question &open);

} // namespace vitrine
