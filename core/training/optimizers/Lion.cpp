#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

template <typename Number>
class Lion {
public:
    static constexpr std::size_t states = 1;

    explicit Lion(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_beta1(set("beta1")), m_beta2(set("beta2")), m_decay(set("weight_decay"))
    {
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        auto &[s] = cell.state;
        const auto direction = cell.let("c", m_beta1 * s + (1 - m_beta1) * cell.g);
        shrink(cell, m_alpha, m_decay);
        cell.w = cell.let("w", cell.w - m_alpha * sign(direction));
        s = cell.let("s", m_beta2 * s + (1 - m_beta2) * cell.g);
    }

private:
    Number m_alpha;
    Number m_beta1;
    Number m_beta2;
    Number m_decay;
};

} // namespace

std::unique_ptr<OptimizerKind> makeLion()
{
    return makeRowOptimizer<Lion>({
        .name = "lion",
        .title = "Lion",
        .summary = Message::of(VITRINE_TEXT("core",
                                            "Takes the sign of an average gradient alone, so that every weight moves "
                                            "by α: one state, and a rate some ten times smaller than Adam's.")),
        .paper = "Chen et al. 2023, arXiv 2302.06675",
        .hyperparameters = {learningRate(0.01), firstDecayRate(), secondDecayRate(), decoupledWeightDecay()},
        .state = {{"s", Message::of(VITRINE_TEXT("core", "moving average of the gradients"))}},
    });
}

} // namespace vitrine
