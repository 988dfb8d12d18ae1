#pragma once

#include "core/units/UnitGraph.h"

#include <vector>

namespace vitrine {

/// One unit operation at work: forward it makes its value, backward it hands its gradient on to what went into it.
struct UnitStep {
    Pass pass = Pass::Forward;
    int unit = 0;

    bool operator==(const UnitStep &) const = default;
};

/// All steps: every operation forward, in order, then those with a way to the loss backward, the nearest to the loss
/// first, each after all that read it.
std::vector<UnitStep> unitSteps(const UnitGraph &graph);

/// Which numbers are known after some steps.
class UnitProgress {
public:
    UnitProgress(const UnitGraph &graph, const std::vector<UnitStep> &steps);

    /// At the end of step `step`; −1: only what is given.
    bool hasValue(int unit, int step) const;
    /// Whether what a unit hands to its inputs is there.
    bool hasHandedOn(int unit, int step) const;
    /// The part of ∂L/∂unit that has arrived, from the units that have handed on; whether it is all of it.
    double gradientAt(int unit, int step) const;
    bool isComplete(int unit, int step) const;
    /// Whether anything has arrived.
    bool hasGradient(int unit, int step) const;

private:
    struct Arrival {
        int step = 0;
        double value = 0;
    };
    std::vector<int> m_forward, m_backward; ///< step of each unit, −1 where it has none
    std::vector<std::vector<Arrival>> m_arrivals; ///< in the order of their steps
};

} // namespace vitrine
