#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

template <typename Number>
class AdagradStep {
public:
    static constexpr std::size_t states = 1;

    explicit AdagradStep(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_epsilon(set("eps")), m_decay(set("weight_decay"))
    {
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        auto &[r] = cell.state;
        const auto g = penalised(cell, m_decay);
        r = cell.let("r", r + square(g));
        cell.w = cell.let("w", cell.w - m_alpha * g / (sqrt(r) + m_epsilon));
    }

private:
    Number m_alpha;
    Number m_epsilon;
    Number m_decay;
};

} // namespace

std::unique_ptr<OptimizerKind> makeAdagrad()
{
    return makeRowOptimizer<AdagradStep>({
        .name = "adagrad",
        .title = "Adagrad",
        .summary = Message::of(VITRINE_TEXT("core",
                                            "Gives each weight a rate of its own, smaller the more its gradients have "
                                            "summed up to; as the sum only grows, all rates fade.")),
        .paper = "Duchi, Hazan & Singer 2011",
        .hyperparameters = {learningRate(0.01), epsilon(), weightPenalty()},
        .state = {{"r", Message::of(VITRINE_TEXT("core", "sum of the squared gradients"))}},
    });
}

} // namespace vitrine
