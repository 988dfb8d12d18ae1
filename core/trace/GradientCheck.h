#pragma once

#include "core/base/Result.h"
#include "core/blocks/Explanation.h"
#include "core/trace/Executor.h"

#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// What autograd says of one number, and what the loss does when that number moves.
struct CheckedGradient {
    Index index;
    double gradient = 0; ///< autograd's
    double slope = 0; ///< (L(w + h) − L(w − h)) / 2h
    /// |gradient − slope| over the largest of: both, 1e-6 of the tensor's largest gradient, and noise / limit, so that
    /// what lies within the noise is no error.
    double error = 0;
    /// What rounding of the loss alone can make of the slope: a difference smaller than this says nothing, however
    /// large it is beside a tiny gradient. With L the loss, 32 · ε · |L| / 2h: each of the two passes adds up some
    /// rounding of the loss's size.
    double noise = 0;

    /// Finite differences can't tell whether such a gradient is right.
    bool isWithinNoise() const;
};

struct GradientCheck {
    std::string tensor;
    std::int64_t elements = 0; ///< of the tensor
    std::vector<CheckedGradient> checked; ///< in the order of their places
    double worst = 0; ///< the largest error

    int hidden = 0; ///< how many of them lie within the noise

    /// Errors beyond this come from a wrong derivative, or from a kink (ReLU, max pooling) within h.
    static constexpr double limit = 1e-5;
};

/// Compares gradients number by number, so that who runs it can do other things in between.
class GradientChecker {
public:
    /// `tensor`: a parameter or an input. One forward and one backward pass.
    static Result<std::unique_ptr<GradientChecker>> make(const TraceRequest &request, const std::string &tensor,
                                                         std::size_t count, std::uint64_t seed);
    ~GradientChecker();

    bool isDone() const;
    double progress() const; ///< 0 … 1
    /// Checks one number more, by two forward passes.
    Result<void> advance();
    const GradientCheck &result() const { return m_check; }

private:
    class Mover;
    GradientChecker();

    GradientCheck m_check;
    Snapshot m_gradients;
    double m_largest = 0; ///< of the tensor's gradients
    std::vector<std::int64_t> m_places;
    std::unique_ptr<Mover> m_mover;
};

/// Compares gradients of a parameter ("conv1.weight") or an input ("image") with central differences, in double
/// precision with h = ε^⅓ · max(1, |w|). At most `count` numbers are moved, drawn by `seed`; all where the tensor has
/// no more. Two forward passes each; asks `request.cancel` and reports progress between them. Fails where there is no
/// such tensor, or no loss.
Result<GradientCheck> checkGradients(const TraceRequest &request, const std::string &tensor, std::size_t count,
                                     std::uint64_t seed);

} // namespace vitrine
