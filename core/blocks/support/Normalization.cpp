#include "core/blocks/support/Normalization.h"

#include <cmath>

namespace vitrine {
namespace {

std::string deviation(const NormTerms &terms)
{
    return std::string("sqrt(").append(terms.variance).append(" + ").append(terms.eps).append(")");
}

std::string normalised(const NormTerms &terms)
{
    return std::string("(").append(terms.x).append(" - ").append(terms.mean).append(")/").append(deviation(terms));
}

} // namespace

std::string normForward(const NormTerms &terms)
{
    std::string text = normalised(terms);
    if (!terms.gamma.empty())
        text += "*" + terms.gamma;
    if (!terms.beta.empty())
        text += " + " + terms.beta;
    return text;
}

std::string normBackwardFixed(const NormTerms &terms, const std::string &gradient)
{
    const std::string scaled = terms.gamma.empty() ? gradient : terms.gamma + "*" + gradient;
    return scaled + "/" + deviation(terms);
}

NormSums normSums(const std::vector<double> &values, const std::vector<double> &gradients, double eps)
{
    NormSums sums;
    sums.count = static_cast<double>(values.size());
    for (const double value : values)
        sums.mean += value / sums.count;
    for (const double value : values)
        sums.variance += (value - sums.mean) * (value - sums.mean) / sums.count;
    const double scale = 1 / std::sqrt(sums.variance + eps);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        sums.gradient += gradients[i];
        sums.product += gradients[i] * (values[i] - sums.mean) * scale;
    }
    return sums;
}

NormTerms normTerms(ExplainContext &context, const Index &index, const NormSums &sums, const std::string &over)
{
    NormTerms terms;
    terms.x = context.input(0, index);
    terms.mean = context.constant("μ (" + over + ")", sums.mean);
    terms.variance = context.constant("σ² (" + over + ")", sums.variance);
    terms.eps = context.constant("ε", context.params().real("eps"));
    return terms;
}

std::string normBackwardStatistics(ExplainContext &context, const NormTerms &terms, const std::string &gradient,
                                   const NormSums &sums, const std::string &over)
{
    const std::string gamma = terms.gamma.empty() ? "" : "γ·";
    const std::string count = context.constant("m (" + over + ")", sums.count);
    const std::string total = context.constant("Σ " + gamma + "∂L/∂y (" + over + ")", sums.gradient);
    const std::string product = context.constant("Σ " + gamma + "∂L/∂y·x̂ (" + over + ")", sums.product);

    std::string text = "(";
    if (!terms.gamma.empty())
        text += terms.gamma + "*";
    text += gradient + " - " + total + "/" + count;
    text += " - " + normalised(terms) + "*" + product + "/" + count;
    text += ")/" + deviation(terms);
    return text;
}

} // namespace vitrine
