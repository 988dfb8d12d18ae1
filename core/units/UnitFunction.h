#pragma once

#include "core/units/UnitGraph.h"

#include <span>
#include <vector>

namespace vitrine {

/// Appends a number that is given, or an operation on units that are there; returns its place.
int addNumber(UnitGraph &graph, double value);
int addUnit(UnitGraph &graph, UnitKind kind, std::vector<int> inputs);

/// A function of some numbers, made of unit operations: evaluated again and again at other numbers, with its
/// derivative by each of them. In double precision.
class UnitFunction {
public:
    /// `inputs`: units of the graph that are given; `output`: the one that is asked for.
    UnitFunction(UnitGraph graph, std::vector<int> inputs, int output);

    std::size_t inputCount() const { return m_inputs.size(); }
    /// The value at these numbers, one for each input.
    double value(std::span<const double> inputs);
    /// ∂value/∂inputs at the numbers that value() was asked for last, from the output back.
    std::span<const double> gradient();

    double operator()(double x) { return value({&x, 1}); }
    /// Of a function of one number, after its value.
    double derivative() { return gradient()[0]; }

private:
    std::span<const double> gather(const Unit &unit);

    UnitGraph m_graph;
    std::vector<int> m_inputs;
    int m_output;
    std::vector<double> m_gathered, m_gradient;
};

} // namespace vitrine
