#pragma once

#include "core/training/surfaces/support/Dual.h"

#include <cstdint>
#include <vector>

namespace vitrine {

/// A formula of x and y as a list of steps, each of which uses the results of earlier ones; the last is the value.
class Formula {
public:
    enum class Op : std::uint8_t {
        Number,
        X,
        Y,
        Negate,
        Add,
        Subtract,
        Multiply,
        Divide,
        Power,
        Exp,
        Log,
        Sqrt,
        Abs,
        Sign,
        Sin,
        Cos,
        Tan,
        Tanh,
        Min,
        Max
    };
    struct Step {
        Op op = Op::Number;
        std::size_t left = 0; ///< index of the step that computes the first operand
        std::size_t right = 0;
        double number = 0;
    };

    /// Adds a step and returns its index.
    std::size_t add(const Step &step)
    {
        m_steps.push_back(step);
        return m_steps.size() - 1;
    }

    double value(Point2 place) const;
    SurfacePoint at(Point2 place) const;

private:
    std::vector<Step> m_steps;
};

} // namespace vitrine
