#pragma once

#include "widgets/units/UnitPicture.h"

#include <QString>

namespace vitrine {

/// A unit step as a numbered sentence with its real numbers: "3 · Add: y₁ = u₁ + b₁ = 6 + (−1) = 5", "9 · Backward,
/// Add: ∂L/∂u₁ = ∂L/∂y₁ · ∂y₁/∂u₁ = 1.5 · 1 = 1.5". Of many terms the first few are written. −1: what is given.
QString unitSentence(const UnitPicture &picture, int step);

/// "u₁ = w₁ · x = 2 · 3 = 6"
QString unitFormula(const UnitPicture &picture, int unit);
/// The same number with a minus sign of its own, in parentheses where something stands before it: "(−1)".
QString unitNumber(double value, bool isFirst = true);
/// "∂L/∂w₁"
QString derivativeOf(const QString &of, const QString &by);
/// All about a unit, as rich text: its name in the network, its operation and rules, its value, its gradient as the sum
/// over its branches.
QString unitTip(const UnitPicture &picture, int unit, int step);
/// What a unit does, in a word: "Multiply".
QString unitWord(UnitKind kind);

/// A path as a product, in letters and in numbers: "∂L/∂y₂ · ∂y₂/∂w₂ = 3 · 5 = 15"; `html`: with what was formed before
/// (its first `known` factors) set apart.
QString pathFormula(const UnitPicture &picture, const ChainPath &path, std::size_t known, const QString &knownStyle);

} // namespace vitrine
