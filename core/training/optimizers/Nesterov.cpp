#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

/// Nesterov's momentum in PyTorch's form (Sutskever et al. 2013), where v holds gradients.
template <typename Number>
class NesterovStep {
public:
    static constexpr std::size_t states = 1;

    explicit NesterovStep(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_beta(set("momentum")), m_decay(set("weight_decay"))
    {
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        auto &[v] = cell.state;
        const auto g = penalised(cell, m_decay);
        v = cell.let("v", m_beta * v + g);
        cell.w = cell.let("w", cell.w - m_alpha * (g + m_beta * v));
    }

private:
    Number m_alpha;
    Number m_beta;
    Number m_decay;
};

} // namespace

std::unique_ptr<OptimizerKind> makeNesterov()
{
    return makeRowOptimizer<NesterovStep>({
        .name = "nesterov",
        .title = "Nesterov",
        .summary = Message::of(VITRINE_TEXT("core",
                                            "Momentum that looks ahead: it steps by the gradient where momentum is "
                                            "about to carry it, and so brakes earlier.")),
        .paper = "Nesterov 1983; Sutskever et al. 2013",
        .hyperparameters = {learningRate(0.01), momentumFactor(), weightPenalty()},
        .state = {{"v", Message::of(VITRINE_TEXT("core", "velocity: the fading sum of the gradients"))}},
    });
}

} // namespace vitrine
