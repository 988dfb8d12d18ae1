#pragma once

#include "core/blocks/ExplainContext.h"

#include <string>
#include <vector>

namespace vitrine {

/// The texts of what an explanation of a normalisation y = γ·(x − μ)/√(σ² + ε) + β is made of.
struct NormTerms {
    std::string x; ///< the value normalised
    std::string mean;
    std::string variance; ///< biased
    std::string eps;
    std::string gamma; ///< empty: 1
    std::string beta; ///< empty: 0
};

/// y
std::string normForward(const NormTerms &terms);

/// The backward pass where mean and variance do not depend on x: γ·g/√(σ² + ε).
std::string normBackwardFixed(const NormTerms &terms, const std::string &gradient);

/// Sums over the values that share a mean and a variance, in double precision.
struct NormSums {
    double count = 0;
    double mean = 0;
    double variance = 0; ///< biased
    double gradient = 0; ///< Σ γ·∂L/∂y
    double product = 0; ///< Σ γ·∂L/∂y·x̂
};

/// `values` are the inputs that share statistics; `gradients` γ·∂L/∂y of the same places (empty in a forward pass).
NormSums normSums(const std::vector<double> &values, const std::vector<double> &gradients, double eps);

/// The terms for the number at `index` of a norm whose statistics no tensor holds: they stand as constants.
NormTerms normTerms(ExplainContext &context, const Index &index, const NormSums &sums, const std::string &over);

/// The backward pass through batch statistics: (γ·g − Σγg/m − x̂·Σγg·x̂/m)/√(σ² + ε). `over` says in the labels what
/// the sums run over: "N,H,W".
std::string normBackwardStatistics(ExplainContext &context, const NormTerms &terms, const std::string &gradient,
                                   const NormSums &sums, const std::string &over);

} // namespace vitrine
