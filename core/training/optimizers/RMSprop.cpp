#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

template <typename Number>
class RMSpropStep {
public:
    static constexpr std::size_t states = 1;

    explicit RMSpropStep(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_rho(set("rho")), m_epsilon(set("eps")), m_decay(set("weight_decay"))
    {
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        auto &[r] = cell.state;
        const auto g = penalised(cell, m_decay);
        r = cell.let("r", m_rho * r + (1 - m_rho) * square(g));
        cell.w = cell.let("w", cell.w - m_alpha * g / (sqrt(r) + m_epsilon));
    }

private:
    Number m_alpha;
    Number m_rho;
    Number m_epsilon;
    Number m_decay;
};

} // namespace

std::unique_ptr<OptimizerKind> makeRMSprop()
{
    return makeRowOptimizer<RMSpropStep>({
        .name = "rmsprop",
        .title = "RMSprop",
        .summary = Message::of(VITRINE_TEXT(
            "core",
            "Adagrad that forgets: it divides by a moving average of the squared gradients in place of their sum.")),
        .paper = "Tieleman & Hinton 2012, Coursera lecture 6.5",
        .hyperparameters = {learningRate(0.01), decayRate(), epsilon(), weightPenalty()},
        .state = {{"r", Message::of(VITRINE_TEXT("core", "moving average of the squared gradients"))}},
    });
}

} // namespace vitrine
