#pragma once

#include "core/training/optimizers/support/Cell.h"

namespace vitrine {

/// w ← w − αg, along the steepest way down.
template <typename Number>
class PlainStep {
public:
    static constexpr std::size_t states = 0;

    explicit PlainStep(const StepSettings<Number> &set) : m_alpha(set("lr")), m_decay(set("weight_decay")) { }

    template <typename Cell>
    void update(Cell &cell) const
    {
        const auto g = penalised(cell, m_decay);
        cell.w = cell.let("w", cell.w - m_alpha * g);
    }

private:
    Number m_alpha;
    Number m_decay;
};

} // namespace vitrine
