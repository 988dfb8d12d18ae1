#pragma once

#include "core/base/Cancel.h"
#include "core/units/UnitFunction.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// How ReLUs are put together: the two effects that make a network bend.
enum class ReluForm {
    Nested, ///< c + v·ReLU(wₙ·ReLU(… ReLU(w₁·x + b₁) …) + bₙ): one behind the other
    Summed ///< c + Σ vₖ·ReLU(wₖ·x + bₖ): side by side, added up
};

/// A curve over −1 … 1 made of ReLUs.
class ReluCurve {
public:
    /// Drawn by the seed: of several draws the one that starts closest to `targets`, the wanted values at evenly
    /// spaced x from −1 to 1; at least 2.
    ReluCurve(ReluForm form, int count, std::uint64_t seed, std::span<const double> targets);

    /// With given parameters, as many as the form has.
    ReluCurve(ReluForm form, int count, std::vector<double> parameters);

    ReluForm form() const { return m_form; }
    int count() const { return m_count; }
    /// w₁, b₁, w₂, b₂, …, then v (one, or one for each), then c.
    std::span<const double> parameters() const { return m_parameters; }
    std::span<double> parameters() { return m_parameters; }

    double value(double x);
    double slope(double x);
    /// Mean squared distance from the targets, and its derivative by each parameter.
    double loss(std::span<const double> targets, std::vector<double> *gradient = nullptr);
    /// Where the slope changes, in order.
    std::vector<double> corners();
    /// Of a sum: its part k alone, vₖ·ReLU(wₖ·x + bₖ).
    double part(int k, double x) const;

private:
    void draw(std::uint64_t seed);
    std::span<const double> inputsAt(double x);

    ReluForm m_form;
    int m_count;
    std::vector<double> m_parameters;
    std::vector<double> m_inputs; ///< x, then the parameters
    UnitFunction m_function;
};

/// The x of target i of `count`.
double fitPlace(std::size_t i, std::size_t count);

/// A curve as it is being fitted.
struct FitState {
    int step = 0;
    double loss = 0;
    std::vector<double> parameters;
};

struct FitRequest {
    ReluForm form = ReluForm::Summed;
    int count = 8; ///< ReLUs
    std::uint64_t seed = 1;
    std::vector<double> targets; ///< y at fitPlace(i, their number)
    int steps = 3000; ///< of Adam, on all targets at once
    double rate = 0.02;
};
/// Runs all steps; `progress` is asked after each whether and what to show. The state with the smallest loss, or the
/// one at which it was cancelled.
FitState fitRelus(const FitRequest &request, const Cancel &cancel,
                  const std::function<void(const FitState &)> &progress);

/// A named curve's values (core/data/NamedCurves) at evenly spaced places; all 0 for an unknown name.
std::vector<double> targetsOf(const std::string &name, std::size_t count);

} // namespace vitrine
