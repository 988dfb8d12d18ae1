#pragma once

#include "core/training/optimizers/support/Cell.h"

namespace vitrine {

/// The step of Adam (Kingma & Ba 2015, arXiv 1412.6980), which AdamW and Muon take as well: s and r are moving averages
/// of g and g², ŝ and r̂ the same without the pull towards the 0 that they began at.
template <typename Number>
class AdamStep {
public:
    AdamStep(const StepSettings<Number> &set, const Number &alpha, bool correctsBias)
        : m_alpha(alpha), m_beta1(set("beta1")), m_beta2(set("beta2")), m_epsilon(set("eps")),
          m_correction1(1 - toThePower(m_beta1, set.t())), m_correction2(1 - toThePower(m_beta2, set.t())),
          m_correctsBias(correctsBias)
    {
    }

    template <typename Cell, typename Gradient>
    void update(Cell &cell, const Gradient &g) const
    {
        auto &[s, r] = cell.state;
        s = cell.let("s", m_beta1 * s + (1 - m_beta1) * g);
        r = cell.let("r", m_beta2 * r + (1 - m_beta2) * square(g));
        const auto sHat = m_correctsBias ? cell.let("ŝ", s / m_correction1) : s;
        const auto rHat = m_correctsBias ? cell.let("r̂", r / m_correction2) : r;
        cell.w = cell.let("w", cell.w - m_alpha * sHat / (sqrt(rHat) + m_epsilon));
    }

private:
    Number m_alpha;
    Number m_beta1;
    Number m_beta2;
    Number m_epsilon;
    Number m_correction1;
    Number m_correction2;
    bool m_correctsBias;
};

} // namespace vitrine
