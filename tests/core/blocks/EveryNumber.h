#pragma once

#include "core/blocks/support/Indexing.h"
#include "core/trace/Executor.h"
#include "core/trace/Explain.h"
#include "tests/support/Tolerance.h"

#include <cmath>
#include <string>

namespace vitrine::test {

/// NaN agrees with NaN, an infinity with itself, numbers within `tolerance`.
inline bool agree(double a, double b, double tolerance)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= tolerance;
}

/// The largest finite magnitude.
inline double finiteMagnitude(const Snapshot &tensor)
{
    double largest = 0;
    for (const double value : tensor.toDoubles()) {
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    }
    return largest;
}

/// Explains every number of a block's output, in the one pass; returns what is wrong with the first that its own terms
/// don't give again (within `relative` of the tensor's largest magnitude), or an empty text.
inline std::string firstDisagreement(const Trace &trace, const std::string &block, Pass pass, double relative)
{
    const Snapshot tensor = pass == Pass::Forward ? trace.output(block) : trace.gradient(block);
    if (!tensor.valid())
        return block + " has no such tensor";
    const double tolerance = relative * std::max(finiteMagnitude(tensor), 1e-6);
    std::string wrong;
    forEachIndex(tensor.shape(), [&](const Index &index) {
        if (!wrong.empty())
            return;
        const auto explanation = explain(trace, block, index, pass);
        if (!explanation)
            wrong = explanation.error().message.text();
        else if (!agree(explanation->recomputed, tensor.at(index), tolerance))
            wrong = block + (pass == Pass::Forward ? " forward " : " backward ") + toString(index) + ": traced "
                + std::to_string(tensor.at(index)) + ", recomputed " + std::to_string(explanation->recomputed) + " = "
                + explanation->expression.substr(0, 300);
    });
    return wrong;
}

} // namespace vitrine::test
